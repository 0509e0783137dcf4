package io.crossdock.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Channel;
import io.crossdock.config.Checked;
import io.crossdock.config.Configuration;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.config.yaml.YamlConfiguration;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.LateReceipt;
import io.crossdock.connectors.Receipt;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Shipment;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.BatchHooks;
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
import java.io.UncheckedIOException;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random sequences of what can happen to documents between the intake and their partners, on the real flow, pending table, worklist,
 * holds, notes, releases and acknowledgements, against {@link JourneyModel}. Only the broker is a list here: what is not committed comes again. {@code
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

    private static final Duration PATIENCE = Duration.ofHours(1);

    /** Stands in what cannot be written. */
    private static final String UNWRITABLE = "no sign for it";

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
        private final Set<String> unwritable = new HashSet<>();
        private final Set<String> sent = new LinkedHashSet<>();
        private final Release release;
        private final Reconciliation reconciliation;
        private final Payloads payloads;
        private final long given;
        private Instant now = NOW;
        private int documents;
        private boolean calm;
        private boolean byAPerson;

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
                    () -> now);
            this.payloads = payloads;
            this.release = new Release(post, new Lists());
            this.reconciliation = new Reconciliation(database, "main", () -> now);
            post.deliveries().count("bert");
            this.given = lastNumber();
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
                step(random.nextInt(12));
            }
            calm = true;
            while (queues.values().stream().anyMatch(queue -> !queue.isEmpty())) {
                for (int step = 2; step < 8; step++) {
                    step(step);
                }
            }
            try {
                model.check(this::behind);
                model.checkNumbers(given + 1, lastNumber());
                sent.forEach(transmission -> assertThat(rung(transmission))
                        .as("what is known of %s", transmission)
                        .isEqualTo(model.rung(transmission)));
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
                    case 7 -> delivers(STATES);
                    case 8, 9 -> aPersonActs(what == 8);
                    case 10 -> thePartnerSpeaks();
                    default -> timePasses();
                }
            } catch (Died died) {
                startsAgain();
            }
        }

        private void aPersonActs(boolean releases) {
            byAPerson = true;
            try {
                if (releases) {
                    aPersonReleases();
                } else {
                    aPersonRejects();
                }
            } finally {
                byAPerson = false;
            }
        }

        private void startsAgain() {
            desks.clear();
            model.doubt();
            try {
                release.resume();
            } catch (Died once) {
                startsAgain();
            }
        }

        private void aPersonReleases() {
            parked().ifPresent(one -> {
                boolean right = random.nextBoolean();
                Optional<byte[]> mended = Optional.empty();
                if (right) {
                    mended = unwritable.remove(one.document())
                            ? Optional.of(CanonicalJson.write(document(Kind.SHIPMENT, one.number(), "")))
                            : Optional.empty();
                    model.takesFromNowOn(one.document());
                }
                release.release(EVENTS, one.document(), mended);
            });
        }

        /** Not what still lies on the queue, since its batch was rolled back: that is parked once more. */
        private void aPersonRejects() {
            Set<String> queued =
                    queue(Addresses.out(EVENTS)).stream().map(Message::id).collect(Collectors.toSet());
            parked().filter(one -> !queued.contains(one.document())).ifPresent(one -> {
                Envelope envelope = post.holds().contents(one.document()).get(0).envelope();
                model.rejects(one.document());
                List<Holds.Released> freed =
                        post.database().durably(() -> release.free(EVENTS, List.of(Outgoing.Item.of(envelope))));
                mayDie();
                release.send(freed);
            });
        }

        private Optional<Holds.Held> parked() {
            List<Holds.Held> parked = post.holds().parked(1000).stream()
                    .filter(one -> one.number().startsWith(prefix()))
                    .toList();
            return parked.isEmpty() ? Optional.empty() : Optional.of(parked.get(random.nextInt(parked.size())));
        }

        /** Of something that it got, whatever it said before. */
        private void thePartnerSpeaks() {
            if (sent.isEmpty()) {
                return;
            }
            String transmission = List.copyOf(sent).get(random.nextInt(sent.size()));
            boolean sound = random.nextBoolean();
            Optional<Problem> problem = sound
                    ? Optional.empty()
                    : Optional.of(DeliveryProblems.REFUSED.at(Location.of("bert"), "not this"));
            LateReceipt receipt = new LateReceipt(
                    transmission, problem, Wire.of("receipt", "signed".getBytes(StandardCharsets.UTF_8)));
            Reconciliation.Heard heard = post.database()
                    .durably(() -> reconciliation.hear("bert/api", receipt, payloads, Location.of("receipt")));
            assertThat(heard.problems()).noneMatch(one -> one.code().equals(DeliveryProblems.ACKNOWLEDGES_NOTHING));
            model.hears(transmission, sound);
            mayDie();
        }

        /** What lies on the queues by then is sent, so that all that was sent is due. */
        private void timePasses() {
            now = now.plus(PATIENCE).plusSeconds(1);
            Set<String> noted = sent.stream()
                    .filter(transmission -> post.deliveries()
                            .find(transmission)
                            .filter(one -> one.state() == Outgoing.State.DELIVERED)
                            .isPresent())
                    .collect(Collectors.toSet());
            boolean more = true;
            while (more) {
                more = !post.database()
                        .durably(() -> reconciliation.overdue(now))
                        .isEmpty();
            }
            model.allIsDue(noted);
        }

        /** As the broker has them, with what may go wrong on the way. */
        private final class Lists implements Release.Queues {
            @Override
            public void open(String address) {
                queue(address);
            }

            @Override
            public void publish(List<Send> sends, String mark) {
                mayDie();
                sends.forEach(Sequence.this::send);
                if (!calm && byAPerson && random.nextBoolean()) {
                    meanwhile();
                }
                mayDie();
            }

            /** The worker is faster than the person's thread. */
            private void meanwhile() {
                byAPerson = false;
                try {
                    delivers(EVENTS);
                } catch (RuntimeException died) {
                    throw died;
                } catch (Exception other) {
                    throw new IllegalStateException(other);
                }
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
            String carrier = "";
            if (kind == Kind.SHIPMENT && random.nextInt(6) == 0) {
                model.refuses(id);
                if (random.nextBoolean()) {
                    unwritable.add(id);
                    carrier = UNWRITABLE;
                }
            }
            queue(Addresses.doc(kind)).add(envelope.message(CanonicalJson.write(document(kind, key, carrier))));
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
                            new Fussy(words.codec(channel).get()),
                            words.format("json").orElseThrow(),
                            Optional.of(PATIENCE)),
                    release,
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
                model.shows(outgoing.reference(), outgoing.name() + " " + text(outgoing));
                if (documents.stream().anyMatch(one -> model.isRefused(one.document()))) {
                    exchange.getMessage()
                            .setBody(Receipt.refused(
                                    DeliveryProblems.REFUSED.at(Location.of("bert"), "never this one")));
                    desk.confirm(exchange);
                } else if (!calm && random.nextInt(5) == 0) {
                    exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new ConnectException("down"));
                    desk.failed(exchange);
                } else {
                    model.takes(outgoing.name() + " " + transmission, documents);
                    sent.add(transmission);
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
            return prefix() + kind.word() + "-" + key;
        }

        private String prefix() {
            return "s" + SEED + "-" + number + "-";
        }

        private String text(Outgoing outgoing) throws IOException {
            return new String(payloads.wire(outgoing.payload(), outgoing.name()).bytes(), StandardCharsets.UTF_8);
        }

        private long lastNumber() {
            return post.database()
                    .sql()
                    .sql("select last from delivery_counter where partner = 'bert'")
                    .query(Long.class)
                    .single();
        }

        private String rung(String transmission) {
            return post.database()
                    .sql()
                    .sql("select state from delivery_awaited where transmission = ?")
                    .param(transmission)
                    .query(String.class)
                    .single();
        }

        /** A document that is parked, and those that wait behind it. */
        private List<String> behind(String document) {
            return post.database()
                    .sql()
                    .sql(
                            "select f.document from delivery_hold h join delivery_hold f on f.number = h.number"
                                    + " where h.document = ? and h.state = 'PARKED' and f.sequence >= h.sequence order by f.sequence")
                    .param(document)
                    .query(String.class)
                    .list();
        }
    }

    /** Writes what it can. */
    private record Fussy(Codec codec) implements Codec {
        @Override
        public void peek(Wire wire, Consumer<Peeked> each) throws IOException {
            codec.peek(wire, each);
        }

        @Override
        public void decode(Wire wire, Predicate<Peeked.Message> wanted, Consumer<Decoded> each) throws IOException {
            codec.decode(wire, wanted, each);
        }

        @Override
        public Checked<Wire> encode(List<Document> documents, Context context) {
            boolean writable = documents.stream()
                    .noneMatch(one -> one instanceof Shipment shipment
                            && shipment.carrier().filter(UNWRITABLE::equals).isPresent());
            return writable
                    ? codec.encode(documents, context)
                    : new Checked.Faulty<>(List.of(DeliveryProblems.UNREADABLE.at(Location.of("it"), UNWRITABLE)));
        }
    }

    private static Document document(Kind kind, String key, String carrier) {
        String json = kind == Kind.STOCK
                ? "{\"kind\":\"stock\",\"article\":{\"id\":\"" + key
                        + "\"},\"location\":\"main\",\"buckets\":{\"available\":1},\"unit\":\"H87\"}"
                : "{\"kind\":\"shipment\",\"shipmentNumber\":\"" + key + "\""
                        + (carrier.isEmpty() ? "" : ",\"carrier\":\"" + carrier + "\"") + "}";
        try {
            return CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
