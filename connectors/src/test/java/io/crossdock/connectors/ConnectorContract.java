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
import io.crossdock.connectors.KilledHub.Stored;
import io.crossdock.connectors.Victim.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * What every connector keeps to, in both directions. What a partner may do besides, each connector's own tests show where it applies to it:
 *
 * <ul>
 *   <li>wrong credentials: {@code explainsAWrongPassword} of sftp, ftp, jms, sql and mail, {@code explainsAKeyThatTheServerDoesNotKnow},
 *       {@code explainsAWrongToken} and {@code showsNoSecretWhenTheLoginFails} of http, {@code saysThatTheLoginIsRefused} of salesforce
 *   <li>an unknown or changed host key: {@code talksToNoServerWithAnotherKey}, {@code opensNoConnectionToAServerOfWhichNoKeyIsKnown}; a
 *       certificate: {@code trustsNoOtherCertificateThanThePinnedOne} of http and ftp, {@code trustsNoCertificateOfAnUnknownIssuer} of mail
 *   <li>a full disk, a refused rename: {@code explainsAFullDiskAndLeavesNothingUnderTheName} and
 *       {@code explainsAServerThatRefusesToRename} of sftp; not shown of ftp and file
 *   <li>200 with an HTML page: {@code aPageInsteadOfJsonIsNoDelivery} of http, {@code anHtmlPageIsNoDelivery} of soap,
 *       {@code takesNoOtherAnswerForAReceipt} of as2, {@code takesAPageInHtmlForNoSuccess} of salesforce
 *   <li>200 with errors in it: {@code aSuccessThatTellsErrorsIsARefusal} of http, {@code writesNoneOfManyWhereOneIsWrong} of salesforce
 *   <li>429 with Retry-After: {@code keepsThePauseThatThePartnerAsksFor} of http, {@code waitsAsLongAsItIsAskedTo} of
 *       salesforce; as2 and soap wait by the core's own pauses
 *   <li>a socket that is closed after storing: {@code aSocketThatIsClosedAfterStoringLeavesTheDoubtThatItMust} of http,
 *       {@code anAnswerThatNeverComesLeavesDoubt} of soap, {@code tellsWhatTheServerRefusesFromWhatNobodyKnows} of mail,
 *       {@code makesNoSecondRecordWhenTheAnswerToTheFirstIsLost} of salesforce
 *   <li>an error page of 10 MB: {@code anErrorPageOfTenMegabytesFillsNoMemory} of http,
 *       {@code keepsAnErrorPageOfManyMegabytesOutOfItsWords} of salesforce
 *   <li>an endless redirect, and one into a private range: {@code followsNoRedirectHoweverManyThereAre} and
 *       {@code followsNoRedirectToAnotherAddress} of http, {@code followsNoRedirect} and {@code goesToNoAddressThatALoginNames} of salesforce
 *   <li>a million files: {@code listsTheOldestOfVeryMany} of sftp, {@link OldestTest}
 * </ul>
 */
public abstract class ConnectorContract {

    private static final When OFTEN = new When.Every(Duration.ofMillis(100));
    private static final byte[] ORDER = "UNH+1+ORDERS:D:96A:UN'".getBytes(StandardCharsets.UTF_8);

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
    private final List<Exception> failures = new CopyOnWriteArrayList<>();
    private final AtomicBoolean routeFails = new AtomicBoolean();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    protected final Place bookmark = new Place();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    protected Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    protected Counterpart counterpart;

    private CamelContext camel = new DefaultCamelContext();

    protected abstract Source source();

    protected abstract Target target();

    protected abstract Counterpart counterpart() throws Exception;

