package io.crossdock.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LikelyWordTest {

    private static final List<String> WORDS = List.of("direction", "carries", "where", "when");

    @Test
    void findsTheWordThatWasMeant() {
        assertThat(LikelyWord.of("dircetion", WORDS)).hasValue("direction");
        assertThat(LikelyWord.of("carry", WORDS)).isEmpty();
        assertThat(LikelyWord.of("carrie", WORDS)).hasValue("carries");
        assertThat(LikelyWord.of("whre", WORDS)).hasValue("where");
    }

    @Test
    void countsInsertedDeletedReplacedAndSwappedLetters() {
        assertThat(LikelyWord.distance("", "abc")).isEqualTo(3);
        assertThat(LikelyWord.distance("abc", "abc")).isZero();
        assertThat(LikelyWord.distance("abc", "acb")).isEqualTo(1);
        assertThat(LikelyWord.distance("kitten", "sitting")).isEqualTo(3);
    }

    @Test
    void showsNoMoreWordsThanOneReads() {
        List<String> many = IntStream.range(10, 40).mapToObj(n -> "word-" + n).toList();
        assertThat(LikelyWord.hint("else", many))
                .startsWith("known are word-10, word-11")
                .endsWith("and 10 more");
        assertThat(LikelyWord.hint("else", List.of())).isEqualTo("no key is known here");
    }
}
