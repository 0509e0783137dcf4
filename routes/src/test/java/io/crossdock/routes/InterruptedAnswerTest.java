package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.config.Configuration;
import io.crossdock.config.Inbox;
import io.crossdock.config.Inboxes;
import io.crossdock.config.Ownership;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Arrival;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.broker.Partitions;
import io.crossdock.routes.broker.Unavailable;
import io.crossdock.routes.channel.Words;
import io.crossdock.routes.intake.Intake;
import io.crossdock.routes.intake.Station;
import io.crossdock.routes.lease.Fence;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.PayloadRows;
import io.crossdock.routes.store.Payloads;
import io.crossdock.routes.witness.Witness;
import io.crossdock.routes.xref.CrossReferences;
import io.crossdock.routes.xref.Directory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that ends between taking an interchange in and telling its sender; database and broker are those of before. */
class InterruptedAnswerTest {

    private static final String REPLIES = "out.anna.acks-out";

    @TempDir
    Path folder;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private boolean dying;
    private Broker broker;
    private Database database;

    @BeforeEach
    void stores() throws Exception {
        broker = Broker.embedded(folder.resolve("broker"), Broker.Journal.NIO, "main");
        broker.queue("doc.order");
        broker.queue("ledger");
        broker.queue(REPLIES);
        database = Database.embedded(folder.resolve("database"));
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        broker.close();
    }

    @Test
    void tellsTheSenderOnceThoughItEndsBeforeAndAfterSayingSo() throws Exception {
        dying = true;
        assertThatThrownBy(() -> take(hub())).isInstanceOf(Unavailable.class);
        assertThat(broker.depth("doc.order")).isEqualTo(1);
        assertThat(broker.depth(REPLIES)).as("nobody is told yet").isZero();
        assertThat(verdicts()).as("what became of two messages").isEqualTo(2);

        dying = false;
        hub().resume();

        assertThat(broker.depth("doc.order")).as("nothing is published twice").isEqualTo(1);
        assertThat(broker.depth(REPLIES)).isEqualTo(1);
        assertThat(verdicts()).as("nobody needs them any more").isZero();

        endedBefore("state = 'OPEN'");
        hub().resume();
        endedBefore("state = 'OPEN', batches = 1");
        hub().resume();

        assertThat(broker.depth(REPLIES)).as("told once").isEqualTo(1);
        assertThat(broker.depth("doc.order")).isEqualTo(1);
    }

    /** As if the hub had ended before it noted that. */
    private void endedBefore(String note) {
        database.durably(() -> assertThat(database.sql()
                        .sql("update intake_transmission set " + note)
                        .update())
                .isEqualTo(1));
    }

    private long verdicts() {
        return database.sql()
                .sql("select count(*) from intake_verdict")
                .query(Long.class)
                .single();
    }

    /** A hub that has just started. */
    private Intake hub() throws Exception {
        Configuration configuration = new HubFixture(folder)
                .partner("anna", "{ gln: \"4098765000003\" }")
                .channel(
                        "anna.orders-in",
                        """
                        direction: in
                        carries: order
                        connector: { drop: { folder: out } }
                        format: { edifact: { message: ORDERS, release: D.96A } }
                        on-bad-data: refuse
                        acknowledge: { with: CONTRL, via: acks-out }
                        """)
                .channel(
                        "anna.acks-out",
                        """
                        direction: out
                        carries: acknowledgement
                        connector: { drop: { folder: acks } }
                        format: { edifact: { release: D.96A } }
                        """)
                .configuration();
        Station station = new Station(
                "main",
                database,
                new Payloads(folder.resolve("payloads"), new PayloadRows(database, "main")),
                broker,
                new CrossReferences(database, "main"),
                () -> Directory.EMPTY,
                () -> Ownership.NONE,
                () -> Partitions.ONE_EACH,
                () -> false,
                () -> false,
                Witness.NONE,
                this::time);
        Words words = Words.of();
        Inbox inbox = Inboxes.of(configuration, words.vocabulary()).get(0);
        return station.intake(
                inbox,
                Map.of("anna.orders-in", words.codec(inbox.channels().get(0)).get()),
                "",
                Fence.OPEN);
    }

    /** What is asked for first when a reply is made. */
    private Instant time() {
        boolean telling = StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().endsWith("Answering")));
        if (dying && telling) {
            throw new Unavailable("as if it were killed");
        }
        return Instant.parse("2026-11-22T12:00:00Z");
    }

    private void take(Intake intake) throws Exception {
        Exchange exchange = new DefaultExchange(camel);
        String interchange = EdifactOrders.interchange(
                "4098765000003",
                "R1",
                EdifactOrders.order("S-1", "4098765000003", "1"),
                EdifactOrders.order("S-2", "4098765000003", "two"));
        exchange.getMessage()
                .setBody(new Arrival(
                        Wire.of("o.edi", interchange.getBytes(StandardCharsets.US_ASCII)),
                        Optional.of(Instant.EPOCH),
                        Optional.empty()));
        intake.process(exchange);
    }
}
