package io.crossdock.routes.store;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Names by content: SHA-256, hexadecimal. */
public final class Digest {

    private Digest() {}

    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(Payloads.sha256().digest(bytes));
    }

    /** A text from outside as a column of some width takes it: itself where it fits, else the start of its digest. */
    public static String fit(String text, int width) {
        boolean fits = text.length() <= width && text.indexOf('\0') < 0;
        if (fits) {
            return text;
        }
        String digest = of(text.getBytes(StandardCharsets.UTF_8));
        return digest.substring(0, Math.min(width, digest.length()));
    }

    /** A deterministic id from its parts: the first 32 digits of their digest. */
    public static String id(String... parts) {
        return of(String.join("\n", parts).getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }
}
