package io.crossdock.connectors.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Answer;
import io.crossdock.connectors.Bookmark;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Examples;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Poll;
import io.crossdock.connectors.Receipt;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** What holds of rows in every database. */
abstract class RowsContract {

    private static final class Place implements Bookmark {

        private Optional<String> place = Optional.empty();

        @Override
        public Optional<String> read() {
            return place;
        }

        @Override
        public Optional<Answer> told(String reference) {
            return Optional.empty();
        }

        @Override
        public void write(String text) {
            place = Optional.of(text);
        }
    }

    private final Place bookmark = new Place();
    private Instant now = Instant.EPOCH;

    /** Settings of the connection, each with a comma before it. */
    String more = "";

    abstract Engine engine();

    /** The type of a moment. */
    abstract String instant();

    /** Inserts or replaces the quantity of a sku. */
    abstract String upsert();

    /** Statements that make a procedure "take_stock(sku, quantity)", which inserts into the table stock. */
    abstract String[] procedure();

    /** What the driver must be told of the parameters of this name; nothing: it knows. */
    String types(String names) {
        return "";
    }

    private Settings source(String channel) {
        SqlSource source = new SqlSource();
        return connection().with(Examples.read(source.spec(), channel));
    }

    private Settings connection() {
        return Examples.readWith(
                new SqlSource().connection(),
                "{ address: \"" + engine().address() + "\", login: \"${secret:login}\", zone: Europe/Berlin" + more
                        + " }",
                name -> List.of(engine().user() + ":" + Engine.PASSWORD));
    }

    private Looking looking(String channel) {
        InstantSource clock = () -> now;
        Settings settings = source(channel);
        return new Looking(settings, bookmark, new SqlSource(clock).turn(settings, bookmark));
    }

    private static String text(Poll.Found found) throws Exception {
        return new String(found.arrival().wire().bytes(), StandardCharsets.UTF_8);
    }

    /** All that one look finds, each taken. */
    private static List<String> take(Looking looking) throws Exception {
        List<String> taken = new ArrayList<>();
        try (Poll.Look look = looking.open()) {
            for (Optional<Poll.Found> found = look.next(); found.isPresent(); found = look.next()) {
                taken.add(text(found.get()));
                found.get().taken();
            }
        }
        return taken;
    }

    List<String> take(String channel) throws Exception {
        return take(looking(channel));
    }

    private String reference(Looking looking) throws Exception {
        try (Poll.Look look = looking.open()) {
            return look.next().orElseThrow().arrival().reference().orElseThrow();
        }
    }

    void create(String table, String columns) {
        engine().execute("drop table if exists " + table, "create table " + table + " (" + columns + ")");
    }

