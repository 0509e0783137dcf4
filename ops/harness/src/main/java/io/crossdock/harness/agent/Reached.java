package io.crossdock.harness.agent;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often each point was reached, in a mapped file, so that it is known of processes that were killed too. Called by the hub's
 * patched classes.
 */
public final class Reached {

    private static volatile @Nullable Reached inForce;

    private final List<Point> points;
    private final LongBuffer counts;
    private final long[] now;
    private final String halt;
    private final long turn;

    /**
     * @param file of all processes of a run
     * @param halt the name of the point to halt at, or empty
     * @param turn halts when it is reached for this time in this process
     */
    Reached(List<Point> points, Path file, String halt, long turn) throws IOException {
        this.points = points;
        this.now = new long[points.size()];
        this.counts = map(file, points.size());
        this.halt = halt;
        this.turn = turn;
    }

    private static LongBuffer map(Path file, int points) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, 8L * points)
                    .order(ByteOrder.nativeOrder())
                    .asLongBuffer();
        }
    }

    void begin() {
        inForce = this;
    }

    /** How often each point was reached by all processes that counted into this file. */
    public static Map<String, Long> counts(Path file) throws IOException {
        List<Point> points = Point.all();
        LongBuffer counts = map(file, points.size());
        Map<String, Long> byName = new LinkedHashMap<>();
        for (int i = 0; i < points.size(); i++) {
            byName.put(points.get(i).name(), counts.get(i));
        }
        return byName;
    }

    /** Called from the patched classes. */
    public static void at(int number) {
        Reached reached = inForce;
        if (reached != null && applies(reached.points.get(number).where())) {
            reached.count(number);
        }
    }

    private static boolean applies(String where) {
        if (where.startsWith("thread ")) {
            return Thread.currentThread().getName().contains(where.substring("thread ".length()));
        }
        return where.isEmpty() || isUnder(where.substring("under ".length()).split("#", 2));
    }

    private static boolean isUnder(String[] place) {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().startsWith(place[0])
                        && (place.length == 1 || frame.getMethodName().contains(place[1]))));
    }

    private synchronized void count(int number) {
        counts.put(number, counts.get(number) + 1);
        now[number]++;
        if (now[number] == turn && points.get(number).name().equals(halt)) {
            Runtime.getRuntime().halt(Agent.HALTED);
        }
    }
}
