package io.crossdock.routes.broker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;

/**
 * Finds how long the journal may wait for more writes before it syncs: a tenth of what a sync takes on this disk. The library's own
 * setting for embedded use, 3.33 ms, would cap one stream at 290 commits a second on any disk.
 */
final class JournalTimer {

    static final Duration SHORTEST = Duration.ofNanos(20_000);
    static final Duration LONGEST = Duration.ofNanos(3_333_333);

    private static final int ROUNDS = 50;
    private static final int BLOCK = 4096;

    private JournalTimer() {}

    static Duration calibrate(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, "sync-time", ".probe");
        try (FileChannel file = FileChannel.open(probe, StandardOpenOption.WRITE)) {
            long[] nanos = new long[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                nanos[round] = timeOfOneSync(file);
            }
            Arrays.sort(nanos);
            return timer(Duration.ofNanos(nanos[ROUNDS / 2]));
        } finally {
            Files.delete(probe);
        }
    }

    static Duration timer(Duration sync) {
        Duration tenth = sync.dividedBy(10);
        if (tenth.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return tenth.compareTo(LONGEST) > 0 ? LONGEST : tenth;
    }

    private static long timeOfOneSync(FileChannel file) throws IOException {
        long start = System.nanoTime();
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        while (block.hasRemaining()) {
            file.write(block);
        }
        file.force(false);
        return System.nanoTime() - start;
    }
}
