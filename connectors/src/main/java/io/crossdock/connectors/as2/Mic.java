package io.crossdock.connectors.as2;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/** The digest by which both sides know that they speak of the same bytes: {@code Received-Content-MIC}. */
record Mic(Hash hash, byte[] digest) {

    static Mic of(Hash hash, Entity content) throws IOException {
        try (InputStream in = content.whole()) {
            return new Mic(hash, hash.of(in));
        }
    }

    /** {@code <Base64>, <algorithm>}; absent where it is anything else. */
    static Optional<Mic> parse(String text) {
        int comma = text.lastIndexOf(',');
        if (comma < 0) {
            return Optional.empty();
        }
        String value = text.substring(0, comma).strip();
        return Hash.of(text.substring(comma + 1))
                .filter(hash -> value.matches("[A-Za-z0-9+/]{16,}={0,2}") && value.length() % 4 == 0)
                .map(hash -> new Mic(hash, Base64.getDecoder().decode(value)));
    }

    boolean isSameAs(Mic other) {
        return hash == other.hash && MessageDigest.isEqual(digest, other.digest);
    }

    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(digest) + ", " + hash.word();
    }
}
