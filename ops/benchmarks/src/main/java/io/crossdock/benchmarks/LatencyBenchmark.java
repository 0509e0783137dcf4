package io.crossdock.benchmarks;

import io.crossdock.routes.broker.BatchHooks;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.broker.HopComponent;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.broker.Pauses;
import io.crossdock.routes.broker.Publisher;
import io.crossdock.routes.broker.Send;
import io.crossdock.routes.ledger.Ledger;
import io.crossdock.routes.ledger.LedgerEvent;
import io.crossdock.routes.ledger.LedgerRoute;
import io.crossdock.routes.store.Database;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/**
 * How long a document takes through a hop at half of what the hop can do (P9), and what it costs that each batch is told to the
 * ledger: at saturation, and at half of what the hop can do that tells it. The load is open: a document is due at its time, however the hop does. Its time begins then, and ends when a consumer
 * behind the hop has it.
 */
final class LatencyBenchmark implements AutoCloseable {

    private static final String IN = "doc.order";
    private static final String OUT = "out.nordwind";
    private static final byte[] BODY = new byte[1024];
    private static final int ROUNDS = 5;
    private static final int SECONDS = 4;
    private static final int FILL = 500;

    private final Surroundings surroundings;
    private final Broker broker;
    private final Database database;
    private final ActiveMQConnectionFactory factory;
    private int published;

    LatencyBenchmark(Surroundings surroundings) throws Exception {
        this.surroundings = surroundings;
        this.broker = surroundings.broker();
        this.database = surroundings.database();
        this.factory = surroundings.factory(broker);
        broker.queue(LedgerEvent.ADDRESS);
    }

    /** A hop of one kind. */
    @FunctionalInterface
    private interface Hop {
        void start(DefaultCamelContext camel) throws Exception;
    }

    /**
     * One of those that are compared.
     *
     * @param fill how many documents its capacity is found with
     * @param chunk so many documents come at once, in one commit of their sender
     */
    private record Runner(String name, Hop hop, int fill, int chunk) {}

    /** What one round showed: documents a second at saturation, the load in the same measure, and the times under it. */
    private record Round(double capacity, double load, Latencies latencies) {}

    /** The load of a round, by what the runner can do and what the slowest of all can. */
    @FunctionalInterface
    private interface Load {
        double of(double own, double least);
    }

    String tables() throws Exception {
        return latency() + ledger();
    }

