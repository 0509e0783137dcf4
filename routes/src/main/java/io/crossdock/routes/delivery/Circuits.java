package io.crossdock.routes.delivery;

import io.crossdock.config.Problem;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Which channels cannot deliver at present, since when and why. */
public final class Circuits {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);

    private static final String SELECT =
            "select channel, problem, since, failures, next_try from delivery_circuit where tenant = ?";

    private final Database database;
    private final String tenant;
    private final Duration first;

    public Circuits(Database database, String tenant) {
        this(database, tenant, FIRST);
    }

    /** @param first the pause after the first failure; it doubles up to 15 minutes */
    public Circuits(Database database, String tenant, Duration first) {
        this.database = database;
        this.tenant = tenant;
        this.first = first;
    }

    /** A channel that waits for its partner, or for a person of ours. */
    public record Open(String channel, Problem problem, Instant since, int failures, Instant nextTry) {}

    /**
     * @param asked the pause that the partner asks for; up to an hour it is kept where it is longer than ours
     * @return the pause to make
     */
    Duration fail(String channel, Problem problem, Optional<Duration> asked, Instant now) {
        Optional<Open> before = find(channel);
        int failures = before.map(Open::failures).orElse(0) + 1;
        Duration ours = pause(failures);
        Duration pause = asked.map(theirs -> theirs.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : theirs)
                .filter(theirs -> theirs.compareTo(ours) > 0)
                .orElse(ours);
        database.quickly(() -> {
            delete(channel);
            database.sql()
                    .sql("insert into delivery_circuit (tenant, channel, category, problem, since, failures, next_try)"
                            + " values (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            tenant,
                            channel,
                            problem.category().name(),
                            Problems.write(List.of(problem)),
                            Database.time(before.map(Open::since).orElse(now)),
                            failures,
                            Database.time(now.plus(pause)))
                    .update();
        });
        return pause;
    }

    void close(String channel) {
        database.quickly(() -> delete(channel));
    }

    public Optional<Open> find(String channel) {
        return database.sql()
                .sql(SELECT + " and channel = ?")
                .params(tenant, channel)
                .query(Circuits::read)
                .optional();
    }

    public List<Open> open() {
        return database.sql().sql(SELECT).param(tenant).query(Circuits::read).list();
    }

    private static Open read(ResultSet row, int index) throws SQLException {
        return new Open(
                row.getString(1),
                Problems.read(row.getBytes(2)).get(0),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getInt(4),
                row.getObject(5, OffsetDateTime.class).toInstant());
    }

    Duration pause(int failures) {
        Duration pause = first.multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    private void delete(String channel) {
        database.sql()
                .sql("delete from delivery_circuit where tenant = ? and channel = ?")
                .params(tenant, channel)
                .update();
    }
}
