package io.crossdock.connectors;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The body of an answer, as long as it is of a sensible size; what comes beyond it is dropped as it comes. */
public final class Collected extends OutputStream {

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

    @Override
    public void write(int part) {
        write(new byte[] {(byte) part}, 0, 1);
    }

    @Override
    public void write(byte[] part, int from, int length) {
        tooLarge |= bytes.size() + length > largest;
        if (!tooLarge) {
            bytes.write(part, from, length);
        }
    }

    /**
     * The bytes; nothing where there were too many.
     *
     * @param zipped whether they are compressed (RFC 1952); damaged ones count as none
     */
    public Optional<byte[]> bytes(boolean zipped) {
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
