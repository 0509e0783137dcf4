package io.crossdock.benchmarks;

import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.routes.broker.Broker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** The whole way as it is ordinarily written: a file route, a parser, two transacted queues, a request each; no claims, no ledger. */
final class OrdinaryJourney implements AutoCloseable {

    private static final String FIRST = "ordinary.first";
    private static final String SECOND = "ordinary.second";

    private final Path folder;
    private final Broker broker;
    private final ActiveMQConnectionFactory factory;
    private final JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    OrdinaryJourney(Surroundings surroundings, CountingPartner partner) throws Exception {
        this.folder = Files.createDirectories(surroundings.folder().resolve("ordinary"));
        this.broker = surroundings.broker();
        this.factory = surroundings.factory(broker);
        this.address = URI.create(partner.address() + "/orders");
        broker.sharedQueue(FIRST);
        broker.sharedQueue(SECOND);
        pool.setConnectionFactory(factory);
        camel.addComponent("jms", JmsComponent.jmsComponentAutoAcknowledge(pool));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder + "?delay=50&initialDelay=0&move=.done")
                        .process(exchange -> exchange.getMessage()
                                .setBody(orders(exchange.getMessage().getBody(byte[].class))))
                        .split(body())
                        .to("jms:queue:" + FIRST);
                from("jms:queue:" + FIRST + "?transacted=true").to("jms:queue:" + SECOND);
                from("jms:queue:" + SECOND + "?transacted=true")
                        .process(exchange -> post(exchange.getMessage().getBody(byte[].class)));
            }
        });
        camel.start();
    }

    Path folder() {
        return folder;
    }

    private static List<byte[]> orders(byte[] file) throws Exception {
        List<byte[]> orders = new ArrayList<>();
        StaediReading.envelopesOnly().read(file, sketch -> orders.add(CanonicalJson.write(sketch.order())));
        return orders;
    }

    private void post(byte[] body) throws IOException, InterruptedException {
        client.send(
                HttpRequest.newBuilder(address)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    @Override
    public void close() throws Exception {
        camel.close();
        pool.stop();
        factory.close();
        broker.close();
    }
}
