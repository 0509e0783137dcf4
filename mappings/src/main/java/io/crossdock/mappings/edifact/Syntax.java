package io.crossdock.mappings.edifact;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The syntax identifiers of UNB S001/0001 and the character sets that they stand for (ISO 9735, code list 0001). */
final class Syntax {

    private static final int PIECE = 64;
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

    /**
     * The character set that bytes are really written in. Text beyond ASCII that is sound UTF-8 is UTF-8, whatever was declared:
     * no other text looks like it by chance.
     */
    static Charset actual(Optional<Charset> declared, ByteBuffer bytes) {
        if (declared.isPresent() && multibyte(declared.get()) && fits(declared.get(), bytes)) {
            return declared.get();
        }
        if (fits(StandardCharsets.UTF_8, bytes)) {
            return StandardCharsets.UTF_8;
        }
        return declared.filter(charset -> fits(charset, bytes)).orElse(StandardCharsets.ISO_8859_1);
    }

    private static boolean multibyte(Charset charset) {
        return charset.newEncoder().maxBytesPerChar() > 1;
    }

    /** Whether all bytes are text in the character set, which is tried piece by piece and kept nowhere. */
    private static boolean fits(Charset charset, ByteBuffer bytes) {
        if (charset.equals(StandardCharsets.ISO_8859_1)) {
            return true;
        }
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer rest = bytes.duplicate();
        CharBuffer text = CharBuffer.allocate(PIECE);
        CoderResult result = decoder.decode(rest, text, true);
        while (result.isOverflow()) {
            text.clear();
            result = decoder.decode(rest, text, true);
        }
        return !result.isError();
    }
}
