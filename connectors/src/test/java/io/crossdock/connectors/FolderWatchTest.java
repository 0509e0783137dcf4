package io.crossdock.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.Test;

class FolderWatchTest {

    private static final Pause PACE = Pause.of(Duration.ofSeconds(1));
    private static final Pause REST = new Pause(Duration.ofSeconds(30), true);

    private final FolderWatch<Object> watch = new FolderWatch<>(List.of("*.edi"), PACE, () -> REST);

    @Test
    void waitsUntilAFileHasStoppedGrowing() {
        assertThat(look("a.edi", 10, 1)).isFalse();
        assertThat(look("a.edi", 20, 1)).isFalse();
        assertThat(look("a.edi", 20, 2)).isFalse();
        assertThat(look("a.edi", 20, 2)).isTrue();
    }

    @Test
    void forgetsAFileThatWentAway() {
        look("a.edi", 10, 1);
        look("b.edi", 10, 1);

        assertThat(look("a.edi", 10, 1)).isFalse();
    }

    @Test
    void takesOnlyTheNamesThatAreMeant() {
        look("a.csv", 10, 1);

        assertThat(look("a.csv", 10, 1)).isFalse();
    }

    @Test
    void looksMoreRarelyIntoAFolderThatStaysEmpty() {
        assertThat(watch.pause()).isEqualTo(Pause.of(Duration.ZERO));
        for (int look = 0; look < FolderWatch.CALM; look++) {
            watch.look();
            assertThat(watch.pause()).isEqualTo(PACE);
        }
        watch.look();
        assertThat(watch.pause()).isEqualTo(REST);

        look("a.edi", 10, 1);

        assertThat(watch.pause()).isEqualTo(PACE);
    }

    private boolean look(String name, long size, long modified) {
        watch.look();
        GenericFile<Object> file = new GenericFile<>();
        file.setFileName(name);
        file.setFileNameOnly(name);
        file.setFileLength(size);
        file.setLastModified(modified);
        return watch.accept(file);
    }
}
