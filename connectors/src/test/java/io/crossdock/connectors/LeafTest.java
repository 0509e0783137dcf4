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
    @ValueSource(strings = {"", ".", "..", "...", "a/", "a/..", " ", ". .", "..\\..\\", "/"})
    void namesWhatHasNoName(String name) {
        assertThat(Leaf.of(name)).isEqualTo("unnamed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CON", "con.edi", "Nul", "aux.tar.gz", "COM1", "lpt9.csv", "COM\u00b2", "PRN .edi", "CONIN$"})
    void makesNoDeviceOfWindows(String name) {
        assertThat(Leaf.of(name)).isEqualTo("_" + name);
        assertThat(Leaf.is(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"console.edi", "COM10.edi", "nullable", "my con.edi"})
    void leavesANameAloneThatOnlyBeginsLikeADevice(String name) {
        assertThat(Leaf.is(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:evil.edi",
                "a.edi:stream",
                "a\u001b[2Jb",
                "a\nb",
                "a\u2028b",
                "invoice\u202egpj.exe",
                "a\ud800b",
                "a\udc00",
                "|sh",
                "a<b>",
                "\"a\"",
                "a\u0085b"
            })
    void takesOutWhatIsNoCharacterOfAName(String name) {
        assertThat(Leaf.of(name)).contains("_").doesNotMatch("(?s).*[\\p{C}:|<>\"\u2028].*");
        assertThat(Leaf.is(name)).isFalse();
        assertThat(Leaf.is(Leaf.of(name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.edi.", "a.edi...", "a.edi ", "a.edi. .", " a.edi"})
    void endsNoNameAsWindowsWouldNotKeepIt(String name) {
        assertThat(Leaf.of(name)).isEqualTo("a.edi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u5c3a", "\ud83d\ude80", "x", "\u00e9"})
    void makesNoNameThatIsTooLongForAFileSystem(String letter) {
        String name = Leaf.of(letter.repeat(5000) + ".edi");

        assertThat(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)).hasSizeBetween(190, 200);
        assertThat(name).endsWith(letter + ".edi");
        assertThat(Leaf.is(name)).isTrue();
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
