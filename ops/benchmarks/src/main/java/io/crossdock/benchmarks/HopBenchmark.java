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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** One durable hop, from queue to queue through a route, as it is shipped (P1: a commit for each document, P3: batches). */
final class HopBenchmark implements AutoCloseable {

    private static final String IN = "doc.order";
    private static final String OUT = "out.nordwind";
    private static final byte[] BODY = new byte[1024];
    private static final int AT_ONCE = 500;

    private final Path folder;
    private final Broker broker;
    private final ActiveMQConnectionFactory factory;
    private int published;

    HopBenchmark(Path folder) throws Exception {
        this.folder = folder;
        this.broker = Broker.embedded(folder.resolve("broker"), Broker.Journal.NIO, "main");
        this.factory = new ActiveMQConnectionFactory(broker.url());
        factory.setBlockOnAcknowledge(true);
    }

    Contest perDocument() {
        return new Contest("P1: one durable hop, a commit for each document, one stream", "documents/s")
                .reference("raw append + sync of one record (F)", () -> Disk.append(folder, 1))
                .with("raw JMS transaction, 1 session", () -> raw(1, 800))
                .reference("camel-jms transacted=true, defaults, pool, 1 consumer", () -> ordinary(1, 200))
                .with("hop, batch=1", () -> ours("batch=1", 800));
    }

    Contest batched() {
        return new Contest("P3: one durable hop in batches of at most 100", "documents/s")
                .reference("raw JMS transaction of 100, 1 session", () -> raw(100, 10_000))
                .reference("raw append + sync of one record (F)", () -> Disk.append(folder, 1))
                .reference("camel-jms transacted=true, defaults, pool, 8 consumers", () -> ordinary(8, 800))
                .with("hop, as shipped (batch=100, linger=5, 1 worker)", () -> ours("", 10_000))
                .with("hop, 4 workers", () -> ours("workers=4", 10_000));
    }

    private double raw(int perCommit, int count) throws Exception {
        fill(count);
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(IN));
                MessageProducer producer = session.createProducer(session.createQueue(OUT))) {
            connection.start();
            long start = System.nanoTime();
            for (int done = 1; done <= count; done++) {
                producer.send(copy((BytesMessage) consumer.receive(), session));
                if (done % perCommit == 0) {
                    session.commit();
                }
            }
            return count * 1e9 / (System.nanoTime() - start);
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
            return timed(
                    camel,
                    "jms:queue:" + IN + "?transacted=true&concurrentConsumers=" + consumers,
                    "jms:queue:" + OUT,
                    count);
        } finally {
            pool.stop();
        }
    }

    private double ours(String options, int count) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addComponent(
                    "hop", new HopComponent(broker, handled -> List.of(), Pauses.real(), InstantSource.system()));
            return timed(camel, "hop:" + IN + "?" + options, "hop:" + OUT, count);
        }
    }

    /** From the first document that enters the route to the commit of the last. */
    private double timed(DefaultCamelContext camel, String from, String to, int count) throws Exception {
        fill(count);
        Stopwatch stopwatch = new Stopwatch(count);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(from).process(stopwatch::pass).to(to);
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

    /** Empties both queues and puts so many documents into the first. */
    private void fill(int count) {
        List.of(IN, OUT).forEach(name -> {
            broker.sharedQueue(name);
            broker.remove(name);
            broker.sharedQueue(name);
        });
        try (Publisher publisher = broker.publisher()) {
            for (int done = 0; done < count; done += AT_ONCE) {
                List<Send> batch = IntStream.range(done, Math.min(count, done + AT_ONCE))
                        .mapToObj(number -> new Message("order-" + number, Map.of("kind", "order"), BODY))
                        .map(message -> Send.to(IN, message))
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
