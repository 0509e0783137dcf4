package io.crossdock.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Channel;
import io.crossdock.config.Configuration;
import io.crossdock.config.Kind;
import io.crossdock.config.Secret;
import io.crossdock.config.yaml.YamlConfiguration;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Receipt;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.BatchHooks;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Handled;
import io.crossdock.routes.broker.Hops;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.broker.Outcome;
import io.crossdock.routes.broker.Send;
import io.crossdock.routes.broker.Unavailable;
import io.crossdock.routes.channel.Words;
import io.crossdock.routes.flow.Flow;
import io.crossdock.routes.flow.Subscriptions;
import io.crossdock.routes.ledger.LedgerEvent;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.PayloadRows;
import io.crossdock.routes.store.Payloads;
import io.crossdock.routes.witness.Witness;
import io.crossdock.routes.xref.CrossReferences;
import io.crossdock.routes.xref.Directory;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random sequences of what can happen to documents between the intake and their partners, on the real flow, pending table, worklist,
 * holds and notes, against {@link JourneyModel}. Only the broker is a list here: what is not committed comes again. {@code
 * -Dmodel.sequences=<n>} asks for more of them, {@code -Dmodel.seed=<n>} repeats a run.
 */
class JourneyModelTest {

    private static final int SEQUENCES = Integer.getInteger("model.sequences", 40);
    private static final long SEED = Long.getLong("model.seed", System.nanoTime() % 1_000_000);
    private static final int STEPS = 40;
    private static final int KEYS = 3;
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String EVENTS = "bert.shipments-out";
    private static final String STATES = "bert.stock-out";

    /** What goes again after a release is not in the model. */
    private static final Broker ELSEWHERE =
            Broker.external("tcp://127.0.0.1:1", "", new Secret("none", name -> List.of("none")), "main");

    @TempDir
    Path folder;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private Optional<Configuration> configuration = Optional.empty();
    private Optional<Database> open = Optional.empty();

    /** The process has died; what it had in memory is gone. */
    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void opens() throws IOException {
        Path partner = Files.createDirectories(folder.resolve("config/partners/bert"));
        Files.writeString(
                partner.resolve("partner.yaml"),
                "name: Bert\nconnections: { api: { http: { address: \"http://127.0.0.1:1\" } } }\n");
        for (String kind : List.of("shipment", "stock")) {
            Files.writeString(
                    partner.resolve((kind.equals("stock") ? kind : "shipments") + "-out.yaml"),
                    "direction: out\ncarries: " + kind
                            + "\nconnector: { api: {} }\nformat: { json: {} }\ndelivery: { attempts: 1 }\n");
        }
        Configuration read =
                YamlConfiguration.read(folder.resolve("config"), Words.of().vocabulary(), name -> List.of());
        assertThat(read.problems()).isEmpty();
        configuration = Optional.of(read);
        open = Optional.of(Database.embedded(folder.resolve("database")));
    }

    @AfterEach
    void closes() throws IOException {
        open.ifPresent(Database::close);
        camel.close();
    }

    @Test
    void endsAsTheModelSaysWhateverHappens() throws Exception {
        System.out.println("model: -Dmodel.seed=" + SEED + " repeats this run");
        Payloads payloads = new Payloads(folder.resolve("payloads"), new PayloadRows(open.orElseThrow(), "main"));
        for (int number = 0; number < SEQUENCES; number++) {
            new Sequence(number, payloads).run();
        }
    }

    private Channel channel(String id) {
        return configuration.orElseThrow().channel(id).orElseThrow();
    }

    /** One run, with keys of its own. */
    private final class Sequence {

        private final int number;
        private final Random random;
        private final Post post;
        private final JourneyModel model = new JourneyModel();
        private final Map<String, Deque<Message>> queues = new LinkedHashMap<>();
        private final Map<String, Boolean> alone = new HashMap<>();
        private final Map<String, Long> versions = new HashMap<>();
        private final Map<String, Desk> desks = new HashMap<>();
        private int documents;
        private boolean calm;

