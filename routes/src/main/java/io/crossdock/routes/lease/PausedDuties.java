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

/** The duties that a person had stand still; every node leaves them undone, and nobody else takes them. */
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

    public record Pause(String duty, String author, String reason, Instant since) {}

    public void add(String duty, String author, String reason) {
        Instant now = clock.instant();
        database.durably(() -> {
            database.sql()
                    .sql("insert into config_pause (tenant, duty, author, reason, since) values (?, ?, ?, ?, ?)"
                            + " on conflict do nothing")
                    .params(tenant, duty, Prose.cut(author, 200), Prose.cut(reason, 300), Database.time(now))
                    .update();
        });
        look();
    }

    public void remove(String duty) {
        database.durably(() -> {
            database.sql()
                    .sql("delete from config_pause where tenant = ? and duty = ?")
                    .params(tenant, duty)
                    .update();
        });
        look();
    }

    /** Takes note of what was said on any node. */
    public void look() {
        List<Pause> now = database.sql()
                .sql("select duty, author, reason, since from config_pause where tenant = ?")
                .param(tenant)
                .query((row, index) -> new Pause(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .list();
        known = now.stream().collect(Collectors.toMap(Pause::duty, Function.identity()));
    }

    /** As of the last look. */
    public Optional<Pause> of(String duty) {
        return Optional.ofNullable(known.get(duty));
    }
}
