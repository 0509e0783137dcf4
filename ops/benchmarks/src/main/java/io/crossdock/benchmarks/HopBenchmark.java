package io.crossdock.benchmarks;

import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.broker.HopComponent;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.broker.Pauses;
import io.crossdock.routes.broker.Publisher;
import io.crossdock.routes.broker.Send;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** One durable hop, from queue to queue through a route, as it is shipped (P1: a commit for each document, P2: streams,
 * P3: batches). */
final class HopBenchmark implements AutoCloseable {

    private static final String IN = "doc.order";
    private static final String OUT = "out.nordwind";
    private static final byte[] BODY = new byte[1024];
    private static final int AT_ONCE = 500;
    private static final int STREAMS = 8;

    private final Path folder;
    private final String where;
    private final Broker broker;
    private final ActiveMQConnectionFactory factory;
    private int published;

    HopBenchmark(Surroundings surroundings) throws Exception {
        this.folder = surroundings.folder();
        this.where = "; " + surroundings.name();
        this.broker = surroundings.broker();
        this.factory = surroundings.factory(broker);
    }

    Contest perDocument() {
        return new Contest("P1: one durable hop, a commit for each document, one stream" + where, "documents/s")
                .reference("raw append + sync of one record (F)", () -> Disk.append(folder, 1))
                .with("raw JMS transaction, 1 session", () -> raw(1, 800))
                .reference("camel-jms transacted=true, defaults, pool, 1 consumer", () -> ordinary(1, 200))
                .with("hop, batch=1", () -> ours("batch=1", 800));
    }

    /** Each stream keeps the order of its documents, and no two streams have documents of one key. */
    Contest streams() {
        return new Contest("P2: one durable hop, ordered per key, " + STREAMS + " streams" + where, "documents/s")
                .reference("raw JMS transaction of 1, 8 sessions, no order kept", () -> rawStreams(4_000))
                .reference(
                        "camel-jms transacted=true, defaults, pool, 8 consumers, no order kept",
                        () -> ordinary(STREAMS, 800))
                .with("hop, 8 partitions, batch=1", () -> ourStreams("batch=1", 4_000))
                .with("hop, 8 partitions, as shipped", () -> ourStreams("", 20_000));
    }

    Contest batched() {
        return new Contest("P3: one durable hop in batches of at most 100" + where, "documents/s")
                .reference("raw JMS transaction of 100, 1 session", () -> raw(100, 10_000))
                .reference("raw append + sync of one record (F)", () -> Disk.append(folder, 1))
                .reference("camel-jms transacted=true, defaults, pool, 8 consumers", () -> ordinary(8, 800))
                .with("hop, as shipped (batch=100, linger=5, 1 worker)", () -> ours("", 10_000))
                .with("hop, 4 workers", () -> ours("workers=4", 10_000));
    }

    private double raw(int perCommit, int count) throws Exception {
        fill(List.of(IN), count);
        long start = System.nanoTime();
        move(perCommit, count);
        return count * 1e9 / (System.nanoTime() - start);
    }

    private double rawStreams(int count) throws Exception {
        fill(List.of(IN), count);
        ExecutorService sessions = Executors.newFixedThreadPool(STREAMS);
        try {
            long start = System.nanoTime();
            List<Future<Boolean>> moves = sessions.invokeAll(Collections.nCopies(STREAMS, () -> {
                move(1, count / STREAMS);
                return true;
            }));
            for (Future<Boolean> move : moves) {
                move.get();
            }
            return count * 1e9 / (System.nanoTime() - start);
        } finally {
            sessions.shutdown();
        }
    }

    private void move(int perCommit, int count) throws Exception {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(IN));
                MessageProducer producer = session.createProducer(session.createQueue(OUT))) {
            connection.start();
            for (int done = 1; done <= count; done++) {
                producer.send(copy((BytesMessage) consumer.receive(), session));
                if (done % perCommit == 0) {
                    session.commit();
                }
            }
        }
    }

    private static jakarta.jms.Message copy(BytesMessage in, Session session) throws JMSException {
        byte[] body = new byte[(int) in.getBodyLength()];
        in.readBytes(body);
        BytesMessage out = session.createBytesMessage();
        out.setStringProperty("id", in.getStringProperty("id"));
        out.setStringProperty("kind", in.getStringProperty("kind"));
        out.writeBytes(body);
        return out;
    }

    private double ordinary(int consumers, int count) throws Exception {
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(factory);
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addComponent("jms", JmsComponent.jmsComponentAutoAcknowledge(pool));
            fill(List.of(IN), count);
            return timed(
                    camel,
                    List.of("jms:queue:" + IN + "?transacted=true&concurrentConsumers=" + consumers),
                    "jms:queue:" + OUT,
                    count);
        } finally {
            pool.stop();
        }
    }

    private double ours(String options, int count) throws Exception {
        return ours(List.of(IN), options, count);
    }

    private double ourStreams(String options, int count) throws Exception {
        return ours(
                IntStream.range(0, STREAMS)
                        .mapToObj(stream -> IN + "." + stream)
                        .toList(),
                options,
                count);
    }

    private double ours(List<String> queues, String options, int count) throws Exception {
        fill(queues, count);
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addComponent(
                    "hop", new HopComponent(broker, handled -> List.of(), Pauses.real(), InstantSource.system()));
            return timed(
                    camel,
                    queues.stream().map(queue -> "hop:" + queue + "?" + options).toList(),
                    "hop:" + OUT,
                    count);
        }
    }

    /** From the first document that enters the route to the commit of the last. */
    private double timed(DefaultCamelContext camel, List<String> from, String to, int count) throws Exception {
        Stopwatch stopwatch = new Stopwatch(count);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from.forEach(one -> from(one).process(stopwatch::pass).to(to));
            }
        });
        camel.start();
        stopwatch.last.await();
        while (broker.depth(OUT) < count) {
            LockSupport.parkNanos(100_000);
        }
        return count * 1e9 / (System.nanoTime() - stopwatch.start.get());
    }

    /** Knows when the first document came and when the last one did. */
    private static final class Stopwatch {

        private final AtomicLong start = new AtomicLong();
        private final CountDownLatch last;

        Stopwatch(int count) {
            last = new CountDownLatch(count);
        }

        void pass(Exchange exchange) {
            start.compareAndSet(0, System.nanoTime());
            exchange.getMessage().setBody(exchange.getMessage().getBody(byte[].class));
            last.countDown();
        }
    }

    /** Empties all queues and spreads so many documents over the first ones. */
    private void fill(List<String> queues, int count) {
        Stream.concat(queues.stream(), Stream.of(OUT)).forEach(name -> {
            broker.sharedQueue(name);
            broker.remove(name);
            broker.sharedQueue(name);
        });
        try (Publisher publisher = broker.publisher()) {
            for (int done = 0; done < count; done += AT_ONCE) {
                List<Send> batch = IntStream.range(done, Math.min(count, done + AT_ONCE))
                        .mapToObj(number -> Send.to(
                                queues.get(number % queues.size()),
                                new Message("order-" + number, Map.of("kind", "order"), BODY)))
                        .toList();
                publisher.publish(batch, "fill#" + published++);
            }
        }
    }

    @Override
    public void close() throws Exception {
        factory.close();
        broker.close();
    }
}
