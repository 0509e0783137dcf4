package io.crossdock.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The limit of every durable thing: append and sync. */
final class Disk {

    private static final int RECORD = 1024;
    private static final int SYNCS = 500;

    private Disk() {}

    /** How long one record of 1 KiB takes. */
    static Latencies syncs(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "append", ".log");
        long[] nanos = new long[SYNCS];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int sync = 0; sync < SYNCS; sync++) {
                long start = System.nanoTime();
                channel.write(ByteBuffer.allocate(RECORD));
                channel.force(false);
                nanos[sync] = System.nanoTime() - start;
            }
        } finally {
            Files.delete(file);
        }
        return new Latencies(nanos);
    }

    /** Records of 1 KiB a second, with so many of them before each sync. */
    static double append(Path folder, int records) throws IOException {
        Path file = Files.createTempFile(folder, "append", ".log");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long start = System.nanoTime();
            for (int sync = 0; sync < SYNCS; sync++) {
                ByteBuffer block = ByteBuffer.allocate(RECORD * records);
                while (block.hasRemaining()) {
                    channel.write(block);
                }
                channel.force(false);
            }
            return SYNCS * records * 1e9 / (System.nanoTime() - start);
        } finally {
            Files.delete(file);
        }
    }
}
