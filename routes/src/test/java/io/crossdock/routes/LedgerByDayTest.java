package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.Ledger;
import io.crossdock.routes.ledger.LedgerEvent;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.store.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history in parts of a day each, on PostgreSQL, and how what was written before came into them. */
class LedgerByDayTest {

    private static final Instant MONDAY = Instant.parse("2026-11-30T23:59:59Z");
    private static final Instant TUESDAY = Instant.parse("2026-12-01T00:00:00Z");

    private static Postgres postgres;

    @BeforeAll
    static void start() throws Exception {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Test
    void readsOnlyTheDaysThatAreAskedFor() {
        try (Database database = postgres.open("postgres")) {
            Ledger ledger = new Ledger(database, "days");
            ledger.append(List.of(new LedgerEvent("a", List.of(entry("d-1", MONDAY), entry("d-2", TUESDAY)))));
            long tuesday = reads(database, "ledger_entry_20261201");
            long monday = reads(database, "ledger_entry_20261130");

            assertThat(ledger.search("anna.orders-in", "", Optional.empty(), TUESDAY, TUESDAY.plusSeconds(60), 10))
                    .containsExactly("d-2");
            assertThat(ledger.search("", "", Optional.of(State.READ), TUESDAY, TUESDAY.plusSeconds(60), 10))
                    .containsExactly("d-2");
            assertThat(reads(database, "ledger_entry_20261201")).isGreaterThan(tuesday);
            assertThat(reads(database, "ledger_entry_20261130")).isEqualTo(monday);
            assertThat(ledger.of("d-1")).extracting(Entry::at).containsExactly(MONDAY);
        }
    }

    /** How often a part was read, by index or from end to end. */
    private static long reads(Database database, String part) {
        // what this connection did is counted only when it finds the time
        database.sql()
                .sql("select pg_stat_force_next_flush()")
                .query((row, index) -> true)
                .list();
        return database.sql()
                .sql("select seq_scan + idx_scan from pg_stat_user_tables where relname = ?")
                .param(part)
                .query(Long.class)
                .single();
    }

    @Test
    void takesOverWhatPostgresKnewBefore() throws Exception {
        postgres.execute("create database before");
        Flyway before = Flyway.configure()
                .dataSource(postgres.url("postgres", "before"), "postgres", "")
                .locations("classpath:db/migration", "classpath:db/postgresql")
                .target("12")
                .load();
        before.migrate();
        postgres.execute("before", OLD_EVENT);
        postgres.execute("before", OLD_ENTRY);

        try (Database database = postgres.open("before")) {
            assertTakenOver(database);
        }
    }

    @Test
    void takesOverWhatTheEmbeddedDatabaseKnewBefore(@TempDir Path folder) throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("crossdock")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
        Flyway.configure()
                .dataSource(url, "crossdock", "")
                .locations("classpath:db/migration", "classpath:db/h2")
                .target("12")
                .load()
                .migrate();
        try (java.sql.Connection connection = java.sql.DriverManager.getConnection(url, "crossdock", "");
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute(OLD_EVENT);
            statement.execute(OLD_ENTRY);
        }

        try (Database database = Database.embedded(folder)) {
            assertTakenOver(database);
        }
    }

    private static final String OLD_EVENT =
            "insert into ledger_event (tenant, id, utc_day) values ('main', 'in-t1-0', '2026-11-30')";
    private static final String OLD_ENTRY =
            "insert into ledger_entry (tenant, utc_day, event, ordinal, at, document, transmission, channel, stage, state, kind,"
                    + " issuer, number, detail) values ('main', '2026-11-30', 'in-t1-0', 0, '2026-11-30T23:59:59Z', 'd-1', 't1',"
                    + " 'anna.orders-in', 'INTAKE', 'READ', 'order', 'anna', 'PO-1', 'a.csv')";

    private static void assertTakenOver(Database database) {
        Ledger ledger = new Ledger(database, "main");
        LedgerEvent known = new LedgerEvent("in-t1-0", List.of(entry("d-1", MONDAY)));
        ledger.append(List.of(known, new LedgerEvent("in-t2-0", List.of(entry("d-2", MONDAY)))));

        assertThat(ledger.of("d-1")).hasSize(1);
        assertThat(ledger.broughtBy("t1", 1, 10)).containsExactly("d-1");
        assertThat(ledger.broughtBy("t2", 1, 10)).containsExactly("d-2");
        assertThat(ledger.ofNumber("PO-1")).extracting(Entry::document).containsExactlyInAnyOrder("d-1", "d-2");
    }

    private static Entry entry(String document, Instant at) {
        return new Entry(
                at, document, "t1", "anna.orders-in", Stage.INTAKE, State.READ, "order", "anna", "PO-1", 1, "a.csv");
    }
}
