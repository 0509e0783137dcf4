package io.crossdock.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.Test;

class FolderWatchTest {

    private final FolderWatch<Object> watch = new FolderWatch<>(List.of("*.edi"), 5);

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
        assertThat(looks(FolderWatch.CALM)).isEqualTo(FolderWatch.CALM);
        assertThat(looks(50)).isEqualTo(10);

        look("a.edi", 10, 1);

        assertThat(looks(2)).isEqualTo(2);
    }

    private long looks(int times) {
        return IntStream.range(0, times).filter(time -> watch.due()).count();
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
