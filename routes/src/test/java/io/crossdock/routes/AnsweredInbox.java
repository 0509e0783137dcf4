package io.crossdock.routes;

import io.crossdock.config.Configuration;
import io.crossdock.config.Inbox;
import io.crossdock.config.Inboxes;
import io.crossdock.config.Ownership;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Arrival;
import io.crossdock.mappings.Codec;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.broker.Partitions;
import io.crossdock.routes.channel.Words;
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
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/**
 * An inbox of orders whose sender is told by CONTRL, without the rest of a hub: each of its parts is as one that has just started, on the
 * same database and broker. A clock that throws ends it where it asks for the time.
 */
final class AnsweredInbox implements AutoCloseable {

    static final String REPLIES = "out.anna.acks-out";

    private static final String ORDERS_IN = "anna.orders-in";

    private final Path folder;
    private final InstantSource clock;
    private final Configuration configuration;
    private final Inbox inbox;
    private final Map<String, Codec> codecs;
    private final Broker broker;
    private final Database database;

    /** @param onBadData as the channel says it: {@code refuse}, {@code repair} */
    AnsweredInbox(Path folder, String onBadData, InstantSource clock) throws Exception {
        this.folder = folder;
        this.clock = clock;
        this.configuration = configuration(folder, onBadData);
        Words words = Words.of();
        this.inbox = Inboxes.of(configuration, words.vocabulary()).get(0);
        this.codecs = Map.of(ORDERS_IN, words.codec(inbox.channels().get(0)).get());
        this.broker = Broker.embedded(folder.resolve("broker"), Broker.Journal.NIO, "main");
        broker.queue("doc.order");
        broker.queue("ledger");
        broker.queue(REPLIES);
        this.database = Database.embedded(folder.resolve("database"));
    }

    private static Configuration configuration(Path folder, String onBadData) throws Exception {
        return new HubFixture(folder)
                .partner("anna", "{ gln: \"4098765000003\" }")
                .channel(
                        ORDERS_IN,
                        """
                        direction: in
                        carries: order
                        connector: { drop: { folder: out } }
                        format: { edifact: { message: ORDERS, release: D.96A } }
                        on-bad-data: %s
                        acknowledge: { with: CONTRL, via: acks-out }
                        """
                                .formatted(onBadData))
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

    /** Two orders come, the second of which has a word for its quantity. */
    void take() throws Exception {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
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
        station().intake(inbox, codecs, "", Fence.OPEN).process(exchange);
    }

    /** Finishes what an end left half done. */
    void resume() throws IOException {
        station().intake(inbox, codecs, "", Fence.OPEN).resume();
    }

    Rejections rejections() throws IOException {
        return rejections(channel -> true);
    }

    /** @param inForce which of the channels are still there */
    Rejections rejections(Predicate<String> inForce) throws IOException {
        Station station = station();
        return new Rejections(
                station,
                channel -> Optional.ofNullable(configuration.channels().get(channel))
                        .filter(one -> inForce.test(one.id())),
                id -> Optional.of(station.rereading(inbox, codecs, "")));
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
                clock);
    }

    /** How many messages wait at an address. */
    long depth(String address) {
        return broker.depth(address);
    }

    Database database() {
        return database;
    }

    /** How many rows there are, by what follows {@code select count(*) from}. */
    long count(String from) {
        return database.sql()
                .sql("select count(*) from " + from)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() throws Exception {
        database.close();
        broker.close();
    }
}
