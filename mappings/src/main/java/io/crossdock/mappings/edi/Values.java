package io.crossdock.mappings.edi;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** What the parts of a message say, in the characters that its interchange names. */
final class Values {

    private final Segments segments;
    private final Charset charset;
    private final byte release;
    private final byte decimal;
    private final boolean comma;

    /** @param comma whether numbers may have a decimal comma, whatever the interchange says */
    Values(Segments segments, ServiceCharacters characters, Charset charset, boolean comma) {
        this.segments = segments;
        this.charset = charset;
        this.release = characters.release();
        this.decimal = characters.decimal();
        this.comma = comma;
    }

    String text(int part) {
        return part == Segments.NONE ? "" : Texts.text(segments, part, release, charset);
    }

    Optional<String> word(int part, Codes codes) {
        Optional<String> plain = part == Segments.NONE ? Optional.empty() : codes.word(segments.packed(part));
        return plain.isPresent() ? plain : codes.word(text(part));
    }

    Optional<BigDecimal> number(int part) {
        if (part == Segments.NONE) {
            return Optional.empty();
        }
        Optional<BigDecimal> number = number(part, decimal);
        return number.isEmpty() && comma ? number(part, (byte) ',') : number;
    }

    private Optional<BigDecimal> number(int part, byte mark) {
        return Numbers.parse(segments.bytes(), segments.offset(part), segments.length(part), mark);
    }

    /** Which of the codes it is; -1: none of them. */
    int choice(int part, List<byte[]> codes) {
        for (int i = 0; i < codes.size() && part != Segments.NONE; i++) {
            if (segments.is(part, codes.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** All parts of the first segments that nobody took. */
    List<Leftovers.Leftover> leftovers(Directory directory, int count) {
        return Leftovers.of(directory, segments, count, release, charset);
    }
}
