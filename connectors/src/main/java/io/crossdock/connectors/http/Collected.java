package io.crossdock.connectors.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

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

    /**
     * The bytes; nothing where there were more than a megabyte.
     *
     * @param zipped whether they are compressed (RFC 1952); damaged ones count as none
     */
    synchronized Optional<byte[]> bytes(boolean zipped) {
        if (tooLarge) {
            return Optional.empty();
        }
        return zipped ? unzipped() : Optional.of(bytes.toByteArray());
    }

    private Optional<byte[]> unzipped() {
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            byte[] plain = zip.readNBytes(LARGEST + 1);
            return plain.length > LARGEST ? Optional.empty() : Optional.of(plain);
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }
}