        Sequence(int number, Payloads payloads) {
            this.number = number;
            this.random = new Random(SEED + number);
            Database database = open.orElseThrow();
            this.post = new Post(
                    "main",
                    database,
                    payloads,
                    new CrossReferences(database, "main"),
                    () -> Directory.EMPTY,
                    new Circuits(database, "main", Duration.ofMillis(1)),
                    Map.of(),
                    Witness.NONE,
                    () -> NOW);
            post.deliveries().count("bert");
            for (String name : List.of(
                    Addresses.doc(Kind.SHIPMENT),
                    Addresses.doc(Kind.STOCK),
                    Addresses.out(EVENTS),
                    Addresses.out(STATES))) {
                queues.put(name, new ArrayDeque<>());
            }
        }

        void run() throws Exception {
            for (int step = 0; step < STEPS; step++) {
                step(random.nextInt(8));
            }
            calm = true;
            while (queues.values().stream().anyMatch(queue -> !queue.isEmpty())) {
                for (int step = 2; step < 8; step++) {
                    step(step);
                }
            }
            try {
                model.check(this::behind);
            } catch (AssertionError different) {
                throw new AssertionError("sequence " + number + " of -Dmodel.seed=" + SEED, different);
            }
        }

        private void step(int what) throws Exception {
            try {
                switch (what) {
                    case 0 -> arrives(Kind.SHIPMENT, 1);
                    case 1 -> arrives(Kind.STOCK, random.nextInt(3));
                    case 2, 3 -> flows(Kind.SHIPMENT);
                    case 4 -> flows(Kind.STOCK);
                    case 5, 6 -> delivers(EVENTS);
                    default -> delivers(STATES);
                }
            } catch (Died died) {
                desks.clear();
                model.doubt();
            }
        }

        /** States may come in any order; of a version there is one. */
        private void arrives(Kind kind, int newer) throws IOException {
            String key = key(kind, random.nextInt(KEYS));
            long version = versions.merge(key, (long) newer + (versions.containsKey(key) ? 0 : 1), Long::sum);
            long shown = newer == 0 ? -version - random.nextInt(1_000_000) : version * 10;
            String id = key + "/" + ++documents;
            Envelope envelope = new Envelope(
                    "main", id, kind, "anna", key, shown, "t", 0, "anna.in", "anna/drop", false, "b", NOW, Map.of());
            model.arrives(envelope);
            if (kind == Kind.SHIPMENT && random.nextInt(6) == 0) {
                model.refuses(id);
            }
            queue(Addresses.doc(kind)).add(envelope.message(CanonicalJson.write(document(kind, key))));
        }

        private void flows(Kind kind) throws Exception {
            Flow flow = new Flow(
                    () -> new Subscriptions(List.of(channel(EVENTS), channel(STATES))),
                    post.coalescing(),
                    post.holds(),
                    Witness.NONE,
                    () -> NOW);
            batch(Addresses.doc(kind), flow, message -> {});
        }

        private void delivers(String channel) throws Exception {
            Desk desk = desks.computeIfAbsent(channel, this::desk);
            batch(Addresses.out(channel), desk, message -> deliver(desk, message));
        }

        private Desk desk(String id) {
            Words words = Words.of();
            Channel channel = channel(id);
            return new Desk(
                    post,
                    channel,
                    words.format("json").orElseThrow(),
                    words.target("http").orElseThrow(),
                    new Planner(
                            post,
                            channel,
                            words.codec(channel).get(),
                            words.format("json").orElseThrow(),
                            Optional.empty()),
                    new Release(post, ELSEWHERE),
                    new Breaker(channel.id(), post.circuits(), post.clock()));
        }

        /** What is done with each message of a batch. */
        private interface Handling {
            void handle(Message message) throws Exception;
        }

