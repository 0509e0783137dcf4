package io.crossdock.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Settings;
import io.crossdock.config.When;
import io.crossdock.config.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/** The least hub there can be: it stores what a source brings, sends one file, and stops for ever at one moment of both. */
final class Victim {

    /** Where it waits to be killed. */
    enum Moment {
        /** The hub has not stored what came, the partner has half of what goes. */
        BEFORE,
        /** The hub has stored it and the partner has it; nobody was told. */
        AFTER
    }

    private final Path home;
    private final JsonNode order;
    private final Moment moment;

    private Victim(Path home) throws IOException {
        this.home = home;
        this.order = KilledHub.JSON.readTree(home.resolve("order.json").toFile());
        this.moment = Moment.valueOf(order.path("moment").asText());
    }

    /** @param arguments its folder, with what it is to do */
    public static void main(String[] arguments) throws Exception {
        new Victim(Path.of(arguments[0])).run();
    }

    static VertxPlatformHttpServer server(int port) {
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(port);
        return new VertxPlatformHttpServer(server);
    }

    private void run() throws Exception {
        Source source = made("source", Source.class);
        Target target = made("target", Target.class);
        Settings from = settings("from", source, source.spec());
        Settings to = settings("to", target, target.spec());
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            if (order.path("port").asInt() > 0) {
                camel.addService(server(order.path("port").asInt()));
            }
            camel.start();
            camel.addRoutes(routes(source, from, target, to));
            System.out.println("ready");
            camel.createProducerTemplate()
                    .sendBody("direct:out", new Dispatch(wire(), "key-" + name(), "application/edifact"));
            reached("target");
        }
    }

    private RouteBuilder routes(Source source, Settings from, Target target, Settings to) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                var in = source.from(this, from, new When.Every(Duration.ofMillis(100)), bookmark());
                in.process(exchange -> {
                    if (moment == Moment.BEFORE) {
                        reached("source");
                    }
                    store(exchange.getMessage().getMandatoryBody(Arrival.class));
                    reached("source");
                });
                source.answer(in);
                target.to(from("direct:out"), to);
            }
        };
    }

    private void store(Arrival arrival) throws IOException {
        KilledHub.Stored stored = new KilledHub.Stored(
                arrival.wire().name(),
                arrival.reference().orElse(""),
                arrival.wire().bytes());
        Path file = home.resolve("stored").resolve(String.valueOf(System.nanoTime()));
        Files.write(file, KilledHub.JSON.writeValueAsBytes(stored), StandardOpenOption.CREATE_NEW);
    }

    private String name() {
        return order.path("name").asText();
    }

    private Wire wire() throws IOException {
        byte[] bytes = order.path("bytes").binaryValue();
        if (moment == Moment.AFTER) {
            return Wire.of(name(), bytes);
        }
        return new Wire() {
            @Override
            public String name() {
                return Victim.this.name();
            }

            @Override
            public InputStream open() {
                return new Half(Arrays.copyOf(bytes, bytes.length / 2));
            }
        };
    }

    /** Gives half of the bytes, and no more. */
    private static final class Half extends InputStream {

        private final InputStream half;

        Half(byte[] half) {
            this.half = new ByteArrayInputStream(half);
        }

        @Override
        public int read() throws IOException {
            int read = half.read();
            return read < 0 ? reached("target") : read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = half.read(into, offset, length);
            return read < 0 ? reached("target") : read;
        }
    }

    /** Says so, and waits for its end. */
    private static int reached(String place) {
        System.out.println("reached " + place);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Runtime.getRuntime().halt(1);
        }
        return 0;
    }

    private <T> T made(String field, Class<T> type) throws ReflectiveOperationException {
        return type.cast(Class.forName(order.path(field).asText())
                .getDeclaredConstructor()
                .newInstance());
    }

    private Settings settings(String field, Connector connector, io.crossdock.config.Spec spec) {
        return Examples.readWith(
                        connector.connection(), order.path(field).get(0).asText(), this::secret)
                .with(Examples.readWith(spec, order.path(field).get(1).asText(), this::secret));
    }

    private List<String> secret(String name) {
        return Arrays.asList(KilledHub.JSON.convertValue(order.path("secrets").path(name), String[].class));
    }

    private Bookmark bookmark() {
        Path file = home.resolve("bookmark");
        return new Bookmark() {
            @Override
            public Optional<String> read() {
                try {
                    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public Optional<Answer> told(String reference) {
                return Optional.empty();
            }

            @Override
            public void write(String place) {
                try {
                    Files.write(file, place.getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
