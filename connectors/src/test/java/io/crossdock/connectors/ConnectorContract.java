package io.crossdock.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.config.Problem;
import io.crossdock.config.When;
import io.crossdock.config.Wire;
import io.crossdock.connectors.KilledHub.Stored;
import io.crossdock.connectors.Victim.Moment;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.junit.jupiter.api.Test;

/**
 * What every connector keeps to, in both directions. What a partner may do besides, each connector's own tests show where it applies to it:
 *
 * <ul>
 *   <li>wrong credentials: {@code explainsAWrongPassword} of sftp, ftp, jms, sql and mail, {@code explainsAKeyThatTheServerDoesNotKnow},
 *       {@code explainsAWrongToken} and {@code showsNoSecretWhenTheLoginFails} of http, {@code saysThatTheLoginIsRefused} of salesforce
 *   <li>an unknown or changed host key: {@code talksToNoServerWithAnotherKey}, {@code opensNoConnectionToAServerOfWhichNoKeyIsKnown}; a
 *       certificate: {@code trustsNoOtherCertificateThanThePinnedOne} of http and ftp, {@code trustsNoCertificateOfAnUnknownIssuer} of mail
 *   <li>a full disk: {@code explainsAFullDiskAndLeavesNothingUnderTheName} of sftp, {@code explainsAFullDiskAndGoesOnOnceThereIsRoom} of
 *       ftp and file; a refused rename: {@code explainsAServerThatRefusesToRename} of sftp and ftp,
 *       {@code explainsARenameThatIsRefusedAndLeavesNothingBehind} of file
 *   <li>200 with an HTML page: {@code aPageInsteadOfJsonIsNoDelivery} of http, {@code anHtmlPageIsNoDelivery} of soap,
 *       {@code takesNoOtherAnswerForAReceipt} of as2, {@code takesAPageInHtmlForNoSuccess} of salesforce
 *   <li>200 with errors in it: {@code aSuccessThatTellsErrorsIsARefusal} of http, {@code writesNoneOfManyWhereOneIsWrong} of salesforce
 *   <li>429 with Retry-After: {@code keepsThePauseThatThePartnerAsksFor} of http, {@code waitsAsLongAsItIsAskedTo} of
 *       salesforce; as2 and soap wait by the core's own pauses
 *   <li>a socket that is closed after storing: {@code aSocketThatIsClosedAfterStoringLeavesTheDoubtThatItMust} of http,
 *       {@code anAnswerThatNeverComesLeavesTheDoubtThatItMust} of soap, {@code tellsWhatTheServerRefusesFromWhatNobodyKnows} of mail,
 *       {@code makesNoSecondRecordWhenTheAnswerToTheFirstIsLost} of salesforce
 *   <li>an error page of 10 MB: {@code anErrorPageOfTenMegabytesFillsNoMemory} of http, soap and as2,
 *       {@code keepsAnErrorPageOfManyMegabytesOutOfItsWords} of salesforce
 *   <li>an endless redirect, and one into a private range: {@code followsNoRedirectHoweverManyThereAre} and
 *       {@code followsNoRedirectToAnotherAddress} of http, {@code followsNoRedirect} and {@code goesToNoAddressThatALoginNames} of salesforce
 *   <li>a million files: {@code listsTheOldestOfVeryMany} of sftp, {@code VeryManyFilesTest} of ftp,
 *       {@code holdsTheOldestOfVeryManyAndTakesThemFirst} of file, {@link OldestTest}
 *   <li>a receipt that is forged, unsigned, of another message or of other bytes: {@code believesNoReceiptThat},
 *       {@code believesNoReceiptWithoutSignature} and {@code aReceiptForOtherBytesLeavesDoubt} of as2,
 *       {@code takesAReceiptThatComesLaterAndNoOtherThanThePartners} and {@code saysWhatALateReceiptObjectsTo} where it comes later
 *   <li>a certificate that expires: {@code warnsOfTheDaysThatACertificateHasLeftOnceADay} and
 *       {@code stopsWhenACertificateHasExpiredAndGoesOnWithTheNext} of as2
 *   <li>connectors that nobody uses: {@link UnusedConnectorsTest}
 * </ul>
 */
public abstract class ConnectorContract extends ConnectorBench {

    private static final byte[] ORDER = "UNH+1+ORDERS:D:96A:UN'".getBytes(StandardCharsets.UTF_8);

