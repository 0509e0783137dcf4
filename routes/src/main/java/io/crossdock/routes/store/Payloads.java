package io.crossdock.routes.store;

import io.crossdock.config.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Bytes that must survive, compressed. Small ones are rows of the transaction that refers to them: no sync of their own. Large ones
 * are files, named by their SHA-256, stored once, and on disk, synced, before anything refers to them.
 */
public final class Payloads {

    /** In bytes, before compression: an order or two; above it, two syncs are little beside the writing. */
    private static final int SMALL = 16 * 1024;

    private static final int SHELVES = 256;

    private final Path folder;
    private final PayloadRows rows;

    /** @param folder on one node any folder; on several nodes one that they share */
    public Payloads(Path folder, PayloadRows rows) throws IOException {
        this.rows = rows;
        this.folder = Files.createDirectories(folder);
        for (int shelf = 0; shelf < SHELVES; shelf++) {
            Files.createDirectories(folder.resolve("%02x".formatted(shelf)));
        }
        syncFolder(folder);
    }

    /**
     * What a wire held.
     *
     * @param digest SHA-256 of the bytes, hexadecimal
     * @param size in bytes, before compression
     * @param small the bytes, compressed, where they are few; otherwise they lie in the folder
     */
    public record Payload(String digest, long size, Optional<byte[]> small) {}

    /** Reads all that the wire holds, without holding much of it in memory; to be kept by the transaction that refers to it. */
    public Payload read(Wire wire) throws IOException {
        try (InputStream in = wire.open()) {
            byte[] head = in.readNBytes(SMALL + 1);
            if (head.length > SMALL) {
                return place(new SequenceInputStream(new ByteArrayInputStream(head), in));
            }
            return new Payload(Digest.of(head), head.length, Optional.of(deflated(head)));
        }
    }

    /** Keeps it under its digest; within the caller's transaction. */
    public void keep(Payload payload) {
        keep(payload, payload.digest());
    }

    /**
     * Keeps it under a key of its own, so that nobody waits for another's transaction with the same bytes; within the caller's.
     *
     * @return the key to read it again, which is the digest where it is large
     */
    public String keep(Payload payload, String key) {
        payload.small().ifPresent(bytes -> rows.keep(key, bytes));
        return payload.small().isPresent() ? key : payload.digest();
    }

    /** Keeps what is known to be small, in the place of what was under the key; within the caller's transaction. */
    public void replace(byte[] bytes, String key) throws IOException {
        rows.forget(List.of(key));
        rows.keep(key, deflated(bytes));
    }

    /** Keeps all that the wire holds in the folder, whatever its size; it survives a power loss once this returns. */
    public Payload place(Wire wire) throws IOException {
        try (InputStream in = wire.open()) {
            return place(in);
        }
    }

    private Payload place(InputStream bytes) throws IOException {
        Path draft = Files.createTempFile(folder, "draft-", ".part");
        try {
            MessageDigest sha = sha256();
            long size;
            try (OutputStream out = Files.newOutputStream(draft)) {
                size = deflate(new DigestInputStream(bytes, sha), out);
            }
            String digest = HexFormat.of().formatHex(sha.digest());
            publish(draft, digest);
            return new Payload(digest, size, Optional.empty());
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream(bytes.length / 2 + 64);
        deflate(new ByteArrayInputStream(bytes), deflated);
        return deflated.toByteArray();
    }

    /** @return how many bytes there were */
    private static long deflate(InputStream in, OutputStream out) throws IOException {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream deflating = new DeflaterOutputStream(out, deflater, 8_192)) {
            return in.transferTo(deflating);
        } finally {
            deflater.end();
        }
    }

    /** What was kept under a key, with a name; opened each time anew. */
    public Wire wire(String key, String name) {
        Path file = placeOf(key);
        return rows.find(key)
                .map(row -> inflating(name, () -> new ByteArrayInputStream(row)))
                .orElseGet(() -> inflating(name, () -> Files.newInputStream(file)));
    }

    private interface Opening {
        InputStream open() throws IOException;
    }

    private static Wire inflating(String name, Opening deflated) {
        return new Wire() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InputStream open() throws IOException {
                return new InflaterInputStream(deflated.open());
            }
        };
    }

    private void publish(Path draft, String digest) throws IOException {
        if (!Files.exists(placeOf(digest))) {
            move(draft, placeOf(digest));
        }
        // of one that was there too: whoever placed it may have failed at this
        syncFolder(shelf(digest));
    }

    private void move(Path draft, Path place) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        try {
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException crossDevice) {
            throw new IOException("the payload folder " + folder + " spans two file systems", crossDevice);
        }
    }

    /** A rename is durable once its folder is synced; Windows cannot open a folder, and keeps names in its journal. */
    private static void syncFolder(Path folder) throws IOException {
        if (File.separatorChar == '/') {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private Path placeOf(String digest) {
        return shelf(digest).resolve(digest);
    }

    private Path shelf(String digest) {
        return folder.resolve(digest.substring(0, 2));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
