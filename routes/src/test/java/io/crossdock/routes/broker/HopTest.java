package io.crossdock.routes.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a hop makes of documents, one by one and in batches. */
@Timeout(300)
class HopTest {

    private static final Problem BUYER_MISSING =
            Problem.Code.data("BUYER-MISSING", "Add the buyer.").at(Location.of("order 42"), "no buyer");

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
    void givesWayToAnotherAddressButTakesABatchNowAndThen() throws Exception {
        hub.queues("doc.order.bulk").publish("doc.order", 1);
        hub.publish("doc.order.bulk", 200);

        hub.route("hop:doc.order.bulk?after=doc.order&hooks=#recorder", exchange -> {});

        assertThat(hub.ids("out.a", 200)).hasSize(200);
        assertThat(batches).hasSize(2);
        assertThat(hub.pauses).hasSizeGreaterThanOrEqualTo(18);
    }

    @Test
    void waitsForNothingWhereTheOtherAddressIsEmpty() throws Exception {
        hub.queues("doc.order.bulk").publish("doc.order.bulk", 200);

        hub.route("hop:doc.order.bulk?after=doc.order&hooks=#recorder", exchange -> {});

        assertThat(hub.ids("out.a", 200)).hasSize(200);
        assertThat(hub.pauses).isEmpty();
    }

    @Test
    void commitsAHundredDocumentsInOneTransaction() throws Exception {
        hub.publish("doc.order", 100);

        hub.route("hop:doc.order?hooks=#recorder", exchange -> {});

        assertThat(hub.ids("out.a", 100)).isEqualTo(Hub.numbers(100));
        assertThat(batches).singleElement().satisfies(batch -> assertThat(batch).hasSize(100));
        assertThat(hub.stopped().broker.depth("doc.order")).isZero();
    }

    @Test
    void handsOnIdHeadersAndBody() throws Exception {
        hub.publish(
                "doc.order", List.of(new Message("4711", Map.of("tenant", "main", "kind", "order"), utf8("größer"))));

        hub.route("hop:doc.order", exchange -> {
            exchange.getMessage().setHeader("step", "flow");
            exchange.getMessage().setHeader("CamelFileName", "../../etc/passwd");
        });

        Message sent = hub.take("out.a", 1).get(0);
        assertThat(sent.id()).isEqualTo("4711");
        assertThat(sent.headers()).isEqualTo(Map.of("tenant", "main", "kind", "order", "step", "flow"));
        assertThat(sent.body()).isEqualTo(utf8("größer"));
    }

    @Test
    void handsOnABodyBeyondTheBrokersLimitForOrdinaryMessages() throws Exception {
        byte[] catalogue = "0123456789".repeat(300_000).getBytes(StandardCharsets.US_ASCII);
        hub.publish("doc.order", List.of(new Message("large", Map.of(), catalogue)));

        hub.route("hop:doc.order", exchange -> {});

        assertThat(hub.take("out.a", 1).get(0).body()).isEqualTo(catalogue);
    }

    @Test
    void deliversALoneDocumentWithoutWaitingForAFullBatch() throws Exception {
        hub.route("hop:doc.order?batch=100&linger=5&hooks=#recorder", exchange -> {});

        hub.publish("doc.order", 1);
        assertThat(hub.ids("out.a", 1)).containsExactly("0");
        hub.publish("doc.order", 1);
        assertThat(hub.ids("out.a", 1)).containsExactly("0");

        assertThat(batches).hasSize(2).allSatisfy(batch -> assertThat(batch).hasSize(1));
    }

