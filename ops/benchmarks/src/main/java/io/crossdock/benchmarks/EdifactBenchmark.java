package io.crossdock.benchmarks;

import io.crossdock.config.Kind;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.edifact.Edifact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** Reading EDIFACT orders into documents (P5): all contestants build the same orders of the same bytes. */
final class EdifactBenchmark {

    /** A way to read all orders. */
    @FunctionalInterface
    private interface Reading<T> {
        void read(Consumer<T> each) throws Exception;
    }

    private final byte[] bytes = OrdersFile.bytes();
    private final Wire wire = Wire.of("orders.edi", bytes);
    private final Codec codec =
            new Edifact().codec(Settings.NONE, Set.of(Kind.ORDER)).get();
    private final StaediReading plain = StaediReading.envelopesOnly();
    private final StaediReading checking = StaediReading.withSchema();

    EdifactBenchmark() throws Exception {
        List<Order> expected = all(this::byHand);
        if (expected.size() != OrdersFile.MESSAGES
                || !all(this::ours).equals(expected)
                || !all(each -> staedi(plain, each)).equals(expected)
                || !all(each -> staedi(checking, each)).equals(expected)) {
            throw new IllegalStateException("the contestants read different orders");
        }
    }

    private static List<Order> all(Reading<Order> reading) throws Exception {
        List<Order> orders = new ArrayList<>();
        reading.read(orders::add);
        return orders;
    }

    Contest orders() {
        return new Contest("P5: EDIFACT ORDERS D.96A, bytes to canonical orders", "orders/s")
                .reference(
                        "hand tokenizer, the same orders, no checks",
                        () -> rate(60, this::byHand, EdifactBenchmark::lines))
                .with(
                        "hand tokenizer, own bare objects, no checks",
                        () -> rate(60, each -> new HandReading(bytes).read(each), Sketch::lines))
                .with(
                        "the hub's codec: syntax, counts and values checked",
                        () -> rate(15, this::ours, EdifactBenchmark::lines))
                .with(
                        "StAEDI, envelopes checked, the same orders",
                        () -> rate(4, each -> staedi(plain, each), EdifactBenchmark::lines))
                .reference(
                        "StAEDI, envelopes and schema checked, the same orders",
                        () -> rate(1, each -> staedi(checking, each), EdifactBenchmark::lines));
    }

    private static int lines(Order order) {
        return order.lines().size();
    }

    private void byHand(Consumer<Order> each) {
        new HandReading(bytes).read(sketch -> each.accept(sketch.order()));
    }

    private void staedi(StaediReading reading, Consumer<Order> each) throws Exception {
        reading.read(bytes, sketch -> each.accept(sketch.order()));
    }

    private void ours(Consumer<Order> each) throws IOException {
        codec.decode(wire, message -> true, decoded -> each.accept(order(decoded)));
    }

    private static Order order(Decoded decoded) {
        if (decoded instanceof Decoded.Good good
                && good.unmapped().isEmpty()
                && good.warnings().isEmpty()) {
            Document document = good.document();
            return (Order) document;
        }
        throw new IllegalStateException("the data of the benchmark is faulty: " + decoded);
    }

    /** @param times how often the file is read, so that a round takes long enough */
    private static <T> double rate(int times, Reading<T> reading, ToIntFunction<T> lines) throws Exception {
        long[] read = {0};
        long start = System.nanoTime();
        for (int time = 0; time < times; time++) {
            reading.read(each -> read[0] += lines.applyAsInt(each));
        }
        long nanos = System.nanoTime() - start;
        long orders = (long) times * OrdersFile.MESSAGES;
        if (read[0] != orders * OrdersFile.LINES) {
            throw new IllegalStateException("lines were lost: " + read[0]);
        }
        return orders * 1e9 / nanos;
    }
}
