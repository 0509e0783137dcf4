package io.crossdock.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OldestTest {

    private record File(String name, long modified) {}

    @Test
    void keepsTheOldestOfAMillionAndNoMore() {
        Oldest<File> oldest = new Oldest<>(name -> true, File::name, File::modified);
        for (int number = 0; number < 1_000_000; number++) {
            oldest.add(new File("f" + number, (number * 7919L) % 1_000_000));
        }

        assertThat(oldest.files()).hasSize(Oldest.MOST);
        assertThat(oldest.files())
                .extracting(File::modified)
                .startsWith(0L, 1L, 2L)
                .endsWith(Oldest.MOST - 1L);
    }

    @Test
    void leavesNoPlaceToWhatIsNotMeant() {
        Oldest<File> oldest = new Oldest<>(name -> name.endsWith(".edi"), File::name, File::modified);
        for (int number = 0; number < 2 * Oldest.MOST; number++) {
            oldest.add(new File("old" + number + ".txt", 1));
        }
        oldest.add(new File("b.edi", 2));
        oldest.add(new File("a.edi", 2));

        assertThat(oldest.files()).extracting(File::name).isEqualTo(List.of("a.edi", "b.edi"));
    }
}