    @Test
    void dropsTheSendsOfFailedDocumentsAndCommitsTheOthersWithThem() throws Exception {
        hub.publish("doc.order", 100);

        hub.routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("hop:doc.order?hooks=#recorder")
                        .to("hop:out.a")
                        .process(exchange -> end(exchange, "42", new Outcome.Parked(BUYER_MISSING)))
                        .process(exchange -> fail(exchange, "57"))
                        .to("hop:out.b");
            }
        });

        List<String> good = Hub.numbers(100).stream()
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

    @Test
    void tellsTheSinkAndTheHooksHowEachDocumentEnded() throws Exception {
        hub.publish("doc.order", 4);
        Instant monday = Instant.parse("2026-03-02T06:00:00Z");

        hub.route("hop:doc.order?hooks=#recorder", exchange -> {
            end(exchange, "1", new Outcome.Held(monday, "credit check"));
            end(exchange, "2", new Outcome.Refused(BUYER_MISSING));
            fail(exchange, "3");
        });

        assertThat(hub.ids("dead", 3)).containsExactly("1", "2", "3");
        List<Outcome> outcomes = batches.get(0).stream().map(Handled::outcome).toList();
        assertThat(outcomes.get(0)).isInstanceOfSatisfying(Outcome.Sent.class, sent -> assertThat(sent.sends())
                .singleElement()
                .satisfies(send -> assertThat(send.address()).isEqualTo("out.a")));
        assertThat(outcomes.get(1)).isEqualTo(new Outcome.Held(monday, "credit check"));
        assertThat(outcomes.get(2)).isEqualTo(new Outcome.Refused(BUYER_MISSING));
        assertThat(outcomes.get(3)).isInstanceOfSatisfying(Outcome.Dead.class, dead -> assertThat(dead.failure())
                .hasMessage("cannot happen to 3"));
    }

    @Test
    void callsTheHooksAroundTheBatchAndSendsWhatTheyAdd() throws Exception {
        List<String> calls = new CopyOnWriteArrayList<>();
        hub.camel.getRegistry().bind("database", new BatchHooks() {
            @Override
            public void before(List<Message> batch) {
                calls.add("before " + batch.size());
            }

            @Override
            public void beforeCommit(List<Handled> batch, Sends sends) {
                calls.add("before commit " + batch.size());
                sends.add(Send.to("out.b", Hub.message("from the outbox")));
            }
        });
        hub.publish("doc.order", 2);

        hub.route(
                "hop:doc.order?hooks=#database",
                exchange ->
                        calls.add("document " + OpenHop.of(exchange).message().id()));

        assertThat(hub.ids("out.b", 1)).containsExactly("from the outbox");
        assertThat(calls).containsExactly("before 2", "document 0", "document 1", "before commit 2");
    }

    @Test
    void collectsWhatTheBranchesOfASplitSend() throws Exception {
        hub.publish("doc.order", List.of(new Message("order", Map.of(), utf8("red,green,blue"))));

        hub.routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("hop:doc.order")
                        .split(body().convertToString().tokenize(","))
                        .setHeader(Message.ID, simple("${header.id}-${exchangeProperty.CamelSplitIndex}"))
                        .to("hop:out.a");
            }
        });

        assertThat(hub.take("out.a", 3))
                .extracting(Message::id, message -> new String(message.body(), StandardCharsets.UTF_8))
                .containsExactly(tuple("order-0", "red"), tuple("order-1", "green"), tuple("order-2", "blue"));
    }

    @Test
    void killsADocumentWhoseHeaderIsNoText() throws Exception {
        hub.publish("doc.order", 1);

        hub.route("hop:doc.order?hooks=#recorder", exchange -> exchange.getMessage()
                .setHeader("lines", 3));

        assertThat(hub.ids("dead", 1)).containsExactly("0");
        assertThat(batches.get(0).get(0).outcome())
                .isInstanceOfSatisfying(Outcome.Dead.class, dead -> assertThat(dead.failure())
                        .hasMessageContaining("header 'lines' is no text"));
    }

    @Test
    void refusesToSendWhereNoTransactionIsOpen() throws Exception {
        hub.routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:in").to("hop:out.a");
            }
        });

        Exchange exchange = hub.camel.createProducerTemplate().send("direct:in", in -> in.getMessage()
                .setBody("x"));

        assertThat(exchange.getException())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no transaction is open");
        assertThat(hub.broker.depth("out.a")).isZero();
    }

    @Test
    void refusesToSendAfterTheHopIsOver() throws Exception {
        List<OpenHop> kept = new CopyOnWriteArrayList<>();
        hub.publish("doc.order", 1);
        hub.route("hop:doc.order", exchange -> kept.add(OpenHop.of(exchange)));
        hub.take("out.a", 1);

        assertThatIllegalStateException()
                .isThrownBy(() -> kept.get(0).add(Send.to("out.a", Hub.message("late"))))
                .withMessageContaining("the hop of document 0 is over");
    }

    private static void end(Exchange exchange, String id, Outcome outcome) {
        OpenHop hop = OpenHop.of(exchange);
        if (hop.message().id().equals(id)) {
            hop.end(outcome);
        }
    }

    private static void fail(Exchange exchange, String id) {
        if (OpenHop.of(exchange).message().id().equals(id)) {
            throw new IllegalStateException("cannot happen to " + id);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
