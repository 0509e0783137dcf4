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
import io.crossdock.routes.channel.Words;
import io.crossdock.routes.intake.Intake;
import io.crossdock.routes.intake.Rejections;
import io.crossdock.routes.intake.Station;
import io.crossdock.routes.lease.Fence;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.PayloadRows;
import io.crossdock.routes.store.Payloads;
import io.crossdock.routes.witness.Witness;
import io.crossdock.routes.xref.CrossReferences;
import io.crossdock.routes.xref.Directory;
import java.io.IOException;
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

/** A hub that is killed between closing what a person rejected and telling its sender; database and broker are those of before. */
class InterruptedRejectionTest {

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
    void tellsTheSenderOnceThoughItIsKilledBeforeAndAfterSayingSo() throws Exception {
        Intake intake = hub();
        take(intake);
        String parked = parkedDocument();
        assertThat(broker.depth(REPLIES)).as("that it came").isEqualTo(1);

        dying = true;
        assertThatThrownBy(() -> rejections().reject(parked, "too late")).isInstanceOf(Killed.class);
        assertThat(open()).as("it is closed").isZero();
        assertThat(broker.depth(REPLIES)).as("nobody is told yet").isEqualTo(1);
        assertThat(owed()).isEqualTo(1);

        dying = false;
        database.durably(() -> copy("intake_answer", "kept_aside"));
        rejections().resume();
        assertThat(broker.depth(REPLIES)).isEqualTo(2);
        assertThat(owed()).isZero();

        database.durably(() -> copyBack());
        rejections().resume();
        assertThat(broker.depth(REPLIES))
                .as("told once, though it was killed before it noted that")
                .isEqualTo(2);
        assertThat(owed()).isZero();
        assertThat(rejections().reject(parked, "again")).as("it is closed").isEmpty();
        assertThat(broker.depth(REPLIES)).isEqualTo(2);
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Rejections rejections() throws Exception {
        Words words = Words.of();
        Configuration configuration = configuration();
        Inbox inbox = Inboxes.of(configuration, words.vocabulary()).get(0);
        Station station = station();
        return new Rejections(
                station,
                channel -> Optional.ofNullable(configuration.channels().get(channel)),
                id -> Optional.of(station.rereading(
                        inbox,
                        Map.of(
                                "anna.orders-in",
                                words.codec(inbox.channels().get(0)).get()),
                        "")));
    }

    private String parkedDocument() {
        return database.sql()
                .sql("select document from intake_parked where state = 'PARKED'")
                .query(String.class)
                .single();
    }

    private long open() {
        return database.sql()
                .sql("select count(*) from intake_parked where state = 'PARKED'")
                .query(Long.class)
                .single();
    }

    private long owed() {
        return database.sql()
                .sql("select count(*) from intake_answer")
                .query(Long.class)
                .single();
    }

    private void copy(String from, String to) {
        database.sql().sql("create table " + to + " as select * from " + from).update();
    }

    /** As if the hub had been killed before it forgot that. */
    private void copyBack() {
        database.sql().sql("insert into intake_answer select * from kept_aside").update();
    }

    /** A hub that has just started. */
    private Intake hub() throws Exception {
        Words words = Words.of();
        Inbox inbox = Inboxes.of(configuration(), words.vocabulary()).get(0);
        return station()
                .intake(
                        inbox,
                        Map.of(
                                "anna.orders-in",
                                words.codec(inbox.channels().get(0)).get()),
                        "",
                        Fence.OPEN);
    }

    private Configuration configuration() throws Exception {
        return new HubFixture(folder)
                .partner("anna", "{ gln: \"4098765000003\" }")
                .channel(
                        "anna.orders-in",
                        """
                        direction: in
                        carries: order
                        connector: { drop: { folder: out } }
                        format: { edifact: { message: ORDERS, release: D.96A } }
                        on-bad-data: repair
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
    }

    private Station station() throws IOException {
        return new Station(
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
    }

    /** What is asked for when the answer is on its way to its queue. */
    private Instant time() {
        boolean sending = StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().endsWith("Rejections")
                        && frame.getMethodName().equals("send")));
        if (dying && sending) {
            throw new Killed();
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
