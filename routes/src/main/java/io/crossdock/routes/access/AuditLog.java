package io.crossdock.routes.access;

import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.Prose;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** What was changed by whom: appended, never altered. */
public final class AuditLog {

    private final Database database;
    private final String tenant;
    private final InstantSource clock;

    public AuditLog(Database database, String tenant, InstantSource clock) {
        this.database = database;
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * @param action a word with a dot: {@code document.reject}, {@code channel.pause}
     * @param subject what it was done to: a document, a channel, a name
     * @param detail the rest, for a person; no payload, no secret
     */
    public record Line(long id, Instant at, String author, String action, String subject, String detail) {}

    public void add(String author, String action, String subject, String detail) {
        Instant now = clock.instant();
        database.durably(() -> {
            database.sql()
                    .sql("insert into audit (id, tenant, at, author, action, subject, detail)"
                            + " values (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            database.next("audit_sequence"),
                            tenant,
                            Database.time(now),
                            Prose.cut(author, 200),
                            Prose.cut(action, 40),
                            Prose.cut(subject, 320),
                            Prose.cut(detail, 1000))
                    .update();
        });
    }

    /**
     * The latest first.
     *
     * @param before only those with a smaller id
     * @param subject empty: any
     */
    public List<Line> latest(long before, String subject, int most) {
        List<Object> parameters = new ArrayList<>(List.of(before, tenant));
        if (!subject.isEmpty()) {
            parameters.add(subject);
        }
        parameters.add(most);
        return database.sql()
                .sql("select id, at, author, action, subject, detail from audit where id < ? and tenant = ?"
                        + (subject.isEmpty() ? "" : " and subject = ?") + " order by id desc limit ?")
                .params(parameters)
                .query((row, index) -> new Line(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("author"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("detail")))
                .list();
    }
}
