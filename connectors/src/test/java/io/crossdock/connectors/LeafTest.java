package io.crossdock.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafTest {

    @ParameterizedTest
    @ValueSource(strings = {"../a.edi", "/etc/a.edi", "C:\\temp\\a.edi", "..\\..\\a.edi", "x/../a.edi"})
    void keepsTheLastPartOfAPath(String path) {
        assertThat(Leaf.of(path)).isEqualTo("a.edi");
        assertThat(Leaf.is(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/", "a/..", " "})
    void namesWhatHasNoName(String name) {
        assertThat(Leaf.of(name)).isEqualTo("unnamed");
    }

    @Test
    void takesControlCharactersAndWildcardsOut() {
        assertThat(Leaf.of("a\r\nb\0*?.edi")).isEqualTo("a__b___.edi");
    }

    @Test
    void leavesAnOrdinaryNameAlone() {
        assertThat(Leaf.is("Lieferschein-Größe 1.edi")).isTrue();
    }

    @Test
    void keepsTheEndOfALongName() {
        assertThat(Leaf.of("x".repeat(300) + ".edi")).hasSize(200).endsWith(".edi");
    }
}
