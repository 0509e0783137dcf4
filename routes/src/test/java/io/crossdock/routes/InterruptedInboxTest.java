package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.config.Configuration;
import io.crossdock.config.Inbox;
import io.crossdock.config.Inboxes;
import io.crossdock.config.Ownership;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Answer;
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
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An inbox whose files come in one look, while the hub lacks something for a moment. */
class InterruptedInboxTest {

    @TempDir
    Path folder;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private boolean broken;
    private Broker broker;
    private Database database;
    private Intake intake;

    @BeforeEach
    void inbox() throws Exception {
        Configuration configuration = new HubFixture(folder)
                .partner("anna", "{}")
                .channel(
                        "anna.orders-in",
                        """
                        direction: in
                        carries: order
                        connector: { drop: { folder: out } }
                        format:
                          csv:
                            columns: { Order: orderNumber, Item: lines.article.ids.buyer, Qty: lines.quantity.value }
                            set: { lines.quantity.unit: H87 }
                        """)
                .configuration();
        broker = Broker.embedded(folder.resolve("broker"), Broker.Journal.NIO, "main");
        broker.queue("doc.order");
        broker.queue("ledger");
        database = Database.embedded(folder.resolve("database"));
        Station station = new Station(
                "main",
                database,
                new Payloads(folder.resolve("payloads"), new PayloadRows(database, "main")),
                broker,
                new CrossReferences(database, "main"),
                () -> Directory.EMPTY,
                () -> Ownership.NONE,
                this::partitions,
                () -> false,
                () -> false,
                Witness.NONE,
                InstantSource.system());
        Words words = Words.of();
        Inbox inbox = Inboxes.of(configuration, words.vocabulary()).get(0);
        intake = station.intake(
                inbox,
                Map.of("anna.orders-in", words.codec(inbox.channels().get(0)).get()),
                "",
                Fence.OPEN);
    }

    private Partitions partitions() {
        if (broken) {
            throw new Unavailable("as if the broker were away");
        }
        return Partitions.ONE_EACH;
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        broker.close();
    }

    @Test
    void takesNoFileBeforeAnOlderOneThatHadToWait() throws Exception {
        broken = true;
        assertThatThrownBy(() -> take(0, "PO-1")).isInstanceOf(Unavailable.class);
        broken = false;
        assertThatThrownBy(() -> take(1, "PO-2"))
                .as("in the same look, behind it")
                .isInstanceOf(Unavailable.class);
        assertThat(broker.depth("doc.order")).isZero();

        take(0, "PO-1");
        take(1, "PO-2");
        assertThat(broker.depth("doc.order")).isEqualTo(2);
    }

    private void take(int place, String number) throws Exception {
        Exchange exchange = new DefaultExchange(camel);
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, place);
        exchange.getMessage()
                .setBody(new Arrival(
                        Wire.of(
                                number + ".csv",
                                ("Order,Item,Qty\n" + number + ",1,1\n").getBytes(StandardCharsets.UTF_8)),
                        Optional.of(Instant.EPOCH),
                        Optional.empty()));
        intake.process(exchange);
        assertThat(exchange.getMessage().getBody(Answer.class).verdict()).isEqualTo(Answer.Verdict.ACCEPTED);
    }
}
