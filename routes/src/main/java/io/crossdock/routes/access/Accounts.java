package io.crossdock.routes.access;

import io.crossdock.routes.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The persons and programs that may use the hub; the same on every node. */
public final class Accounts {

    private static final int MOST_FAILURES = 5;
    private static final Duration LOCK = Duration.ofMinutes(5);
    private static final String COLUMNS =
            "select name, token, role, payloads, secret, locked, created from access_account";

    private final Database database;
    private final String tenant;
    private final InstantSource clock;

    public Accounts(Database database, String tenant, InstantSource clock) {
        this.database = database;
        this.tenant = tenant;
        this.clock = clock;
    }

    /** Adds one, or takes the place of the one of that name. */
    public void put(Account account) {
        database.durably(() -> {
            delete(account.name());
            database.sql()
                    .sql(
                            "insert into access_account (tenant, name, token, role, payloads, secret, failures, locked, created)"
                                    + " values (?, ?, ?, ?, ?, ?, 0, null, ?)")
                    .params(
                            tenant,
                            account.name(),
                            account.token(),
                            account.role().name(),
                            account.payloads(),
                            account.secret(),
                            Database.time(account.created()))
                    .update();
        });
    }

    /** @return whether there was one */
    public boolean remove(String name) {
        return database.durably(() -> delete(name) > 0);
    }

    private int delete(String name) {
        return database.sql()
                .sql("delete from access_account where tenant = ? and name = ?")
                .params(tenant, name)
                .update();
    }

    public List<Account> all() {
        return database.sql()
                .sql(COLUMNS + " where tenant = ? order by token, name")
                .param(tenant)
                .query(Accounts::account)
                .list();
    }

    /** A person. */
    public Optional<Account> person(String name) {
        return database.sql()
                .sql(COLUMNS + " where tenant = ? and name = ? and token = false")
                .params(tenant, name)
                .query(Accounts::account)
                .optional();
    }

    /** Who shows a token, by its hash. */
    public Optional<Account> program(String hash) {
        return database.sql()
                .sql(COLUMNS + " where secret = ? and tenant = ? and token = true")
                .params(hash, tenant)
                .query(Accounts::account)
                .optional();
    }

    /** A wrong password; after five in a row no further one is looked at for five minutes, on whichever node. */
    public void failed(String name) {
        Instant until = clock.instant().plus(LOCK);
        database.quickly(() -> {
            database.sql()
                    .sql("update access_account set failures = failures + 1 where tenant = ? and name = ?")
                    .params(tenant, name)
                    .update();
            database.sql()
                    .sql("update access_account set failures = 0, locked = ?"
                            + " where tenant = ? and name = ? and failures >= ?")
                    .params(Database.time(until), tenant, name, MOST_FAILURES)
                    .update();
        });
    }

    public void succeeded(String name) {
        database.quickly(() -> {
            database.sql()
                    .sql("update access_account set failures = 0, locked = null where tenant = ? and name = ?")
                    .params(tenant, name)
                    .update();
        });
    }

    private static Account account(ResultSet row, int index) throws SQLException {
        return new Account(
                row.getString("name"),
                row.getBoolean("token"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("payloads"),
                row.getString("secret"),
                Optional.ofNullable(row.getObject("locked", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getObject("created", OffsetDateTime.class).toInstant());
    }
}
