package io.crossdock.connectors;

import io.crossdock.config.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Bytes whose length must be known before they go on: in memory while few, in a temporary file beyond. */
public sealed interface Spool extends Payload {

    int IN_MEMORY = 64 * 1024;

    record Memory(byte[] bytes) implements Spool {}

    record Disk(Path path) implements Spool {}

    /** Takes a whole stream; nothing where it is longer than the limit. */
    static Optional<Spool> of(InputStream in, long limit) throws IOException {
        byte[] head = in.readNBytes(IN_MEMORY);
        if (head.length > limit) {
            return Optional.empty();
        }
        return head.length < IN_MEMORY ? Optional.of(new Memory(head)) : toDisk(head, in, limit);
    }

    private static Optional<Spool> toDisk(byte[] head, InputStream in, long limit) throws IOException {
        Disk disk = new Disk(Files.createTempFile("crossdock-", ".spool"));
        boolean complete = false;
        try (OutputStream out = Files.newOutputStream(disk.path)) {
            out.write(head);
            complete = copies(in, out, limit - head.length);
            return complete ? Optional.of(disk) : Optional.empty();
        } finally {
            if (!complete) {
                disk.drop();
            }
        }
    }

    /** Writes to a stream. */
    @FunctionalInterface
    interface Writer {
        void write(OutputStream out) throws IOException;
    }

    /** Takes what is written to a temporary file. */
    static Spool written(Writer writer) throws IOException {
        Disk disk = new Disk(Files.createTempFile("crossdock-", ".spool"));
        boolean complete = false;
        try (OutputStream out = Files.newOutputStream(disk.path)) {
            writer.write(out);
            complete = true;
            return disk;
        } finally {
            if (!complete) {
                disk.drop();
            }
        }
    }

    private static boolean copies(InputStream in, OutputStream out, long room) throws IOException {
        byte[] buffer = new byte[IN_MEMORY];
        long left = room;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            left -= read;
            if (left < 0) {
                return false;
            }
            out.write(buffer, 0, read);
        }
        return true;
    }

    @Override
    default InputStream open() throws IOException {
        return this instanceof Disk disk
                ? Files.newInputStream(disk.path)
                : new ByteArrayInputStream(((Memory) this).bytes);
    }

    @Override
    default long size() throws IOException {
        return this instanceof Disk disk ? Files.size(disk.path) : ((Memory) this).bytes.length;
    }

    /** Frees the disk. */
    default void drop() throws IOException {
        if (this instanceof Disk disk) {
            Files.deleteIfExists(disk.path);
        }
    }

    default Wire named(String name) {
        Spool spool = this;
        return new Wire() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InputStream open() throws IOException {
                return spool.open();
            }
        };
    }
}
