package io.crossdock.routes.lease;

import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.Prose;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The duties that a person had stand still; every node leaves them undone, and nobody else takes them. One that is drained is done on
 * until nothing waits for it.
 */
public final class PausedDuties {

    private final Database database;
    private final String tenant;
    private final InstantSource clock;
    private volatile Map<String, Pause> known = Map.of();

    public PausedDuties(Database database, String tenant, InstantSource clock) {
        this.database = database;
        this.tenant = tenant;
        this.clock = clock;
    }

    /** @param draining whether it is done until nothing waits, and stands still only then */
    public record Pause(String duty, String author, String reason, Instant since, boolean draining) {}

    /** From now on, also where it was being drained. */
    public void pause(String duty, String author, String reason) {
        put(new Pause(duty, author, reason, clock.instant(), false));
    }

    /** Once nothing waits any more; what stood still goes on until then. */
    public void drain(String duty, String author, String reason) {
        put(new Pause(duty, author, reason, clock.instant(), true));
    }

    private void put(Pause pause) {
        database.durably(() -> {
            delete(pause.duty());
            database.sql()
                    .sql("insert into config_pause (tenant, duty, author, reason, since, draining)"
                            + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                    .params(
                            tenant,
                            pause.duty(),
                            Prose.cut(pause.author(), 200),
                            Prose.cut(pause.reason(), 300),
                            Database.time(pause.since()),
                            pause.draining())
                    .update();
        });
        look();
    }

    /** Nothing waits for it any more: it stands still. A person may have said otherwise meanwhile. */
    public void drained(Pause pause) {
        database.durably(() -> {
            database.sql()
                    .sql("update config_pause set draining = false where tenant = ? and duty = ? and draining = true")
                    .params(tenant, pause.duty())
                    .update();
        });
        look();
    }

    public void remove(String duty) {
        database.durably(() -> delete(duty));
        look();
    }

    private void delete(String duty) {
        database.sql()
                .sql("delete from config_pause where tenant = ? and duty = ?")
                .params(tenant, duty)
                .update();
    }

    /** Takes note of what was said on any node. */
    public void look() {
        List<Pause> now = database.sql()
                .sql("select duty, author, reason, since, draining from config_pause where tenant = ?")
                .param(tenant)
                .query((row, index) -> new Pause(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getBoolean(5)))
                .list();
        known = now.stream().collect(Collectors.toMap(Pause::duty, Function.identity()));
    }

    /** As of the last look; of one that is drained yet, nothing. */
    public Optional<Pause> of(String duty) {
        return Optional.ofNullable(known.get(duty)).filter(pause -> !pause.draining());
    }

    /** Those that are done until nothing waits for them, as of the last look. */
    public List<Pause> draining() {
        return known.values().stream().filter(Pause::draining).toList();
    }

    public boolean isDraining(String duty) {
        return Optional.ofNullable(known.get(duty)).filter(Pause::draining).isPresent();
    }
}
