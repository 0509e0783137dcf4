package io.crossdock.routes.broker;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A broker in a folder and the routes of one test; pauses are noted and take no time. */
final class Hub implements AutoCloseable {

    final Broker broker;
    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    final DefaultCamelContext camel = new DefaultCamelContext();

    private int published;

    Hub(Path folder) throws Exception {
        broker = Broker.embedded(folder, Broker.Journal.NIO, "main");
        camel.addComponent("hop", new HopComponent(broker, Hub::toParkedOrDead, this::pause, InstantSource.system()));
    }

    private boolean pause(Duration length, CountDownLatch leaving) {
        pauses.add(length);
        return leaving.getCount() == 0;
    }

    /** Parked documents go to {@code parked}, all others that were not sent to {@code dead}. */
    private static List<Send> toParkedOrDead(Handled handled) {
        String address = handled.outcome() instanceof Outcome.Parked ? "parked" : "dead";
        return List.of(Send.to(address, handled.message()));
    }

    Hub queues(String... names) {
        List.of(names).forEach(broker::queue);
        return this;
    }

    /** Starts {@code from → step → out.a} as route {@code flow}. */
    void route(String from, Processor step) throws Exception {
        routes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(from).routeId("flow").process(step).to("hop:out.a");
            }
        });
    }

    void routes(RouteBuilder routes) throws Exception {
        camel.addRoutes(routes);
        camel.start();
    }

    /** Publishes messages in one transaction; their ids are their numbers, from 0. */
    void publish(String address, int count) {
        publish(address, numbers(count).stream().map(Hub::message).toList());
    }

    void publish(String address, List<Message> messages) {
        try (Publisher publisher = broker.publisher()) {
            publisher.publish(
                    messages.stream().map(message -> Send.to(address, message)).toList(), "batch#" + published++);
        }
    }

    static Message message(String id) {
        return new Message(id, Map.of("kind", "order"), ("body of " + id).getBytes(StandardCharsets.UTF_8));
    }

    static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    /** Takes so many messages from a queue, in their order; waits for them. */
    List<Message> take(String address, int count) throws Exception {
        List<Message> taken = new ArrayList<>();
        try (Taker taker = Taker.open(broker, address, InstantSource.system())) {
            while (taken.size() < count) {
                taken.addAll(taker.take(count - taken.size(), Duration.ZERO));
            }
            taker.commit();
        }
        return taken;
    }

    List<String> ids(String address, int count) throws Exception {
        return take(address, count).stream().map(Message::id).toList();
    }

    /** Ends the routes, so that what they left is in the queues and in nobody's hands. */
    Hub stopped() {
        camel.stop();
        return this;
    }

    @Override
    public void close() throws Exception {
        camel.stop();
        broker.close();
    }
}
