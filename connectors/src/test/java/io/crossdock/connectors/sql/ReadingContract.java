package io.crossdock.connectors.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.connectors.Fault;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How rows are taken, from every database. */
abstract class ReadingContract extends RowsBench {

    ReadingContract(Engine engine) {
        super(engine);
    }

    @Test
    void keepsDecimalsTimesAndNulls() throws Exception {
        create(
                "goods",
                "id bigint primary key, price decimal(24,10), changed timestamp, valid date, note varchar(40), gone varchar(9),"
                        + " big bigint");
        engine.execute(
                "insert into goods values (1, 12345678901234.1234567890, '2026-07-01 12:00:00', '2026-07-01', 'Größe \"尺\"',"
                        + " null, 9007199254740993)");
        String columns = Stream.of("id", "price", "changed", "valid", "note", "gone", "big")
                .map(name -> name + " as " + engine.quoted(name))
                .collect(Collectors.joining(", "));

        List<String> taken = take(looking("{ table: goods, query: 'select " + columns + " from goods', cursor: '"
                + engine.quoted("id") + "', settle: 0s }"));

        assertThat(taken)
                .containsExactly(
                        "{\"id\":1,\"price\":12345678901234.1234567890,\"changed\":\"2026-07-01T12:00:00+02:00\","
                                + "\"valid\":\"2026-07-01\",\"note\":\"Größe \\\"尺\\\"\",\"gone\":null,\"big\":9007199254740993}\n");
    }

    @Test
    void takesBoundedTurnsAndSplitsNoEqualValues() throws Exception {
        create("moves", "n int, sku varchar(9)");
        engine.execute("insert into moves values (1,'a'),(2,'b'),(2,'c'),(3,'d'),(4,'e')");
        Looking looking =
                looking("{ table: moves, query: \"select sku, n from moves\", cursor: n, rows: 2, settle: 0s }");

        List<String> taken = take(looking);

        assertThat(taken.stream().map(ReadingContract::skus)).containsExactly("a", "bc", "de");
        assertThat(take(looking)).isEmpty();
        engine.execute("insert into moves values (5,'f')");
        assertThat(take(looking).stream().map(ReadingContract::skus)).containsExactly("f");
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
        engine.execute("insert into moves values (1,'a'),(1,'b'),(1,'c')");

        assertThatThrownBy(() -> take(looking("{ table: moves, cursor: n, rows: 2, settle: 0s }")))
                .satisfies(failure -> assertThat(Fault.codeIn(failure)).contains(Sql.CURSOR_COARSE));
    }

    @Test
    void movesTheBookmarkOnlyAfterTheHubHasTheRows() throws Exception {
        create("moves", "n int, sku varchar(9)");
        engine.execute("insert into moves values (1,'a')");
        Looking looking = looking("{ table: moves, cursor: n, settle: 0s }");

        String first = reference(looking);

        assertThat(reference(looking)).isEqualTo(first);
        assertThat(take(looking)).hasSize(1);
        engine.execute("update moves set n = 2");
        assertThat(reference(looking)).isNotEqualTo(first);
    }

    @Test
    void doesNotPassByARowThatIsCommittedLater() throws Exception {
        create("moves", "n int primary key, sku varchar(9)");
        Looking looking = looking("{ table: moves, cursor: n, settle: 10s }");
        try (Connection late = engine.connect();
                Statement statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.execute("insert into moves values (1,'a')");
            engine.execute("insert into moves values (2,'b')");
            assertThat(take(looking)).isEmpty();
            now = now.plus(Duration.ofSeconds(9));
            assertThat(take(looking)).isEmpty();
            late.commit();
        }
        now = now.plus(Duration.ofSeconds(1));

        assertThat(take(looking).stream().map(ReadingContract::skus)).containsExactly("ab");
        now = now.plus(Duration.ofSeconds(10));
        assertThat(take(looking)).isEmpty();
    }

    @Test
    void goesOnBehindATimeStamp() throws Exception {
        create("moves", "moved " + engine.instant() + ", sku varchar(9)");
        engine.execute("insert into moves values ('2026-07-01 12:00:00.123456','a')");
        Looking looking =
                looking("{ table: moves, query: \"select sku, moved from moves\", cursor: moved, settle: 0s }");

        assertThat(take(looking)).hasSize(1);
        assertThat(take(looking)).isEmpty();
        engine.execute("insert into moves values ('2026-07-01 12:00:00.123457','b')");
        assertThat(take(looking).stream().map(ReadingContract::skus)).containsExactly("b");
    }

    @Test
    void twoHubsNeverTakeTheSameRow() throws Exception {
        create("outgoing", "id int primary key, sku varchar(9), picked varchar(40)");
        engine.execute(IntStream.range(0, 200)
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
        engine.execute("insert into outgoing values (1,'a',null),(2,'b',null)");
        String channel = "{ table: outgoing, claim: picked, key: id, rows: 2 }";
        String first = reference(looking(channel));
        engine.execute("insert into outgoing values (0,'c',null)");

        assertThat(reference(looking(channel))).isEqualTo(first);
        assertThat(take(looking(channel)).stream().map(ReadingContract::skus)).containsExactly("ab", "c");
    }

    @Test
    void claimsByTheWordsThatWereAgreed() throws Exception {
        create("outgoing", "id int primary key, sku varchar(9), picked varchar(40)");
        engine.execute("insert into outgoing values (1,'a','new'),(2,'b',null),(3,'c','held')");

        List<String> taken =
                take("{ table: outgoing, claim: { column: picked, free: new, as: hub, done: gone }, key: id }");

        assertThat(taken.stream().map(ReadingContract::skus)).containsExactly("a");
        assertThat(rows("select id, picked from outgoing order by id")).containsExactly("1 gone", "2 null", "3 held");
    }

    @Test
    void claimsNothingThatTheQueryDoesNotGive() throws Exception {
        create("outgoing", "id int primary key, sku varchar(9), picked varchar(40)");
        engine.execute("insert into outgoing values (1,'a',null)");

        assertThatThrownBy(() -> take(looking(
                        "{ table: outgoing, query: \"select * from outgoing where id > 5\", claim: picked, key: id }")))
                .satisfies(failure -> assertThat(Fault.codeIn(failure)).contains(Sql.SOURCE_UNUSABLE));
        assertThat(rows("select id from outgoing where picked is null")).containsExactly("1");
    }
}
