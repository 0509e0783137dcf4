package io.crossdock.routes.store;

import io.crossdock.config.Wire;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Bytes by their content: stored once, compressed, named by their SHA-256. What {@link #keep} returned is on disk, synced.
 */
public final class Payloads {

    private static final int SHELVES = 256;

    private final Path folder;

    /** @param folder on one node any folder; on several nodes one that they share */
    public Payloads(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        for (int shelf = 0; shelf < SHELVES; shelf++) {
            Files.createDirectories(folder.resolve("%02x".formatted(shelf)));
        }
        syncFolder(folder);
    }

    /**
     * @param digest SHA-256 of the bytes, hexadecimal: the key to read them again
     * @param size in bytes, before compression
     */
    public record Payload(String digest, long size) {}

    /** Keeps all that the wire holds, without holding it in memory. */
    public Payload keep(Wire wire) throws IOException {
        Path draft = Files.createTempFile(folder, "draft-", ".part");
        try {
            MessageDigest sha = sha256();
            long size;
            try (InputStream in = new DigestInputStream(wire.open(), sha);
                    OutputStream out = new DeflaterOutputStream(
                            Files.newOutputStream(draft), new Deflater(Deflater.BEST_SPEED), 65_536)) {
                size = in.transferTo(out);
            }
            String digest = HexFormat.of().formatHex(sha.digest());
            publish(draft, digest);
            return new Payload(digest, size);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** The bytes of a digest under a name; opened each time anew. */
    public Wire wire(String digest, String name) {
        Path file = place(digest);
        return new Wire() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InputStream open() throws IOException {
                return new InflaterInputStream(Files.newInputStream(file));
            }
        };
    }

    private void publish(Path draft, String digest) throws IOException {
        if (!Files.exists(place(digest))) {
            place(draft, place(digest));
        }
        // of one that was there too: whoever placed it may have failed at this
        syncFolder(shelf(digest));
    }

    private void place(Path draft, Path place) throws IOException {
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

    private Path place(String digest) {
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
