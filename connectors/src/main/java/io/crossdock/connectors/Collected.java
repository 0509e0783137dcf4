package io.crossdock.connectors;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The body of an answer, as long as it is of a sensible size; what comes beyond it is dropped as it comes. */
public final class Collected {

    private static final int MEGABYTE = 1024 * 1024;

    private final int largest;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean tooLarge;

    /** Of at most a megabyte. */
    public Collected() {
        this(1);
    }

    /** @param megabytes which it may have */
    public Collected(int megabytes) {
        this.largest = megabytes * MEGABYTE;
    }

    /** Reads the body of one answer into this. */
    public BodyHandler<Void> handler() {
        return BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(this::add));
    }

    private synchronized void add(byte[] part) {
        tooLarge |= bytes.size() + part.length > largest;
        if (!tooLarge) {
            bytes.writeBytes(part);
        }
    }

    /**
     * The bytes; nothing where there were too many.
     *
     * @param zipped whether they are compressed (RFC 1952); damaged ones count as none
     */
    public synchronized Optional<byte[]> bytes(boolean zipped) {
        if (tooLarge) {
            return Optional.empty();
        }
        return zipped ? unzipped() : Optional.of(bytes.toByteArray());
    }

    private Optional<byte[]> unzipped() {
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            byte[] plain = zip.readNBytes(largest + 1);
            return plain.length > largest ? Optional.empty() : Optional.of(plain);
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }
}