    @Test
    void handsOverBytesAndName() throws Exception {
        byte[] binary = new byte[70_000];
        new Random(7).nextBytes(binary);
        receive();

        counterpart.sends("order 1.edi", binary);

        awaitTaken(1);
        assertThat(takenNames().get(0)).isEqualTo("order 1.edi");
        assertThat(takenContents().get(0)).isEqualTo(binary);
    }

    @Test
    void handsOverEmptyAndForeignNames() throws Exception {
        receive();

        counterpart.sends("Größe-尺码.csv", new byte[0]);

        awaitTaken(1);
        assertThat(takenNames().get(0)).isEqualTo("Größe-尺码.csv");
        assertThat(takenContents().get(0)).isEmpty();
    }

    @Test
    protected void handsOverThirtyMegabytes() throws Exception {
        byte[] big = new byte[30_000_000];
        new Random(8).nextBytes(big);
        receive();

        counterpart.sends("big.bin", big);

        awaitTaken(1);
        assertThat(takenContents().get(0)).isEqualTo(big);
    }

    @Test
    void letsNoHeaderFromOutsideThrough() throws Exception {
        receive();

        counterpart.sends("a.edi", ORDER);

        awaitTaken(1);
        assertThat(takenHeaders()).isEmpty();
    }

    @Test
    void acknowledgesOnlyWhatSucceeded() throws Exception {
        failRoute();
        receive();
        counterpart.sends("a.edi", ORDER);
        await().until(() -> !failures().isEmpty());
        assertThat(counterpart.isAcknowledged("a.edi")).isFalse();

        succeedRoute();
        counterpart.sendsAgain("a.edi");

        awaitTaken(1);
        await().until(() -> counterpart.isAcknowledged("a.edi"));
        assertThat(takenContents().get(0)).isEqualTo(ORDER);
    }

    @Test
    void survivesARestart() throws Exception {
        failRoute();
        receive();
        counterpart.sends("a.edi", ORDER);
        await().until(() -> !failures().isEmpty());
        camel().stop();
        succeedRoute();

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
            try (KilledHub hub = KilledHub.start(folder.resolve("hub"), counterpart, moment, "b.edi", ORDER)) {
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
        assertThat(takenContents().get(0)).isEqualTo(stored.get(0).bytes()).isEqualTo(ORDER);
        assertThat(takenNames().get(0)).isEqualTo(stored.get(0).name());
        assertThat(takenReferences().get(0))
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

        assertThat(failures()).hasSize(1);
        assertThat(counterpart.received()).isEmpty();
    }

    @Test
    void explainsThatThePartnerIsGone() throws Exception {
        send();
        counterpart.breaksDown();

        attempt("a.edi");

        assertThat(failures()).hasSize(1);
        Problem.Code code = target().explain(failures().get(0));
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

    /** That it then does look so, {@link LookSchedulerTest} shows. */
    @Test
    void looksWhenTheChannelSaysUnlessThePartnerComes() throws Exception {
        if (source().isServer(counterpart.sourceSettings())) {
            return;
        }
        When.Every every = new When.Every(Duration.ofMillis(1234));
        When.At at = new When.At(LocalTime.of(6, 0), ZoneId.of("Asia/Shanghai"), false);

        assertThat(pause(reading(every))).isEqualTo(every.pause());
        assertThat(reading(at).getScheduler())
                .isInstanceOfSatisfying(
                        LookScheduler.class, daily -> assertThat(daily.pause).isInstanceOf(DailyPace.class));
    }

    private static Duration pause(ScheduledPollEndpoint endpoint) {
        if (endpoint instanceof GenericFileEndpoint<?> folder && folder.getFilter() instanceof FolderWatch<?> watch) {
            watch.look();
            return watch.pause().length();
        }
        return Duration.ofMillis(endpoint.getDelay());
    }

    private ScheduledPollEndpoint reading(When when) throws Exception {
        List<Endpoint> endpoints = new ArrayList<>();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            RouteBuilder routes = new RouteBuilder(context) {
                @Override
                public void configure() {
                    endpoints.add(source().from(this, counterpart.sourceSettings(), when, bookmark)
                            .getInput()
                            .getEndpoint());
                }
            };
            routes.configure();
        }
        return (ScheduledPollEndpoint) endpoints.get(0);
    }

    @Test
    void readsItsOwnExamples() {
        assertThat(source().connection()).isEqualTo(target().connection());
        Examples.check(source().connection());
        Examples.check(source().spec());
        Examples.check(target().spec());
    }

    private Receipt attempt(String name) {
        return deliver(name, ORDER);
    }
}
