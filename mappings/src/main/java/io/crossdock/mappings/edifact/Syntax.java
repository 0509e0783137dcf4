package io.crossdock.mappings.edifact;

import io.crossdock.mappings.edi.SegmentWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The syntax identifiers of UNB S001/0001 and the character sets that they stand for (ISO 9735, code list 0001). */
final class Syntax {

    private static final Map<String, Charset> CHARSETS = new LinkedHashMap<>();

    static {
        CHARSETS.put("UNOA", StandardCharsets.US_ASCII);
        CHARSETS.put("UNOB", StandardCharsets.US_ASCII);
        CHARSETS.put("UNOC", StandardCharsets.ISO_8859_1);
        CHARSETS.put("UNOD", Charset.forName("ISO-8859-2"));
        CHARSETS.put("UNOE", Charset.forName("ISO-8859-5"));
        CHARSETS.put("UNOF", Charset.forName("ISO-8859-7"));
        CHARSETS.put("UNOG", Charset.forName("ISO-8859-3"));
        CHARSETS.put("UNOH", Charset.forName("ISO-8859-4"));
        CHARSETS.put("UNOI", Charset.forName("ISO-8859-6"));
        CHARSETS.put("UNOJ", Charset.forName("ISO-8859-8"));
        CHARSETS.put("UNOK", Charset.forName("ISO-8859-9"));
        CHARSETS.put("UNOW", StandardCharsets.UTF_8);
        CHARSETS.put("UNOX", Charset.forName("ISO-2022-JP"));
        CHARSETS.put("UNOY", StandardCharsets.UTF_8);
    }

    private Syntax() {}

    /** The characters that may be written under an identifier. */
    static SegmentWriter.Repertoire repertoire(String identifier) {
        return new SegmentWriter.Repertoire(
                identifier,
                charset(identifier).orElse(StandardCharsets.US_ASCII),
                character -> allows(identifier, character));
    }

    static Optional<Charset> charset(String identifier) {
        return Optional.ofNullable(CHARSETS.get(identifier));
    }

    static List<String> identifiers() {
        return List.copyOf(CHARSETS.keySet());
    }

    /** Whether the identifier's repertoire has the character: UNOA and UNOB have less than ASCII (ISO 9735, annex A). */
    static boolean allows(String identifier, int character) {
        boolean lower = character >= 'a' && character <= 'z';
        boolean common = (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || " .,-()/='+:?!\"%&*;<>".indexOf(character) >= 0;
        return switch (identifier) {
            case "UNOA" -> common;
            case "UNOB" -> common || lower;
            default -> character >= ' ' && (character < 0x7f || character > 0x9f);
        };
    }
}
