package io.crossdock.routes.broker;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A broker in a folder and the routes of one test; no pause takes any time. */
final class Hub implements AutoCloseable {

    final Broker broker;
    final List<Duration> pauses = java.util.Collections.synchronizedList(new ArrayList<>());
    final DefaultCamelContext camel = new DefaultCamelContext();

    Hub(Path folder) throws Exception {
        broker = Broker.embedded(folder, Broker.Journal.NIO, "main");
        camel.addComponent("hop", new HopComponent(broker, Hub::toParkedOrDead, this::pause, InstantSource.system()));
    }

    private boolean pause(Duration length, java.util.concurrent.CountDownLatch leaving) {
        pauses.add(length);
        return leaving.getCount() == 0;
    }

    /** Parked documents go to {@code parked}, all others that were not sent to {@code dead}. */
    static List<Send> toParkedOrDead(Handled handled) {
        String address = handled.outcome() instanceof Outcome.Parked ? "parked" : "dead";
        return List.of(Send.to(address, handled.message()));
    }

    Hub queues(String... names) {
        List.of(names).forEach(broker::queue);
        return this;
    }

    Hub routes(RouteBuilder routes) throws Exception {
        camel.addRoutes(routes);
        camel.start();
        return this;
    }

    /** Publishes messages that are numbered from 0, in one transaction. */
    void publish(String address, int count) {
        List<Send> sends = IntStream.range(0, count)
                .mapToObj(number -> Send.to(address, message(Integer.toString(number))))
                .toList();
        try (Publisher publisher = broker.publisher()) {
            publisher.publish(sends, address + "#" + System.nanoTime());
        }
    }

    static Message message(String id) {
        return new Message(id, Map.of("kind", "order"), ("body of " + id).getBytes(StandardCharsets.UTF_8));
    }

    /** Takes so many messages from a queue, as many as there are at most, in their order; waits for them. */
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

    @Override
    public void close() throws Exception {
        camel.stop();
        broker.close();
    }
}
