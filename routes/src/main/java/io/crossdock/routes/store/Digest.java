package io.crossdock.routes.store;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Names by content: SHA-256, hexadecimal. */
public final class Digest {

    private Digest() {}

    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(Payloads.sha256().digest(bytes));
    }

    /** A deterministic id from its parts: the first 32 digits of their digest. */
    public static String id(String... parts) {
        return of(String.join("\n", parts).getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }
}