    List<String> rows(String query) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection = engine().connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            ResultSetMetaData columns = result.getMetaData();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int at = 1; at <= columns.getColumnCount(); at++) {
                    row.add(result.getString(at));
                }
                rows.add(String.join(" ", row.stream().map(String::valueOf).toList()));
            }
        }
        return rows;
    }

    @Test
    void keepsDecimalsTimesAndNulls() throws Exception {
        create(
                "goods",
                "id bigint primary key, price decimal(24,10), changed timestamp, valid date, note varchar(40), gone varchar(9),"
                        + " big bigint");
        engine().execute(
                        "insert into goods values (1, 12345678901234.1234567890, '2026-07-01 12:00:00', '2026-07-01', 'Größe \"尺\"',"
                                + " null, 9007199254740993)");
        String columns = Stream.of("id", "price", "changed", "valid", "note", "gone", "big")
                .map(name -> name + " as " + quoted(name))
                .collect(Collectors.joining(", "));

        List<String> taken = take(looking("{ table: goods, query: 'select " + columns + " from goods', cursor: '"
                + quoted("id") + "', settle: 0s }"));

        assertThat(taken)
                .containsExactly(
                        "{\"id\":1,\"price\":12345678901234.1234567890,\"changed\":\"2026-07-01T12:00:00+02:00\","
                                + "\"valid\":\"2026-07-01\",\"note\":\"Größe \\\"尺\\\"\",\"gone\":null,\"big\":9007199254740993}\n");
    }

    /** A name as it is. */
    String quoted(String name) {
        return "\"" + name + "\"";
    }

    @Test
    void takesBoundedTurnsAndSplitsNoEqualValues() throws Exception {
        create("moves", "n int, sku varchar(9)");
        engine().execute("insert into moves values (1,'a'),(2,'b'),(2,'c'),(3,'d'),(4,'e')");
        Looking looking =
                looking("{ table: moves, query: \"select sku, n from moves\", cursor: n, rows: 2, settle: 0s }");

        List<String> taken = take(looking);

        assertThat(taken.stream().map(RowsContract::skus)).containsExactly("a", "bc", "de");
        assertThat(take(looking)).isEmpty();
        engine().execute("insert into moves values (5,'f')");
        assertThat(take(looking).stream().map(RowsContract::skus)).containsExactly("f");
    }

    private static String skus(String rows) {
        return rows.lines()
                .map(line -> line.replaceAll("(?i).*\"sku\":\"(\\w+)\".*", "$1"))
                .sorted()
                .reduce("", String::concat);
    }

    @Test
    void refusesACursorThatTooManyRowsShare() throws Exception {
        create("moves", "n int, sku varchar(9)");
        engine().execute("insert into moves values (1,'a'),(1,'b'),(1,'c')");

        assertThatThrownBy(() -> take(looking("{ table: moves, cursor: n, rows: 2, settle: 0s }")))
                .satisfies(failure -> assertThat(Fault.codeIn(failure)).contains(Sql.CURSOR_COARSE));
    }

    @Test
    void movesTheBookmarkOnlyAfterTheHubHasTheRows() throws Exception {
        create("moves", "n int, sku varchar(9)");
        engine().execute("insert into moves values (1,'a')");
        Looking looking = looking("{ table: moves, cursor: n, settle: 0s }");

        String first = reference(looking);

        assertThat(reference(looking)).isEqualTo(first);
        assertThat(take(looking)).hasSize(1);
        engine().execute("update moves set n = 2");
        assertThat(reference(looking)).isNotEqualTo(first);
    }

    @Test
    void doesNotPassByARowThatIsCommittedLater() throws Exception {
        create("moves", "n int primary key, sku varchar(9)");
        Looking looking = looking("{ table: moves, cursor: n, settle: 10s }");
        try (Connection late = engine().connect();
                Statement statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.execute("insert into moves values (1,'a')");
            engine().execute("insert into moves values (2,'b')");
            assertThat(take(looking)).isEmpty();
            now = now.plus(Duration.ofSeconds(9));
            assertThat(take(looking)).isEmpty();
            late.commit();
        }
        now = now.plus(Duration.ofSeconds(1));

        assertThat(take(looking).stream().map(RowsContract::skus)).containsExactly("ab");
        now = now.plus(Duration.ofSeconds(10));
        assertThat(take(looking)).isEmpty();
    }

    @Test
    void goesOnBehindATimeStamp() throws Exception {
        create("moves", "moved " + instant() + ", sku varchar(9)");
        engine().execute("insert into moves values ('2026-07-01 12:00:00.123456','a')");
        Looking looking =
                looking("{ table: moves, query: \"select sku, moved from moves\", cursor: moved, settle: 0s }");

        assertThat(take(looking)).hasSize(1);
        assertThat(take(looking)).isEmpty();
        engine().execute("insert into moves values ('2026-07-01 12:00:00.123457','b')");
        assertThat(take(looking).stream().map(RowsContract::skus)).containsExactly("b");
    }

    @Test
    void twoHubsNeverTakeTheSameRow() throws Exception {
        create("outgoing", "id int primary key, sku varchar(9), picked varchar(40)");
        engine().execute(IntStream.range(0, 200)
                .mapToObj(id -> "insert into outgoing values (" + id + ",'s" + id + "',null)")
                .toArray(String[]::new));

        List<CompletableFuture<List<String>>> hubs = Stream.of("one", "two")
                .map(hub ->
                        looking("{ table: outgoing, claim: { column: picked, as: " + hub + " }, key: id, rows: 7 }"))
                .map(looking -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return take(looking);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();

        List<String> all = hubs.stream()
                .flatMap(hub -> hub.join().stream())
                .flatMap(String::lines)
                .toList();
        assertThat(all).hasSize(200).doesNotHaveDuplicates();
        assertThat(rows("select count(*) from outgoing where picked = 'crossdock-done'"))
                .containsExactly("200");
    }

    @Test
    void whatWasClaimedBeforeACrashComesFirstAndIsTheSame() throws Exception {
        create("outgoing", "id int primary key, sku varchar(9), picked varchar(40)");
        engine().execute("insert into outgoing values (1,'a',null),(2,'b',null)");
        String channel = "{ table: outgoing, claim: picked, key: id, rows: 2 }";
        String first = reference(looking(channel));
        engine().execute("insert into outgoing values (0,'c',null)");

        assertThat(reference(looking(channel))).isEqualTo(first);
        assertThat(take(looking(channel)).stream().map(RowsContract::skus)).containsExactly("ab", "c");
    }

    @Test
    void claimsNothingThatTheQueryDoesNotGive() throws Exception {
        create("outgoing", "id int primary key, sku varchar(9), picked varchar(40)");
        engine().execute("insert into outgoing values (1,'a',null)");

        assertThatThrownBy(() -> take(looking(
                        "{ table: outgoing, query: \"select * from outgoing where id > 5\", claim: picked, key: id }")))
                .satisfies(failure -> assertThat(Fault.codeIn(failure)).contains(Sql.SOURCE_UNUSABLE));
        assertThat(rows("select id from outgoing where picked is null")).containsExactly("1");
    }

    Receipt write(String channel, String key, String json) throws Exception {
        Writing writing = new Writing(connection().with(Examples.read(new SqlTarget().spec(), channel)));
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(camel);
            exchange.getMessage()
                    .setBody(new Dispatch(
                            Wire.of("a.json", json.getBytes(StandardCharsets.UTF_8)), key, "application/json"));
            writing.process(exchange);
            return exchange.getMessage().getBody(Receipt.class);
        } finally {
            writing.stop();
        }
    }

    private static final String TWO_ORDERS =
            "[{\"number\":\"A\",\"buyer\":{\"name\":\"Ünal\"},\"total\":12345678901234.123456789,"
                    + "\"placed\":\"2026-07-01T10:00:00Z\",\"lines\":[{\"sku\":\"x\",\"quantity\":2},{\"sku\":\"y\",\"quantity\":3}]},"
                    + "{\"number\":\"B\",\"lines\":[]}]";

    @Test
    void writesHeadAndLinesExactly() throws Exception {
        create("order_line", "number varchar(9), sku varchar(9), quantity int");
        create(
                "orders",
                "number varchar(9) primary key, buyer varchar(40), total decimal(24,9), placed timestamp null");

        Receipt receipt = write(
                "{ " + types("placed: timestamp")
                        + "statement: [\"insert into orders values (:number, :buyer.name, :total, :placed)\","
                        + " { each: lines, sql: \"insert into order_line values (:number, :lines.sku, :lines.quantity)\" }] }",
                "k1",
                TWO_ORDERS);

        assertThat(receipt.result()).isEqualTo(Receipt.Result.DELIVERED);
        assertThat(rows("select number, buyer, total, extract(hour from placed) from orders order by number"))
                .containsExactly("A Ünal 12345678901234.123456789 12", "B null null null");
        assertThat(rows("select number, sku, quantity from order_line order by sku"))
                .containsExactly("A x 2", "A y 3");
    }

    @Test
    void writesOnceWhatComesTwice() throws Exception {
        create("crossdock_dispatch", "dispatch varchar(200) primary key");
        create("stock", "sku varchar(9), quantity int");
        String channel = "{ once: crossdock_dispatch, statement: \"insert into stock values (:sku, :quantity)\" }";

        List<Receipt.Result> results = List.of(
                write(channel, "k1", "{\"sku\":\"a\",\"quantity\":1}").result(),
                write(channel, "k1", "{\"sku\":\"a\",\"quantity\":1}").result(),
                write(channel, "k2", "{\"sku\":\"b\",\"quantity\":1}").result());

        assertThat(results).containsOnly(Receipt.Result.DELIVERED);
        assertThat(rows("select sku from stock order by sku")).containsExactly("a", "b");
    }

    @Test
    void writesAllOfATransmissionOrNothing() throws Exception {
        create("crossdock_dispatch", "dispatch varchar(200) primary key");
        create("stock", "sku varchar(9) primary key, quantity int not null");
        String channel = "{ once: crossdock_dispatch, statement: \"insert into stock values (:sku, :quantity)\" }";
        String rows = IntStream.range(0, 600)
                .mapToObj(at -> "{\"sku\":\"s" + at + "\",\"quantity\":" + (at == 550 ? "null" : at) + "}\n")
                .reduce("", String::concat);

        Receipt refused = write(channel, "k1", rows);
        Receipt mended = write(channel, "k1", rows.replace("null", "7"));

        assertThat(refused.problem()).map(Object::toString).hasValueSatisfying(problem -> assertThat(problem)
                .contains("a value is missing")
                .contains("statement 1"));
        assertThat(mended.result()).isEqualTo(Receipt.Result.DELIVERED);
        assertThat(rows("select count(*), sum(quantity) from stock")).containsExactly("600 " + (179700 - 550 + 7));
    }

    @Test
    void refusesAFractionWhereWholeNumbersGo() throws Exception {
        create("stock", "sku varchar(9) primary key, quantity int");

        Receipt receipt = write(
                "{ " + types("quantity: whole") + "statement: \"insert into stock values (:sku, :quantity)\" }",
                "k1",
                "{\"sku\":\"a\",\"quantity\":1.5}");

        assertThat(receipt.result()).isEqualTo(Receipt.Result.REFUSED);
        assertThat(rows("select * from stock")).isEmpty();
    }

    @Test
    void upsertsInTheWordsOfTheDatabase() throws Exception {
        create("stock", "sku varchar(9) primary key, quantity int");
        String channel = "{ repeatable: true, statement: \"" + upsert() + "\" }";

        write(channel, "k1", "{\"sku\":\"a\",\"quantity\":1}\n{\"sku\":\"b\",\"quantity\":2}");
        write(channel, "k2", "{\"sku\":\"a\",\"quantity\":5}");

        assertThat(rows("select sku, quantity from stock order by sku")).containsExactly("a 5", "b 2");
    }

    @Test
    void callsAProcedure() throws Exception {
        create("stock", "sku varchar(9) primary key, quantity int");
        engine().execute(procedure());

        Receipt receipt = write(
                "statement: \"call take_stock(:sku, :quantity)\"",
                "k1",
                "{\"sku\":\"a\",\"quantity\":1}\n{\"sku\":\"b\",\"quantity\":2}");

        assertThat(receipt.result()).isEqualTo(Receipt.Result.DELIVERED);
        assertThat(rows("select sku, quantity from stock order by sku")).containsExactly("a 1", "b 2");
    }

    @Test
    void keepsAMoment() throws Exception {
        create("moments", "id int primary key, moment " + instant());

        write(
                "{ " + types("moment: timestamp") + "statement: \"insert into moments values (:id, :moment)\" }",
                "k1",
                "{\"id\":1,\"moment\":\"2026-07-01T10:00:00+05:30\"}");

        List<String> taken = take(looking("{ table: moments, cursor: id, settle: 0s }"));
        String written = taken.get(0).replaceAll("(?is).*\"moment\":\"([^\"]*)\".*", "$1");
        assertThat(OffsetDateTime.parse(written).toInstant()).isEqualTo(Instant.parse("2026-07-01T04:30:00Z"));
    }
}
