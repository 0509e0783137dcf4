package io.crossdock.routes.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.crossdock.config.Secret;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Timeout(300)
class BrokerTest {

    private Path folder;

    @BeforeEach
    void takesAFolder(@TempDir Path empty) {
        folder = empty;
    }

    @Test
    void keepsDocumentsAndTheirOrderOverARestart() throws Exception {
        try (Hub hub = new Hub(folder).queues("doc.order")) {
            hub.publish("doc.order", 10);
        }

        try (Hub hub = new Hub(folder)) {
            assertThat(hub.ids("doc.order", 10)).isEqualTo(Hub.numbers(10));
        }
    }

    @Test
    void runsAgainAfterItsDiskFailed() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(folder, Broker.Journal.NIO, "dead")) {
            ActiveMQServer failing = server.running();

            failing.getIoCriticalErrorListener().onIOException(new IOException("no space left"), "a write", "journal");

            while (server.running() == failing || !server.running().isActive()) {
                Thread.sleep(20);
            }
            assertThat(failing.getState()).isEqualTo(ActiveMQServer.SERVER_STATE.STOPPED);
        }
    }

    @Test
    void tellsWhenItsDiskIsSoFullThatNobodyMaySend() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(folder, Broker.Journal.NIO, "dead");
                Broker broker = Broker.in(server, "main")) {
            assertThat(broker.fullness().blocks()).isFalse();

            server.running().getConfiguration().setMaxDiskUsage(0);

            Broker.Fullness full = broker.fullness();
            assertThat(full.blocks()).isTrue();
            assertThat(full.used()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void tellsWhenTheOldestMessageOfAQueueWasSent() throws Exception {
        Instant before = Instant.now().minusSeconds(1);
        try (Hub hub = new Hub(folder).queues("out.slow", "out.idle")) {
            hub.publish("out.slow", 2);

            Map<String, Instant> oldest = hub.broker.oldest(List.of("out.slow", "out.idle"));

            assertThat(oldest).containsOnlyKeys("out.slow");
            assertThat(oldest.get("out.slow")).isBetween(before, Instant.now());
        }
    }

    @Test
    void createsAQueueOnce() throws Exception {
        try (Hub hub = new Hub(folder).queues("doc.order")) {
            hub.publish("doc.order", 1);

            hub.queues("doc.order");

            assertThat(hub.broker.depth("doc.order")).isEqualTo(1);
        }
    }

    @Test
    void removesAQueueWithItsAddress() throws Exception {
        try (Hub hub = new Hub(folder).queues("out.old")) {
            hub.publish("out.old", 1);

            hub.broker.remove("out.old");

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> hub.broker.depth("out.old"))
                    .withMessage("there is no queue out.old");
            assertThat(hub.queues("out.old").broker.depth("out.old")).isZero();
        }
    }

    @Test
    void keepsTenantsApart() throws Exception {
        EmbeddedServer server = EmbeddedServer.start(folder, Broker.Journal.NIO, Broker.UNDELIVERABLE);
        Secret password = new Secret("broker", name -> List.of("unused"));
        try (server;
                Broker main = Broker.external(server.url(), "hub", password, "main");
                Broker other = Broker.external(server.url(), "hub", password, "other")) {
            main.queue("doc.order");
            other.queue("doc.order");

            publish(other, "doc.order");

            assertThat(main.depth("doc.order")).isZero();
            assertThat(other.depth("doc.order")).isEqualTo(1);
            assertThat(main.depth("other.doc.order")).isEqualTo(1);
        }
    }

    @Test
    void putsBackWhatWasTakenAndNotCommitted() throws Exception {
        try (Hub hub = new Hub(folder).queues("doc.order")) {
            hub.publish("doc.order", 5);
            try (Taker taker = Taker.open(hub.broker, "doc.order", InstantSource.system())) {
                assertThat(taker.take(3, Duration.ZERO)).extracting(Message::id).containsExactly("0", "1", "2");
            }

            assertThat(hub.ids("doc.order", 5)).isEqualTo(Hub.numbers(5));
        }
    }

    @Test
    void isNotBelievedAfterItsDiskFailedUntilItHasStartedAnew() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(folder, Broker.Journal.NIO, Broker.UNDELIVERABLE)) {
            Soundness before = server.soundness();
            assertThatNoException().isThrownBy(before::check);

            server.running().getStorageManager().criticalError(new IOException("no space left"));

            assertThatThrownBy(before::check).isInstanceOf(JMSException.class).hasMessageContaining("its disk fails");
            Awaitility.await().until(() -> server.soundness().holds());
            assertThat(before.holds()).isFalse();
        }
    }

    @Test
    void warnsWhenItRunsAnotherJournalThanAskedFor() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(EmbeddedServer.class);
        logger.addAppender(log);
        log.start();

        Broker.embedded(folder, Broker.Journal.ASYNCIO, "main").close();

        logger.detachAppender(log);
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.contains("was to be ASYNCIO and runs as NIO"));
    }

    @Test
    void setsTheJournalsTimerToATenthOfASyncWithinLimits() {
        assertThat(JournalTimer.timer(Duration.ofNanos(1_000_000))).isEqualTo(Duration.ofNanos(100_000));
        assertThat(JournalTimer.timer(Duration.ofNanos(40_000))).isEqualTo(JournalTimer.SHORTEST);
        assertThat(JournalTimer.timer(Duration.ofMillis(50))).isEqualTo(JournalTimer.LONGEST);
    }

    @Test
    void measuresTheDiskAndLeavesNothingBehind() throws Exception {
        assertThat(JournalTimer.calibrate(folder)).isBetween(JournalTimer.SHORTEST, JournalTimer.LONGEST);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesHeadersThatBelongToTheBrokerOrToCamel() {
        for (String name : List.of("JMSPriority", "_AMQ_DUPL_ID", "camelFileName", "content-type", "id", "")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Message("1", Map.of(name, "x"), new byte[0]))
                    .withMessageContaining("cannot name a header");
        }
    }

    private static void publish(Broker broker, String address) {
        try (Publisher publisher = broker.publisher()) {
            publisher.publish(List.of(Send.to(address, Hub.message("1"))), "t#1");
        }
    }
}
