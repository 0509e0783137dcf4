package io.crossdock.benchmarks;

import io.crossdock.config.Kind;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Format;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.edifact.Edifact;
import io.crossdock.mappings.x12.X12;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** Reading orders of a segment syntax into documents (P5): all contestants build the same orders of the same bytes. */
final class SegmentBenchmark {

    /** A way to read all orders. */
    @FunctionalInterface
    private interface Reading<T> {
        void read(Consumer<T> each) throws Exception;
    }

    /** A reader by hand, that checks nothing. */
    private interface ByHand {
        void read(byte[] bytes, Consumer<Sketch> each);
    }

    private final String title;
    private final byte[] bytes;
    private final Wire wire;
    private final Codec codec;
    private final ByHand byHand;
    private final StaediReading plain = StaediReading.envelopesOnly();
    private final StaediReading checking;

    private SegmentBenchmark(String title, Format format, byte[] bytes, ByHand byHand, String schema) throws Exception {
        this.title = title;
        this.bytes = bytes;
        this.wire = Wire.of("orders", bytes);
        this.codec = format.codec(Settings.NONE, Set.of(Kind.ORDER)).get();
        this.byHand = byHand;
        this.checking = StaediReading.withSchema(schema);
        List<Order> expected = all(this::byHand);
        if (expected.size() != OrdersFile.MESSAGES
                || !all(this::ours).equals(expected)
                || !all(each -> staedi(plain, each)).equals(expected)
                || !all(each -> staedi(checking, each)).equals(expected)) {
            throw new IllegalStateException("the contestants read different orders");
        }
    }

    static SegmentBenchmark edifact() throws Exception {
        return new SegmentBenchmark(
                "EDIFACT ORDERS D.96A",
                new Edifact(),
                OrdersFile.bytes(),
                (bytes, each) -> new HandReading(bytes).read(each),
                "orders-d96a.xml");
    }

    static SegmentBenchmark x12() throws Exception {
        return new SegmentBenchmark(
                "X12 850 004010",
                new X12(),
                PurchaseOrdersFile.bytes(),
                (bytes, each) -> new PurchaseOrderReading(bytes).read(each),
                "orders-850.xml");
    }

    private static List<Order> all(Reading<Order> reading) throws Exception {
        List<Order> orders = new ArrayList<>();
        reading.read(orders::add);
        return orders;
    }

    Contest orders() {
        return new Contest("P5: " + title + ", bytes to canonical orders", "orders/s")
                .reference(
                        "hand tokenizer, the same orders, no checks",
                        () -> rate(60, this::byHand, SegmentBenchmark::lines))
                .with(
                        "hand tokenizer, own bare objects, no checks",
                        () -> rate(60, each -> byHand.read(bytes, each), Sketch::lines))
                .with(
                        "the hub's codec: syntax, counts and values checked",
                        () -> rate(15, this::ours, SegmentBenchmark::lines))
                .with(
                        "StAEDI, envelopes checked, the same orders",
                        () -> rate(4, each -> staedi(plain, each), SegmentBenchmark::lines))
                .reference(
                        "StAEDI, envelopes and schema checked, the same orders",
                        () -> rate(1, each -> staedi(checking, each), SegmentBenchmark::lines));
    }

    private static int lines(Order order) {
        return order.lines().size();
    }

    private void byHand(Consumer<Order> each) {
        byHand.read(bytes, sketch -> each.accept(sketch.order()));
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
