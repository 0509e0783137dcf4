package io.crossdock.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.When;
import io.crossdock.config.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A connector between a hub's routes and its counterpart: what a test of it stands on. */
public abstract class ConnectorBench {

    private static final When OFTEN = new When.Every(Duration.ofMillis(100));

    /** In memory, as it would be in the database: it outlives the routes. */
    protected static final class Place implements Bookmark {

        /** What partners were told, by reference. */
        public final Map<String, Answer> told = new java.util.concurrent.ConcurrentHashMap<>();

        /** As many writes fail from now on. */
        public final java.util.concurrent.atomic.AtomicInteger failing =
                new java.util.concurrent.atomic.AtomicInteger();

        private volatile Optional<String> place = Optional.empty();

        @Override
        public Optional<String> read() {
            return place;
        }

        @Override
        public Optional<Answer> told(String reference) {
            return Optional.ofNullable(told.get(reference));
        }

        @Override
        public void write(String text) {
            if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("the database is away");
            }
            place = Optional.of(text);
        }
    }

    private record Taken(String name, byte[] bytes, Map<String, Object> headers, Arrival arrival) {}

    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final List<LateReceipt> lateReceipts = new CopyOnWriteArrayList<>();
    private final List<Exception> failures = new CopyOnWriteArrayList<>();
    private final AtomicBoolean routeFails = new AtomicBoolean();
    private volatile Runnable whenTaken = () -> {};
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    protected final Place bookmark = new Place();

    /** What the hub says of each transmission. */
    protected volatile Answer.Verdict verdict = Answer.Verdict.ACCEPTED;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    protected Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    protected Counterpart counterpart;

    private CamelContext camel = new DefaultCamelContext();

    protected abstract Counterpart counterpart() throws Exception;

    protected Source source() {
        return counterpart.source();
    }

    protected Target target() {
        return counterpart.target();
    }

    @BeforeEach
    void begins() throws Exception {
        log.list = new CopyOnWriteArrayList<>(); // it is read while routes still write
        root().addAppender(log);
        log.start();
        counterpart = counterpart();
    }

    @AfterEach
    void ends() {
        camel.stop();
        counterpart.close();
        root().detachAppender(log);
    }

    /** Nothing that was logged, thrown or can be looked at so far names a secret. */
    protected void assertShowsNoSecret() {
        List<String> shown = log.list.stream()
                .flatMap(ConnectorBench::texts)
                .collect(Collectors.toCollection(java.util.ArrayList::new));
        camel.getEndpoints().forEach(endpoint -> shown.add(endpoint.toString() + endpoint.getEndpointUri()));
        failures.forEach(failure -> Fault.chain(failure).forEach(cause -> shown.add(String.valueOf(cause))));
        shown.add(counterpart.sourceSettings().toString());
        shown.add(counterpart.targetSettings().toString());
        for (String secret : counterpart.secrets()) {
            assertThat(shown).noneMatch(text -> text.contains(secret));
        }
    }

    private static Stream<String> texts(ILoggingEvent event) {
        Stream<IThrowableProxy> thrown = Stream.iterate(
                        Optional.ofNullable(event.getThrowableProxy()),
                        Optional::isPresent,
                        proxy -> proxy.map(IThrowableProxy::getCause))
                .flatMap(Optional::stream);
        return Stream.concat(
                Stream.of(event.getFormattedMessage()), thrown.map(proxy -> String.valueOf(proxy.getMessage())));
    }

    /** Starts the source's route in a context of its own. */
    protected void receive() throws Exception {
        receive(counterpart.sourceSettings());
    }

    /** From now on the source's route fails. */
    protected void failRoute() {
        routeFails.set(true);
    }

    /** From now on the source's route works. */
    protected void succeedRoute() {
        routeFails.set(false);
    }

    /** From now on this happens each time the hub has a transmission, before the partner is told so. */
    protected void whenTaken(Runnable happens) {
        whenTaken = happens;
    }

    protected void receive(Settings settings) throws Exception {
        add(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class)
                        .process(exchange -> failures.add(
                                exchange.getProperty(org.apache.camel.Exchange.EXCEPTION_CAUGHT, Exception.class)));
                var route = source().from(this, settings, OFTEN, bookmark);
                route.process(exchange -> {
                    if (exchange.getMessage().getBody() instanceof LateReceipt receipt) {
                        lateReceipts.add(receipt);
                    } else {
                        take(
                                exchange.getMessage().getMandatoryBody(Arrival.class),
                                exchange.getMessage().getHeaders());
                    }
                });
                route.process(exchange ->
                        exchange.getMessage().setBody(new Answer(verdict, "{}".getBytes(StandardCharsets.UTF_8))));
                source().answer(route);
            }
        });
    }

    private void take(Arrival arrival, Map<String, Object> headers) throws IOException {
        byte[] bytes = arrival.wire().bytes();
        if (routeFails.get()) {
            throw new IOException("the broker is away");
        }
        taken.add(new Taken(arrival.wire().name(), bytes, Map.copyOf(headers), arrival));
        whenTaken.run();
    }

    /** Starts a route to the target. */
    protected void send() throws Exception {
        send(counterpart.targetSettings());
    }

    protected void send(Settings settings) throws Exception {
        add(new RouteBuilder() {
            @Override
            public void configure() {
                target().to(from("direct:out"), settings);
            }
        });
    }

    private void add(RouteBuilder routes) throws Exception {
        if (camel.isStopped()) {
            camel = new DefaultCamelContext();
        }
        if (!camel.isStarted()) {
            camel.getShutdownStrategy().setTimeout(5);
            if (counterpart.hubPort().isPresent()) {
                camel.addService(Victim.server(counterpart.hubPort().getAsInt()));
            }
            camel.start();
        }
        camel.addRoutes(routes);
    }

    protected Receipt deliver(String name, byte[] bytes) {
        return deliver(Wire.of(name, bytes));
    }

    protected Receipt deliver(Wire wire) {
        return deliver(new Dispatch(wire, "key-" + wire.name(), "application/edifact"));
    }

    /** As {@link #deliver}, after an attempt that may have had its effect. */
    protected Receipt deliverAgain(String name, byte[] bytes) {
        return deliver(new Dispatch(Wire.of(name, bytes), "key-" + name, "application/edifact", true));
    }

    private Receipt deliver(Dispatch dispatch) {
        var done = camel.createProducerTemplate()
                .request("direct:out", exchange -> exchange.getMessage().setBody(dispatch));
        if (done.getException() != null) {
            failures.add(done.getException());
            return Receipt.uncertain(Problem.Code.partner("FAILED", "See the failure.")
                    .at(io.crossdock.config.Location.of("test"), "failed"));
        }
        assertThat(done.getMessage().getHeaders()).isEmpty();
        return done.getMessage().getBody(Receipt.class);
    }

    /** What went wrong so far, in sending and in the source's route. */
    protected List<Exception> failures() {
        return failures;
    }

    protected List<String> takenNames() {
        return taken.stream().map(Taken::name).toList();
    }

    /** What the other side said so far of what it had taken before. */
    protected List<LateReceipt> lateReceipts() {
        return lateReceipts;
    }

    /** By what the transmissions taken so far were signed. */
    protected List<Optional<String>> takenProofs() {
        return taken.stream().map(one -> one.arrival().proof()).toList();
    }

    /** The references of the transmissions taken so far. */
    protected List<String> takenReferences() {
        return taken.stream().map(one -> one.arrival().reference().orElse("")).toList();
    }

    /** The contents of the transmissions taken so far. */
    protected List<String> takenTexts() {
        return taken.stream()
                .map(one -> new String(one.bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    /** The bytes of the transmissions taken so far. */
    protected List<byte[]> takenContents() {
        return taken.stream().map(Taken::bytes).toList();
    }

    /** All headers of all transmissions taken so far. */
    protected Set<String> takenHeaders() {
        return taken.stream().flatMap(each -> each.headers().keySet().stream()).collect(Collectors.toSet());
    }

    protected void awaitTaken(int count) {
        await().untilAsserted(() -> assertThat(taken).hasSize(count));
    }

    protected CamelContext camel() {
        return camel;
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
