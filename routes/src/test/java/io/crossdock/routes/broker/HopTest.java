package io.crossdock.routes.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HopTest {

    private static final Problem.Code BUYER_MISSING = Problem.Code.data("BUYER-MISSING", "Add the buyer.");

    private Hub hub;
    private final List<List<Handled>> batches = new CopyOnWriteArrayList<>();

    @BeforeEach
    void startsTheHub(@TempDir Path folder) throws Exception {
        hub = new Hub(folder).queues("doc.order", "out.a", "out.b", "parked", "dead");
        hub.camel.getRegistry().bind("recorder", new BatchHooks() {
            @Override
            public void beforeCommit(List<Handled> batch, Sends sends) {
                batches.add(batch);
            }
        });
    }

    @AfterEach
    void stopsTheHub() throws Exception {
        hub.close();
    }

    @Test
    void commitsAHundredDocumentsInOneTransaction() throws Exception {
        hub.publish("doc.order", 100);

        hub.routes(route("hop:doc.order?hooks=#recorder", exchange -> {}));

        assertThat(hub.ids("out.a", 100)).isEqualTo(numbers(100));
        assertThat(batches).singleElement().satisfies(batch -> assertThat(batch).hasSize(100));
    }

    @Test
    void dropsTheSendsOfAFailedDocumentAndCommitsTheOtherNinetyNine() throws Exception {
        hub.publish("doc.order", 100);

        hub.routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("hop:doc.order?hooks=#recorder")
                        .to("hop:out.a")
                        .process(exchange -> park(exchange, "42"))
                        .process(exchange -> fail(exchange, "57"))
                        .to("hop:out.b");
            }
        });

        List<String> good = numbers(100).stream()
                .filter(id -> !id.equals("42") && !id.equals("57"))
                .toList();
        assertThat(hub.ids("out.a", 98)).isEqualTo(good);
        assertThat(hub.ids("out.b", 98)).isEqualTo(good);
        assertThat(hub.ids("parked", 1)).containsExactly("42");
        assertThat(hub.ids("dead", 1)).containsExactly("57");
        assertThat(hub.broker.depth("out.a")).isZero();
        assertThat(batches).singleElement().satisfies(batch -> assertThat(batch).hasSize(100));
        assertThat(hub.pauses).isEmpty();
    }

    private static void park(Exchange exchange, String id) {
        OpenHop hop = OpenHop.of(exchange);
        if (hop.message().id().equals(id)) {
            hop.end(new Outcome.Parked(BUYER_MISSING.at(Location.of("order " + id), "no buyer")));
        }
    }

    private static void fail(Exchange exchange, String id) {
        if (OpenHop.of(exchange).message().id().equals(id)) {
            throw new IllegalStateException("cannot happen");
        }
    }

    private static RouteBuilder route(String from, org.apache.camel.Processor step) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(from).routeId("flow:order").process(step).to("hop:out.a");
            }
        };
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }
}
