package io.crossdock.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.connectors.ConnectorBench;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Source;
import io.crossdock.connectors.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A folder that was left alone for long. A million of them: {@code -Dcrossdock.files=1000000}. */
class VeryManyFilesTest extends ConnectorBench {

    private static final int FILES = Integer.getInteger("crossdock.files", 20_000);
    private static final int MOST = 10_000;

    @Override
    protected Source source() {
        return new FileSource();
    }

    @Override
    protected Target target() {
        return new FileTarget();
    }

    @Override
    protected Counterpart counterpart() throws IOException {
        return new LocalFolders(folder);
    }

    /** The later in the alphabet, the older. */
    @BeforeEach
    void lay() throws IOException {
        for (int file = 0; file < FILES; file++) {
            Path path = Files.createFile(folder.resolve("in").resolve(name(file)));
            Files.setLastModifiedTime(path, FileTime.fromMillis(2_000_000_000L - 1_000L * file));
        }
    }

    private static String name(int file) {
        return "order-%07d.edi".formatted(file);
    }

    @Test
    void holdsTheOldestAndNoMore() {
        List<Path> held = OldestFiles.in(folder.resolve("in"), name -> true);

        assertThat(held).hasSize(MOST);
        assertThat(held.get(0)).hasFileName(name(FILES - 1));
        assertThat(held.get(MOST - 1)).hasFileName(name(FILES - MOST));
    }

    @Test
    void takesTheOldestFirst() throws Exception {
        receive();

        Awaitility.await()
                .atMost(java.time.Duration.ofMinutes(2))
                .until(() -> takenNames().size() >= 3);

        assertThat(takenNames()).startsWith(name(FILES - 1), name(FILES - 2), name(FILES - 3));
    }
}
