package io.crossdock.connectors.as2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a partner's {@code weak} lets in. */
class AlgorithmsTest {

    private static final List<String> WEAK = List.of("md5", "sha-1", "3des", "rc2");

    private static List<String> accepted(Algorithms algorithms) {
        return Stream.concat(
                        Arrays.stream(Hash.values()).filter(algorithms::accept).map(Hash::word),
                        Arrays.stream(Cipher.values())
                                .filter(algorithms::accept)
                                .map(Cipher::word))
                .toList();
    }

    @Test
    void refuseAllThatIsWeakUnlessItIsNamed() {
        assertThat(accepted(new Algorithms(Set.of())))
                .contains("sha-256", "aes128-cbc")
                .doesNotContainAnyElementsOf(WEAK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"md5", "sha-1", "3des", "rc2"})
    void acceptTheWeakOneThatIsNamedAndNoOther(String word) {
        List<String> others = WEAK.stream().filter(weak -> !weak.equals(word)).toList();

        assertThat(accepted(new Algorithms(Set.of(word)))).contains(word).doesNotContainAnyElementsOf(others);
    }

    @Test
    void useAWeakOneOnlyWhereItWasAgreed() {
        Algorithms old = new Algorithms(Set.of("md5", "rc2"));

        assertThatCode(() -> old.demand(Hash.MD5)).doesNotThrowAnyException();
        assertThatCode(() -> old.demand(Cipher.RC2)).doesNotThrowAnyException();
        assertThatThrownBy(() -> old.demand(Hash.SHA_1)).hasMessage("sha-1 is too weak to sign with");
        assertThatThrownBy(() -> old.demand(Cipher.TRIPLE_DES)).hasMessage("3des is too weak to encrypt with");
    }
}
