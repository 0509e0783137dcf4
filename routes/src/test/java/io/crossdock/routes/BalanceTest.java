package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crossdock.routes.HubStatus.Balance;
import io.crossdock.routes.HubStatus.Unended;
import io.crossdock.routes.ledger.State;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The balances over midnight, and the documents behind them. */
class BalanceTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    @TempDir
    Path folder;

    @Test
    void bringsForwardWhatWasUnderWayAtMidnight() throws Exception {
        try (HubFixture hub = hub()) {
            hub.put("anna", "out/1.csv", "Item;Left\nA1;10\nA2;20\n");
            planned(hub);

            hub.passTime(Duration.ofDays(1));
            Balance balance = delivery(hub.hub().status());

            assertThat(balance.brought() + balance.left()).isEqualTo(2);
            assertThat(balance.brought()).isEqualTo(2);
            assertThat(balance.difference()).isZero();
        }
    }

    @Test
    void saysWhereEachDocumentIsThatHasNotArrived() throws Exception {
        try (HubFixture hub = hub()) {
            hub.put("anna", "out/1.csv", "Item;Left\nA1;10\nA2;20\n");
            planned(hub);

            assertThat(hub.hub().unended("bert.stock-out", LONG_AGO))
                    .extracting(Unended::number, Unended::place, Unended::last)
                    .containsExactlyInAnyOrder(tuple("A1"), tuple("A2"));
            assertThat(hub.hub().unended("anna.stock-in", LONG_AGO)).isEmpty();
        }
    }

    @Test
    void namesTheDocumentThatIsNowhere() throws Exception {
        try (HubFixture hub = hub()) {
            hub.put("anna", "out/1.csv", "Item;Left\nA1;10\nA2;20\n");
            planned(hub);

            lose("A2");

            assertThat(delivery(hub.hub().status()).difference()).isEqualTo(1);
            assertThat(hub.hub().unended("bert.stock-out", LONG_AGO))
                    .filteredOn(one -> one.place().equals("nowhere"))
                    .extracting(Unended::number)
                    .singleElement()
                    .asString()
                    .contains("A2");
        }
    }

    /** There is always something on its way to the ledger. */
    @Test
    void missesADocumentUnderSteadyTraffic() throws Exception {
        try (HubFixture hub = hub()) {
            hub.partner("carl", "{}")
                    .folders("carl/out")
                    .channel(
                            "carl.orders-in",
                            "direction: in\ncarries: order\nconnector: { drop: { folder: out } }\n"
                                    + "format: { csv: { columns: { Order: orderNumber, Qty: lines.quantity.value } } }\n");
            hub.apply();
            hub.put("anna", "out/1.csv", "Item;Left\nA1;10\nA2;20\n");
            planned(hub);
            lose("A2");
            hub.put(
                    "carl",
                    "out/many.csv",
                    IntStream.range(0, 10_000)
                            .mapToObj(number -> "PO-" + number + ",1\n")
                            .collect(Collectors.joining("", "Order,Qty\n", "")));
            Awaitility.await()
                    .atMost(HubFixture.PATIENCE)
                    .until(() -> HubFixture.count(hub.hub().status(), "carl.orders-in", State.READ) > 0);

            BalanceWatch watch = new BalanceWatch(Instant.EPOCH);
            for (int look = 0; look < BalanceWatch.LOOKS; look++) {
                BalanceLook open = hub.hub().look();
                Awaitility.await().atMost(HubFixture.PATIENCE).until(open::isWritten);
                watch.judge(open);
            }

            assertThat(watch.alarms())
                    .filteredOn(alarm -> alarm.scope().equals("bert.stock-out"))
                    .extracting(HubStatus.Alarm::difference)
                    .containsExactly(1L);
        }
    }

    @Test
    void countsOnceWhatWasGivenUp() throws Exception {
        try (HubFixture hub = hub()) {
            hub.channel(
                    "bert.prices-out",
                    """
                    direction: out
                    carries: stock
                    connector: { drop: { folder: missing } }
                    delivery: { give-up: 5h }
                    format: { csv: { columns: { Item: article.ids.supplier } } }
                    """);
            hub.apply();
            hub.put("anna", "out/1.csv", "Item;Left\nA1;10\n");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> delivery(hub.hub().status(), "bert.prices-out").left() == 1
                            && hub.hub().status().channels().stream()
                                    .anyMatch(channel -> channel.id().equals("bert.prices-out")
                                            && channel.condition() == HubStatus.Condition.WAITING));

            hub.passTime(Duration.ofHours(6));
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> !hub.hub().status().parked().isEmpty());
            hub.passTime(Duration.ofHours(67)); // what is collected for the other channel is due, too
            Balance balance = delivery(hub.settled(), "bert.prices-out");

            assertThat(balance.right()).containsEntry("parked", 1L);
            assertThat(balance.difference()).isZero();
        }
    }

    @Test
    void refusesToExplainAChannelThatIsNotThere() throws Exception {
        try (HubFixture hub = hub()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> hub.hub().unended("bert.stock-ut", LONG_AGO))
                    .withMessageContaining("bert.stock-ut");
        }
    }

    private static org.assertj.core.groups.Tuple tuple(String number) {
        return org.assertj.core.api.Assertions.tuple("anna/" + number + "||", "waiting", "planned");
    }

    /** As no part of the hub does. */
    private void lose(String number) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.resolve("data/database/crossdock"), "crossdock", "");
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                            "delete from \"delivery_pending\" where \"number\" like '%" + number + "%'"))
                    .isEqualTo(1);
        }
    }

    /** Both stocks wait for a batch that is not due for days. */
    private static void planned(HubFixture hub) {
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> {
            HubStatus status = hub.hub().status();
            return status.unwritten() == 0 && delivery(status).left() == 2;
        });
    }

    private static Balance delivery(HubStatus status) {
        return delivery(status, "bert.stock-out");
    }

    private static Balance delivery(HubStatus status, String channel) {
        return status.balances().stream()
                .filter(balance -> balance.scope().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    private HubFixture hub() throws Exception {
        return new HubFixture(folder)
                .partner("anna", "{}")
                .partner("bert", "{}")
                .folders("anna/out", "bert/in")
                .channel(
                        "anna.stock-in",
                        """
                        direction: in
                        carries: stock
                        connector: { drop: { folder: out } }
                        format: { csv: { separator: ";", columns: { Item: article.ids.supplier, Left: buckets.available } } }
                        """)
                .channel(
                        "bert.stock-out",
                        """
                        direction: out
                        carries: stock
                        batch: { max: 500, every: 72h }
                        connector: { drop: { folder: in } }
                        format: { csv: { separator: ";", columns: { Item: article.ids.supplier, Left: buckets.available } } }
                        """)
                .start();
    }
}
