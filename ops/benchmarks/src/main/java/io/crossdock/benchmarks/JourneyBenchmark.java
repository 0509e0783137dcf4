package io.crossdock.benchmarks;

import io.crossdock.routes.Hub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The whole way of an order (P4): a file of EDIFACT orders is read, checked, mapped, kept, published, routed, written as JSON and
 * sent in a request of its own to a partner on loopback; with claims, delivery rows and the ledger.
 */
final class JourneyBenchmark implements AutoCloseable {

    private final Surroundings surroundings;
    private final CountingPartner partner = new CountingPartner();
    private final AtomicInteger references = new AtomicInteger(20_000);

    JourneyBenchmark(Surroundings surroundings) throws IOException {
        this.surroundings = surroundings;
    }

    /** Orders a second, from the file that appears to the answer to the last request. */
    String table() throws Exception {
        try (Skeleton skeleton = new Skeleton(surroundings, partner);
                OrdinaryJourney ordinary = new OrdinaryJourney(surroundings, partner);
                DefaultCamelContext camel = new DefaultCamelContext()) {
            Path folder = Files.createDirectories(surroundings.folder().resolve("journey"));
            Hub hub = Hub.start(
                    surroundings.hub(), OrdersChannels.in(folder, partner, ""), camel, InstantSource.system());
            try (hub) {
                return new Contest("P4: orders from a file to requests of one each; " + surroundings.name(), "orders/s")
                        .reference(
                                "bare skeleton: tokenizer, three raw batched transactions, the same rows, the same requests",
                                () -> skeleton.perSecond(file(1_000)))
                        .reference(
                                "camel file, StAEDI, two transacted queues, one request each",
                                () -> measured(ordinary.folder(), 200))
                        .with("the hub, as shipped", () -> measured(folder.resolve("out"), 1_000))
                        .table();
            }
        }
    }

    private byte[] file(int orders) {
        return OrdersFile.bytes(references.incrementAndGet(), orders);
    }

    private double measured(Path folder, int orders) throws IOException {
        long before = partner.requests();
        Path draft = Files.write(folder.resolve(".draft"), file(orders));
        long start = System.nanoTime();
        Files.move(draft, folder.resolve("orders-" + references.get() + ".edi"));
        partner.await(before + orders);
        return orders * 1e9 / (System.nanoTime() - start);
    }

    @Override
    public void close() {
        partner.close();
    }
}