    /** Where partners come to the hub, if they do. */
    protected OptionalInt port() {
        return OptionalInt.empty();
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

    @Test
    void handsOverBytesAndName() throws Exception {
        byte[] binary = new byte[70_000];
        new Random(7).nextBytes(binary);
        receive();

        counterpart.sends("order 1.edi", binary);

        awaitTaken(1);
        assertThat(taken.get(0).name()).isEqualTo("order 1.edi");
        assertThat(taken.get(0).bytes()).isEqualTo(binary);
    }

    @Test
    void handsOverEmptyAndForeignNames() throws Exception {
        receive();

        counterpart.sends("Größe-尺码.csv", new byte[0]);

        awaitTaken(1);
        assertThat(taken.get(0).name()).isEqualTo("Größe-尺码.csv");
        assertThat(taken.get(0).bytes()).isEmpty();
    }

    @Test
    protected void handsOverThirtyMegabytes() throws Exception {
        byte[] big = new byte[30_000_000];
        new Random(8).nextBytes(big);
        receive();

        counterpart.sends("big.bin", big);

        awaitTaken(1);
        assertThat(taken.get(0).bytes()).isEqualTo(big);
    }

    @Test
    void letsNoHeaderFromOutsideThrough() throws Exception {
        receive();

        counterpart.sends("a.edi", ORDER);

        awaitTaken(1);
        assertThat(taken.get(0).headers()).isEmpty();
    }

    @Test
    void acknowledgesOnlyWhatSucceeded() throws Exception {
        routeFails.set(true);
        receive();
        counterpart.sends("a.edi", ORDER);
        await().until(() -> !failures.isEmpty());
        assertThat(counterpart.isAcknowledged("a.edi")).isFalse();

        routeFails.set(false);
        counterpart.sendsAgain("a.edi");

        awaitTaken(1);
        await().until(() -> counterpart.isAcknowledged("a.edi"));
        assertThat(taken.get(0).bytes()).isEqualTo(ORDER);
    }

    @Test
    void survivesARestart() throws Exception {
        routeFails.set(true);
        receive();
        counterpart.sends("a.edi", ORDER);
        await().until(() -> !failures.isEmpty());
        camel.stop();
        routeFails.set(false);

        receive();
        counterpart.sendsAgain("a.edi");

        awaitTaken(1);
        await().until(() -> counterpart.isAcknowledged("a.edi"));
    }

    /** On both sides of the effect: before the hub or the partner has it, and after, when nobody has noted it yet. */
    @Test
    void losesAndDoublesNothingWhenItIsKilled() throws Exception {
        List<Stored> stored = List.of();
        for (Moment moment : Moment.values()) {
            try (KilledHub hub = KilledHub.start(
                    folder.resolve("hub"), source(), target(), counterpart, port(), moment, "b.edi", ORDER)) {
                hub.awaits("ready");
                Thread sender = new Thread(() -> sends(moment), "partner");
                sender.setDaemon(true);
                sender.start();
                hub.awaits("reached source");
                hub.awaits("reached target");
                hub.kill();
                stored = hub.stored();
                hub.bookmark().ifPresent(bookmark::write);
            }
            assertThat(stored).hasSize(moment.ordinal());
            assertThat(counterpart.isAcknowledged("a.edi")).isFalse();
            assertThat(counterpart.received()).hasSize(moment.ordinal());
        }

        receive();
        counterpart.sendsAgain("a.edi");
        awaitTaken(1);
        await().until(() -> counterpart.isAcknowledged("a.edi"));
        assertThat(taken.get(0).bytes()).isEqualTo(stored.get(0).bytes()).isEqualTo(ORDER);
        assertThat(taken.get(0).name()).isEqualTo(stored.get(0).name());
        assertThat(taken.get(0).arrival().reference().orElse(""))
                .as("by this the hub knows that it has it")
                .isEqualTo(stored.get(0).reference());

        send();
        assertThat(deliver("b.edi", ORDER).result()).isEqualTo(Receipt.Result.DELIVERED);
        assertThat(counterpart.received()).containsOnlyKeys("b.edi");
        assertThat(counterpart.received().get("b.edi")).isEqualTo(ORDER);
    }

    /** Some partners wait for an answer that never comes. */
    private void sends(Moment moment) {
        try {
            if (moment == Moment.BEFORE) {
                counterpart.sends("a.edi", ORDER);
            } else {
                counterpart.sendsAgain("a.edi");
            }
        } catch (UncheckedIOException | IllegalStateException | CompletionException unanswered) {
            // whom it asked is dead by now; what became of it is asserted where the next one looks
        }
    }

    @Test
    void showsNoSecret() throws Exception {
        receive();
        send();
        counterpart.sends("a.edi", ORDER);
        awaitTaken(1);
        deliver("b.edi", ORDER);
        counterpart.breaksDown();
        attempt("c.edi");

        assertShowsNoSecret();
    }

    /** Nothing that was logged, thrown or can be looked at so far names a secret. */
    protected void assertShowsNoSecret() {
        List<String> shown = log.list.stream()
                .flatMap(ConnectorContract::texts)
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

    @Test
    void deliversBytesUnderTheName() throws Exception {
        byte[] binary = new byte[300_000];
        new Random(9).nextBytes(binary);
        send();

        Receipt receipt = deliver("Lieferschein-Größe 1.edi", binary);

        assertThat(receipt.result()).isEqualTo(Receipt.Result.DELIVERED);
        assertThat(counterpart.received()).containsOnlyKeys("Lieferschein-Größe 1.edi");
        assertThat(counterpart.received().get("Lieferschein-Größe 1.edi")).isEqualTo(binary);
    }

    @Test
    void deliversTheSameTwiceAsOne() throws Exception {
        send();

        Receipt first = deliver("a.edi", ORDER);
        Receipt second = deliver("a.edi", ORDER);

        assertThat(List.of(first.result(), second.result())).containsOnly(Receipt.Result.DELIVERED);
        assertThat(counterpart.received()).containsOnlyKeys("a.edi");
    }

    @Test
    void leavesNothingUnderTheFinalNameWhenTheBytesBreakOff() throws Exception {
        send();

        deliver(new Wire() {
            @Override
            public String name() {
                return "half.edi";
            }

            @Override
            public java.io.InputStream open() {
                return new BreakingStream(100_000);
            }
        });

        assertThat(failures).hasSize(1);
        assertThat(counterpart.received()).isEmpty();
    }

    @Test
    void explainsThatThePartnerIsGone() throws Exception {
        send();
        counterpart.breaksDown();

        attempt("a.edi");

        assertThat(failures).hasSize(1);
        Problem.Code code = target().explain(failures.get(0));
        assertThat(code.category()).isIn(Problem.Category.SETUP, Problem.Category.PARTNER);
        assertThat(code.remedy()).isNotBlank();
    }

    @Test
    void aProbeFindsEverythingInOrderAndLeavesNothing() {
        List<Finding> findings = probes();

        assertThat(findings).isNotEmpty().allSatisfy(finding -> assertThat(finding)
                .isInstanceOf(Finding.Works.class));
        assertThat(counterpart.received()).isEmpty();
        for (String secret : counterpart.secrets()) {
            assertThat(findings.toString()).doesNotContain(secret);
        }
    }

    private List<Finding> probes() {
        return Stream.concat(
                        source().probe(counterpart.sourceSettings()).stream(),
                        target().probe(counterpart.targetSettings()).stream())
                .toList();
    }

    @Test
    void aProbeSaysThatThePartnerIsGone() {
        counterpart.breaksDown();

        List<Finding> findings = target().probe(counterpart.targetSettings());

        assertThat(findings).last().isInstanceOfSatisfying(Finding.Fails.class, fails -> {
            assertThat(fails.problem().category()).isIn(Problem.Category.SETUP, Problem.Category.PARTNER);
            assertThat(fails.problem().code().remedy()).isNotBlank();
        });
    }

    @Test
    void readsItsOwnExamples() {
        assertThat(source().connection()).isEqualTo(target().connection());
        Examples.check(source().connection());
        Examples.check(source().spec());
        Examples.check(target().spec());
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

    protected void receive(Settings settings) throws Exception {
        add(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class)
                        .process(exchange -> failures.add(
                                exchange.getProperty(org.apache.camel.Exchange.EXCEPTION_CAUGHT, Exception.class)));
                var route = source().from(this, settings, OFTEN, bookmark);
                route.process(exchange -> take(
                        exchange.getMessage().getMandatoryBody(Arrival.class),
                        exchange.getMessage().getHeaders()));
                route.process(exchange -> exchange.getMessage()
                        .setBody(new Answer(Answer.Verdict.ACCEPTED, "{}".getBytes(StandardCharsets.UTF_8))));
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
            if (port().isPresent()) {
                camel.addService(Victim.server(port().getAsInt()));
            }
            camel.start();
        }
        camel.addRoutes(routes);
    }

    protected Receipt deliver(String name, byte[] bytes) {
        return deliver(Wire.of(name, bytes));
    }

    private Receipt attempt(String name) {
        return deliver(name, ORDER);
    }

    protected Receipt deliver(Wire wire) {
        var done = camel.createProducerTemplate().request("direct:out", exchange -> exchange.getMessage()
                .setBody(new Dispatch(wire, "key-" + wire.name(), "application/edifact")));
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
