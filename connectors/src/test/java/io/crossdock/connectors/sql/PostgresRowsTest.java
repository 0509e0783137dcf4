package io.crossdock.connectors.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.config.Problem;
import io.crossdock.connectors.NetworkCodes;
import io.crossdock.connectors.Receipt;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What only PostgreSQL does. */
class PostgresRowsTest extends RowsBench {

    PostgresRowsTest(PostgresEngine engine) {
        super(engine);
    }

    @Test
    void writesNothingWhenTheConnectionIsCutInTheMiddle() throws Exception {
        create("stock", "sku varchar(9), quantity int");

        assertThatThrownBy(() -> write(
                        "statement: [\"insert into stock values (:sku, 1)\", \"select pg_terminate_backend(pg_backend_pid())\"]",
                        "k1",
                        "{\"sku\":\"a\"}"))
                .satisfies(failure ->
                        assertThat(Failures.explain((Exception) failure)).isEqualTo(NetworkCodes.BROKEN_OFF));
        assertThat(rows("select * from stock")).isEmpty();
    }

    @Test
    void doesNotKnowWhetherACommitWithoutAnswerCounted() throws Exception {
        create("stock", "sku varchar(9), quantity int");
        create("crossdock_dispatch", "dispatch varchar(200) primary key");
        engine.execute(
                "create or replace function cut() returns trigger language plpgsql as $$ begin perform"
                        + " pg_terminate_backend(pg_backend_pid()); return null; end $$",
                "create constraint trigger late after insert on stock deferrable initially deferred for each row"
                        + " execute function cut()");
        String statement = "statement: \"insert into stock values (:sku, 1)\" }";

        Receipt receipt = write("{ " + statement, "k1", "{\"sku\":\"a\"}");

        assertThat(receipt.result()).isEqualTo(Receipt.Result.UNCERTAIN);
        assertThat(receipt.problem()).map(Problem::code).contains(Sql.EFFECT_UNKNOWN);
        for (String known : List.of("once: crossdock_dispatch", "repeatable: true")) {
            assertThatThrownBy(() -> write("{ " + known + ", " + statement, "k1", "{\"sku\":\"a\"}"))
                    .satisfies(failure ->
                            assertThat(Failures.explain((Exception) failure)).isEqualTo(NetworkCodes.BROKEN_OFF));
        }
    }

    @Test
    void waitsNoLongerForAStatementThanItIsTold() {
        more = ", timeout: 1s";

        assertThatThrownBy(() -> write("statement: \"select pg_sleep(30)\"", "k1", "{}"))
                .satisfies(failure ->
                        assertThat(Failures.explain((Exception) failure)).isEqualTo(NetworkCodes.SILENT));
    }

    @Test
    void saysWhatAProcedureSaysOnPurpose() throws Exception {
        engine.execute(
                "create or replace procedure refuse() language plpgsql as $$ begin raise exception 'closed for stocktaking';"
                        + " end $$");

        Receipt receipt = write("statement: \"call refuse()\"", "k1", "{}");

        assertThat(receipt.problem()).map(Problem::message).hasValueSatisfying(message -> assertThat(message)
                .contains("closed for stocktaking"));
    }

    @Test
    void takesAndGivesWhatOnlyItKnows() throws Exception {
        create("special", "id int primary key, raw jsonb, uid uuid, tags text[], flag boolean, data bytea, at timetz");

        Receipt receipt = write(
                "statement: \"insert into special (id, raw, uid, flag, data) values (:id, :raw, :uid, :flag, :data)\"",
                "k1",
                "{\"id\":1,\"raw\":{\"a\":[1.50,null]},\"uid\":\"6f9619ff-8b86-d011-b42d-00c04fc964ff\",\"flag\":true,\"data\":\"AAEC\"}");
        engine.execute("update special set tags = array['x',null]");

        assertThat(receipt.result()).isEqualTo(Receipt.Result.DELIVERED);
        assertThat(take("{ table: special, cursor: id, settle: 0s }"))
                .containsExactly(
                        "{\"id\":1,\"raw\":{\"a\":[1.50,null]},\"uid\":\"6f9619ff-8b86-d011-b42d-00c04fc964ff\","
                                + "\"tags\":[\"x\",null],\"flag\":true,\"data\":\"AAEC\",\"at\":null}\n");
    }
}
