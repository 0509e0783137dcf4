package io.crossdock.mappings.edi;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Which character set bytes are in, whatever their sender says. */
final class Charsets {

    private static final int PIECE = 64;

    private Charsets() {}

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
