package io.crossdock.connectors.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.connectors.ConnectorContract;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Examples;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.NetworkCodes;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.SilentDoor;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlContractTest extends ConnectorContract {

    @Override
    protected Counterpart counterpart() throws SQLException {
        return new SqlPartner();
    }

    @Test
    void explainsAWrongPassword() throws Exception {
        send(partner().target("wrong", "statement: \"insert into inbox (name) values (:number)\""));
        receive(partner().source("wrong", "{ table: outbox, cursor: id }"));

        deliver("a.json", json("{\"number\":1}"));

        await().until(() -> failures().size() > 1);
        assertThat(failures())
                .allSatisfy(failure -> assertThat(target().explain(failure)).isEqualTo(NetworkCodes.DENIED));
        assertShowsNoSecret();
    }

    @Test
    void explainsATableThatIsNotThere() throws Exception {
        send(partner().target("login", "statement: \"insert into nowhere (name) values (:number)\""));
        receive(partner().source("login", "{ table: nowhere, cursor: id }"));

        deliver("a.json", json("{\"number\":1}"));

        await().until(() -> failures().size() > 1);
        assertThat(failures())
                .allSatisfy(failure -> assertThat(target().explain(failure)).isEqualTo(Failures.STATEMENT_WRONG));
        assertThat(failures().get(0)).hasMessageContaining("NOWHERE");
    }

    @Test
    void refusesAValueThatDoesNotFitAndShowsItNowhere() throws Exception {
        send(partner().target("login", "statement: \"insert into inbox (name) values (:number)\""));

        Receipt receipt = deliver("a.json", json("[{\"number\":\"ok\"},{\"number\":\"" + "s3cret".repeat(50) + "\"}]"));

        assertThat(receipt.result()).isEqualTo(Receipt.Result.REFUSED);
        assertThat(receipt.problem()).map(Problem::code).contains(Sql.ROW_REFUSED);
        assertThat(receipt.toString()).contains("too long").doesNotContain("s3cret");
        assertThat(counterpart.received()).isEmpty();
    }

    @Test
    void takesNoSqlFromADocument() throws Exception {
        send(partner().target("login", "statement: \"insert into inbox (name) values (:number)\""));

        deliver("a.json", json("{\"number\":\"x'); drop table outbox; --\"}"));

        assertThat(counterpart.received()).containsOnlyKeys("x'); drop table outbox; --");
        assertThat(source().probe(counterpart.sourceSettings())).noneMatch(Finding.Fails.class::isInstance);
    }

    @Test
    void wantsJsonWhereValuesAreNamed() throws Exception {
        send(partner().target("login", "statement: \"insert into inbox (name) values (:number)\""));

        deliver("a.edi", json("UNH+1"));

        assertThat(target().explain(failures().get(0))).isEqualTo(Sql.JSON_WANTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:a;PASSWORD=open", "jdbc:postgresql://a/b?password=open", "http://a"})
    void refusesAnAddressThatShowsAPassword(String address) {
        assertThat(problem(address)).isEqualTo(Sql.ADDRESS_UNUSABLE);
    }

    @Test
    void waitsNoLongerForAConnectionThanItIsToldTo() throws Exception {
        try (SilentDoor silent = new SilentDoor()) {
            String address = "jdbc:postgresql://127.0.0.1:" + silent.port() + "/erp";
            send(Examples.read(target().connection(), "{ address: \"" + address + "\", connect-timeout: 300ms }")
                    .with(Examples.read(target().spec(), "statement: \"delete from a\"")));

            deliver("a.json", json("{}"));

            assertThat(target().explain(failures().get(0))).isEqualTo(NetworkCodes.SILENT);
            assertThat(failures().get(0)).hasMessageContaining("within PT0.3S");
        }
    }

    @Test
    void namesWhatItTakesAsTheChannelSays() throws Exception {
        counterpart.sends("a", json("{}"));

        receive(partner().source("login", "{ table: outbox, cursor: id, settle: 0s, name-prefix: orders }"));

        awaitTaken(1);
        assertThat(takenNames()).containsExactly("orders-1.json");
    }

    @Test
    void saysThatADriverIsMissing() {
        assertThat(problem("jdbc:oracle:thin:@//a/b")).isEqualTo(Sql.DRIVER_MISSING);
    }

    private Problem.Code problem(String address) {
        Settings settings = Examples.read(target().connection(), "address: \"" + address + "\"")
                .with(Examples.read(target().spec(), "statement: \"delete from a\""));
        return ((Finding.Fails) target().probe(settings).get(0)).problem().code();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ table: outbox }",
                "{ table: outbox, claim: picked }",
                "{ table: outbox, claim: picked, key: id, cursor: id }"
            })
    void wantsToKnowHowRowsAreTold(String channel) {
        assertThatThrownBy(() -> receive(partner().source("login", channel)))
                .satisfies(failure -> assertThat(Fault.codeIn(failure)).contains(Sql.SOURCE_UNUSABLE));
    }

    @Test
    void aProbeNamesAColumnThatIsMissing() {
        List<Finding> findings = source().probe(partner().source("login", "{ table: outbox, cursor: changed }"));

        assertThat(findings).singleElement().isInstanceOfSatisfying(Finding.Fails.class, fails -> {
            assertThat(fails.problem().code()).isEqualTo(Sql.COLUMN_UNUSABLE);
            assertThat(fails.problem().message()).contains("PICKED");
        });
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private SqlPartner partner() {
        return (SqlPartner) counterpart;
    }
}