        /** As a worker does it: what fails rolls the batch back, and what comes again comes alone. */
        private void batch(String address, BatchHooks hooks, Handling handling) throws Exception {
            Deque<Message> queue = queue(address);
            boolean again = alone.getOrDefault(address, false);
            List<Message> batch =
                    queue.stream().limit(again ? 1 : 1 + random.nextInt(5)).toList();
            if (batch.isEmpty()) {
                return;
            }
            alone.put(address, true);
            List<Send> sends = new ArrayList<>();
            try {
                hooks.before(batch);
                List<Handled> handled = new ArrayList<>();
                for (Message message : batch) {
                    handling.handle(message);
                    handled.add(new Handled(address, message, new Outcome.Sent(List.of()), NOW));
                }
                hooks.beforeCommit(handled, sends::add);
            } catch (Unavailable rolledBack) {
                return;
            }
            mayDie();
            batch.forEach(message -> queue.poll());
            alone.put(address, again && batch.size() == 1 && !queue.isEmpty() && random.nextBoolean());
            sends.forEach(this::send);
            mayDie();
            hooks.afterCommit();
        }

        private void deliver(Desk desk, Message message) throws Exception {
            Exchange exchange = Hops.open(new DefaultExchange(camel), message);
            while (desk.next(exchange)) {
                String transmission =
                        exchange.getMessage().getMandatoryBody(Dispatch.class).key();
                Outgoing outgoing = post.deliveries().find(transmission).orElseThrow();
                List<Envelope> documents =
                        outgoing.items().stream().map(this::envelope).toList();
                if (documents.stream().anyMatch(one -> model.isRefused(one.document()))) {
                    exchange.getMessage()
                            .setBody(Receipt.refused(DeliveryProblems.REFUSED.at(
                                    io.crossdock.config.Location.of("bert"), "never this one")));
                    desk.confirm(exchange);
                } else if (!calm && random.nextInt(5) == 0) {
                    exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new ConnectException("down"));
                    desk.failed(exchange);
                } else {
                    model.takes(outgoing.name() + " " + transmission, documents);
                    mayDie();
                    exchange.getMessage().setBody(Receipt.delivered());
                    desk.confirm(exchange);
                }
            }
        }

        private void mayDie() {
            if (!calm && random.nextInt(12) == 0) {
                throw new Died();
            }
        }

        private void send(Send send) {
            if (send.address().equals(LedgerEvent.ADDRESS)) {
                LedgerEvent event =
                        LedgerEvent.of(send.message().id(), send.message().body());
                event.entries().stream()
                        .filter(entry -> entry.state() == State.DELIVERED || entry.state() == State.SUPERSEDED)
                        .forEach(entry ->
                                model.ends(entry.document(), entry.state().word(), event.id()));
            } else {
                queue(send.address()).add(send.message());
            }
        }

        private Deque<Message> queue(String address) {
            return queues.computeIfAbsent(address, name -> new ArrayDeque<>());
        }

        private Envelope envelope(Outgoing.Item item) {
            return new Envelope(
                    "main",
                    item.document(),
                    Kind.of(item.kind()).orElseThrow(),
                    item.issuer(),
                    item.number(),
                    item.version(),
                    "t",
                    0,
                    "anna.in",
                    "anna/drop",
                    false,
                    "b",
                    NOW,
                    Map.of());
        }

        private String key(Kind kind, int key) {
            return "s" + SEED + "-" + number + "-" + kind.word() + "-" + key;
        }

        private List<String> behind(String document) {
            return post.holds()
                    .behind(EVENTS, document)
                    .map(behind -> behind.messages().stream().map(Message::id).toList())
                    .orElse(List.of());
        }
    }

    private static Document document(Kind kind, String key) throws IOException {
        String json = kind == Kind.STOCK
                ? "{\"kind\":\"stock\",\"article\":{\"id\":\"" + key
                        + "\"},\"location\":\"main\",\"buckets\":{\"available\":1},\"unit\":\"H87\"}"
                : "{\"kind\":\"shipment\",\"shipmentNumber\":\"" + key + "\"}";
        return CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
