package io.crossdock.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an in-channel looks at in its documents before they are published, and what becomes of those that do not hold.
 *
 * @param checkDigits of GTIN, GLN and SSCC
 * @param totals whether amounts sum up to what the document says they do
 * @param units absent: any
 * @param currencies absent: any
 * @param unknownArticle an article that no cross reference resolves (decision D11)
 * @param prices of lines that are none of those known for the article
 * @param packs quantities that are no whole packs of the article
 */
public record Checks(
        Consequence checkDigits,
        Consequence totals,
        Optional<Known> units,
        Optional<Known> currencies,
        Consequence unknownArticle,
        Consequence prices,
        Consequence packs) {

    public static final Checks NONE = new Checks(
            Consequence.PASS,
            Consequence.PASS,
            Optional.empty(),
            Optional.empty(),
            Consequence.PASS,
            Consequence.PASS,
            Consequence.PASS);

    /** Whether it needs what was told before of the articles. */
    public boolean compares() {
        return prices != Consequence.PASS || packs != Consequence.PASS;
    }

    /** What becomes of a document, or of its line, that does not hold. */
    public enum Consequence {
        /** Nobody looks. */
        PASS,
        /** It goes on, and the problem is shown. */
        WARN,
        /** The document goes on without the line, which waits for a person; where no line is at fault, the document waits. */
        PARK_LINE,
        /** The document waits for a person. */
        PARK;

        public static List<String> words() {
            return Arrays.stream(values()).map(Consequence::word).toList();
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Consequence of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * Words that are taken, and what becomes of others.
     *
     * @param words empty: all that the standard has
     */
    public record Known(List<String> words, Consequence otherwise) {
        public Known {
            words = List.copyOf(words);
        }
    }
}