    private String latency() throws Exception {
        Map<String, List<Round>> rounds = run(
                List.of(
                        new Runner("hop, batch=1", hop("batch=1", new BatchHooks() {}), 800, 1),
                        new Runner("hop, as shipped", hop("", new BatchHooks() {}), 10_000, 20),
                        new Runner("camel-jms transacted=true, defaults, pool, 1 consumer", this::ordinary, 200, 1)),
                (own, least) -> own / 2);
        List<Latencies> syncs = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            syncs.add(Disk.syncs(surroundings.folder()));
        }
        StringBuilder table = new StringBuilder(String.format(
                "%n### P9: latency of a hop at half of its capacity; %s%n%n| | capacity/s | load/s | p50 ms | p99 ms |%n|---|---|---|---|---|%n",
                surroundings.name()));
        table.append(String.format(
                "| one append + sync | | | %s | %s |%n",
                Contest.spread("%.2f", percentiles(syncs, 50)), Contest.spread("%.2f", percentiles(syncs, 99))));
        rounds.forEach((name, all) -> table.append(row(name, all)));
        return table.toString();
    }

    private String ledger() throws Exception {
        Ledger ledger = new Ledger(database, "main");
        Map<String, List<Round>> rounds = run(
                List.of(
                        new Runner("hop that tells nobody", hop("", new BatchHooks() {}), 10_000, 20),
                        new Runner("hop that tells the ledger, as a flow does", hop("", new Telling()), 10_000, 20),
                        new Runner(
                                "the same, and the ledger writes meanwhile",
                                camel -> {
                                    hop("", new Telling()).start(camel);
                                    camel.addRoutes(new LedgerRoute(broker, ledger));
                                },
                                10_000,
                                20)),
                (own, least) -> least / 2);
        StringBuilder table = new StringBuilder(String.format(
                "%n### The cost of the ledger; %s%n%n| | capacity/s | load/s | p50 ms | p99 ms | capacity ÷ row 1 | p99 ÷ row 1 |%n|---|---|---|---|---|---|---|%n",
                surroundings.name()));
        List<Round> first = rounds.values().iterator().next();
        rounds.forEach((name, all) -> {
            double[] capacity = new double[ROUNDS];
            double[] late = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                capacity[i] = all.get(i).capacity() / first.get(i).capacity();
                late[i] = all.get(i).latencies().within(99)
                        / first.get(i).latencies().within(99);
            }
            table.append(row(name, all).stripTrailing())
                    .append(' ')
                    .append(Contest.spread("%.3g", capacity))
                    .append(" | ")
                    .append(Contest.spread("%.3g", late))
                    .append(" |")
                    .append(System.lineSeparator());
        });
        return table.toString();
    }

    private static String row(String name, List<Round> rounds) {
        double[] capacity = rounds.stream().mapToDouble(Round::capacity).toArray();
        List<Latencies> latencies = rounds.stream().map(Round::latencies).toList();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,.0f | %s | %s |%n",
                name,
                Contest.spread("%,.0f", capacity),
                Contest.median(rounds.stream().mapToDouble(Round::load).toArray()),
                Contest.spread("%.2f", percentiles(latencies, 50)),
                Contest.spread("%.2f", percentiles(latencies, 99)));
    }

    private static double[] percentiles(List<Latencies> all, double percent) {
        return all.stream().mapToDouble(one -> one.within(percent)).toArray();
    }

    /** In turn, round after round; the first one warms up and is dropped. */
    private Map<String, List<Round>> run(List<Runner> runners, Load load) throws Exception {
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        for (int round = 0; round <= ROUNDS; round++) {
            double[] capacities = new double[runners.size()];
            for (int i = 0; i < capacities.length; i++) {
                capacities[i] = capacity(runners.get(i));
            }
            double least = Arrays.stream(capacities).min().orElseThrow();
            for (int i = 0; i < capacities.length; i++) {
                Runner runner = runners.get(i);
                Round shown = round(runner, capacities[i], load.of(capacities[i], least));
                System.err.printf(
                        Locale.ROOT,
                        "%s, round %d: %,.0f/s, p50 %.2f ms, p99 %.2f ms%n",
                        runner.name(),
                        round,
                        shown.capacity(),
                        shown.latencies().within(50),
                        shown.latencies().within(99));
                if (round > 0) {
                    rounds.computeIfAbsent(runner.name(), name -> new ArrayList<>())
                            .add(shown);
                }
            }
        }
        return rounds;
    }

    private Round round(Runner runner, double capacity, double load) throws Exception {
        empty();
        try (DefaultCamelContext camel = camel()) {
            runner.hop().start(camel);
            camel.start();
            return new Round(capacity, load, underLoad(load, runner.chunk()));
        }
    }

    /** Documents a second, from the start of the route to the commit of the last. */
    private double capacity(Runner runner) throws Exception {
        empty();
        try (DefaultCamelContext camel = camel();
                Publisher publisher = broker.publisher()) {
            for (int done = 0; done < runner.fill(); done += FILL) {
                publish(publisher, done, Math.min(FILL, runner.fill() - done));
            }
            runner.hop().start(camel);
            long start = System.nanoTime();
            camel.start();
            while (broker.depth(OUT) < runner.fill()) {
                LockSupport.parkNanos(200_000);
            }
            return runner.fill() * 1e9 / (System.nanoTime() - start);
        }
    }

    private Latencies underLoad(double perSecond, int chunk) throws Exception {
        int count = Math.max(chunk, (int) (perSecond * SECONDS) / chunk * chunk);
        long[] due = new long[count];
        AtomicLongArray arrived = new AtomicLongArray(count);
        CountDownLatch last = new CountDownLatch(count);
        Thread receiver = new Thread(() -> receive(arrived, last), "behind the hop");
        receiver.setDaemon(true);
        receiver.start();
        try (Publisher publisher = broker.publisher()) {
            long start = System.nanoTime();
            for (int done = 0; done < count; done += chunk) {
                long time = start + (long) (done / perSecond * 1e9);
                for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                Arrays.fill(due, done, done + chunk, time);
                publish(publisher, done, chunk);
            }
            last.await();
        }
        long[] nanos = new long[count];
        Arrays.setAll(nanos, document -> arrived.get(document) - due[document]);
        return new Latencies(nanos);
    }

    private void receive(AtomicLongArray arrived, CountDownLatch last) {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.DUPS_OK_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue(OUT))) {
            connection.start();
            while (last.getCount() > 0) {
                jakarta.jms.Message message = consumer.receive();
                arrived.set(
                        Integer.parseInt(message.getStringProperty(Message.ID).substring(6)), System.nanoTime());
                last.countDown();
            }
        } catch (JMSException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void publish(Publisher publisher, int first, int count) {
        List<Send> batch = new ArrayList<>(count);
        for (int number = first; number < first + count; number++) {
            batch.add(Send.to(IN, new Message("order-" + number, Map.of("kind", "order"), BODY)));
        }
        publisher.publish(batch, "load#" + published++);
    }

    private void empty() {
        List.of(IN, OUT).forEach(name -> {
            broker.sharedQueue(name);
            broker.remove(name);
            broker.sharedQueue(name);
        });
    }

    private DefaultCamelContext camel() {
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.addComponent(
                "hop", new HopComponent(broker, handled -> List.of(), Pauses.real(), InstantSource.system()));
        return camel;
    }

    private static Hop hop(String options, BatchHooks hooks) {
        return camel -> {
            camel.getRegistry().bind("told", hooks);
            route(camel, "hop:" + IN + "?hooks=#told" + (options.isEmpty() ? "" : "&" + options), "hop:" + OUT);
        };
    }

    private void ordinary(DefaultCamelContext camel) throws Exception {
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(factory);
        camel.addComponent("jms", JmsComponent.jmsComponentAutoAcknowledge(pool));
        route(camel, "jms:queue:" + IN + "?transacted=true", "jms:queue:" + OUT);
    }

    private static void route(DefaultCamelContext camel, String from, String to) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(from)
                        .process(exchange -> exchange.getMessage()
                                .setBody(exchange.getMessage().getBody(byte[].class)))
                        .to(to);
            }
        });
    }

    @Override
    public void close() throws Exception {
        factory.close();
        broker.close();
        database.close();
    }
}
