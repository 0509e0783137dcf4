package io.crossdock.connectors.http;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** The body of an answer, as long as it is of a sensible size. */
final class Collected {

    private static final int LARGEST = 1024 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean tooLarge;

    synchronized void add(byte[] part) {
        tooLarge |= bytes.size() + part.length > LARGEST;
        if (!tooLarge) {
            bytes.writeBytes(part);
        }
    }

    /** The bytes; nothing where there were more than a megabyte. */
    synchronized Optional<byte[]> bytes() {
        return tooLarge ? Optional.empty() : Optional.of(bytes.toByteArray());
    }
}
