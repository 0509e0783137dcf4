package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.routes.store.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a commit on PostgreSQL waits for, as a user without any right but to its own database. */
class PostgresCommitTest {

    private static final String WAITS = "show synchronous_commit";
    private static final String SYNCED = "select (pg_current_wal_flush_lsn() - '0/0')::bigint";

    private static Postgres postgres;
    private static Database database;

    @BeforeAll
    static void aDatabaseOfItsOwn() throws Exception {
        postgres = Postgres.start();
        postgres.execute("create role plain login");
        postgres.execute("create database apart owner plain");
        postgres.execute("alter system set wal_writer_delay = '10s'");
        postgres.execute("select pg_reload_conf()");
        database = Database.external(postgres.url("plain", "apart"), "plain", "");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
        postgres.close();
    }

    @Test
    void onlyADurableTransactionWaitsForTheLog() {
        assertThat(database.<String>quickly(() -> ask(WAITS))).isEqualTo("off");
        assertThat(database.<String>durably(() -> ask(WAITS))).isEqualTo("on");
        assertThat(database.<String>durably(() -> database.quickly(() -> ask(WAITS))))
                .as("a quick one inside a durable one")
                .isEqualTo("on");
        assertThat(database.<String>quickly(() -> {
                    database.durably(() -> {});
                    return ask(WAITS);
                }))
                .as("a durable one inside a quick one")
                .isEqualTo("on");
    }

    @Test
    void whatWasCommittedQuicklyIsSyncedWithAllBeforeIt() {
        long written = database.quickly(() -> {
            database.sql()
                    .sql("insert into delivery_counter (tenant, partner, last) values ('main', 'bert', 7)")
                    .update();
            return Long.valueOf(ask("select (pg_current_wal_insert_lsn() - '0/0')::bigint"));
        });

        database.sync();

        assertThat(Long.parseLong(ask(SYNCED))).isGreaterThanOrEqualTo(written);
    }

    private static String ask(String question) {
        return database.sql().sql(question).query(String.class).single();
    }
}
