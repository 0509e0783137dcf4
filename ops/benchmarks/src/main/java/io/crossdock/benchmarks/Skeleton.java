package io.crossdock.benchmarks;

import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.store.Database;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * The least that the whole way can cost: a tokenizer that checks nothing, three raw transactions of a hundred each, one row a document
 * at its beginning and its end, and the requests, one after the other.
 */
final class Skeleton implements AutoCloseable {

    private static final int BATCH = 100;
    private static final String FIRST = "skeleton.first";
    private static final String SECOND = "skeleton.second";

    private final Broker broker;
    private final Database database;
    private final ActiveMQConnectionFactory factory;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private long rows;

    Skeleton(Surroundings surroundings, CountingPartner partner) throws Exception {
        this.broker = surroundings.broker();
        this.database = surroundings.database();
        this.factory = surroundings.factory(broker);
        this.address = URI.create(partner.address() + "/orders");
        broker.queue(FIRST);
        broker.queue(SECOND);
        database.quickly(() -> {
            database.sql()
                    .sql(
                            "create table if not exists skeleton (id bigint primary key, number varchar(40), state varchar(12))")
                    .update();
        });
    }

    double perSecond(byte[] file) throws Exception {
        long start = System.nanoTime();
        int orders = 0;
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(null);
                MessageConsumer first = session.createConsumer(session.createQueue(FIRST));
                MessageConsumer second = session.createConsumer(session.createQueue(SECOND))) {
            connection.start();
            List<byte[]> batch = new ArrayList<>();
            List<byte[]> all = new ArrayList<>();
            new HandReading(file).read(sketch -> all.add(CanonicalJson.write(sketch.order())));
            for (byte[] body : all) {
                batch.add(body);
                if (batch.size() == BATCH) {
                    pass(batch, session, producer, first, second);
                    orders += batch.size();
                    batch.clear();
                }
            }
        }
        return orders * 1e9 / (System.nanoTime() - start);
    }

    private void pass(
            List<byte[]> batch,
            Session session,
            MessageProducer producer,
            MessageConsumer first,
            MessageConsumer second)
            throws JMSException, IOException, InterruptedException {
        long begin = rows;
        rows += batch.size();
        write("insert into skeleton (state, number, id) values (?, ?, ?)", "PLANNED", begin, batch.size());
        for (byte[] body : batch) {
            send(body, FIRST, session, producer);
        }
        session.commit();
        for (int i = 0; i < batch.size(); i++) {
            send(body(first), SECOND, session, producer);
        }
        session.commit();
        for (int i = 0; i < batch.size(); i++) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body(second)))
                    .build();
            client.send(request, HttpResponse.BodyHandlers.discarding());
        }
        write("update skeleton set state = ?, number = ? where id = ?", "DELIVERED", begin, batch.size());
        session.commit();
    }

    private void write(String statement, String state, long begin, int count) {
        List<Object[]> values = new ArrayList<>();
        for (long id = begin; id < begin + count; id++) {
            values.add(new Object[] {state, "order-" + id, id});
        }
        database.durably(() -> database.batch(statement, values));
    }

    private static byte[] body(MessageConsumer consumer) throws JMSException {
        BytesMessage message = (BytesMessage) consumer.receive();
        byte[] body = new byte[(int) message.getBodyLength()];
        message.readBytes(body);
        return body;
    }

    private static void send(byte[] body, String queue, Session session, MessageProducer producer) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(body);
        producer.send(session.createQueue(queue), message);
    }

    @Override
    public void close() throws Exception {
        factory.close();
        broker.close();
        database.close();
    }
}
