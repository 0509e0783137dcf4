package io.crossdock.routes.delivery;

import io.crossdock.config.Problem;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.ParkedFor;
import io.crossdock.routes.store.ParkedRows;
import io.crossdock.routes.store.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Documents that a channel could not deliver, and those that wait behind them: a parked document holds its key, never the queue
 * (decision D6).
 */
public final class Holds {

    private static final String HELD_COLUMNS = "channel, document, kind, number, problems, since, uncertain";

    private final Database database;
    private final String tenant;

    public Holds(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /**
     * What others of its key wait behind.
     *
     * @param released as it goes, where it is on its way again, so that it is its turn; absent: it is parked
     */
    record Head(String document, Optional<Message> released) {}

    /** The keys of a channel that have something parked, or on its way again, and the first of that. */
    Map<Envelope.Key, Head> heads(String channel, Set<Envelope.Key> keys) {
        Map<Envelope.Key, Head> heads = new HashMap<>();
        database
                .sql()
                .sql("select kind, issuer, number, document, state, headers, body from unnest(?) as wanted (item)"
                        + " join delivery_hold on number = wanted.item"
                        + " where tenant = ? and channel = ? and state in ('PARKED', 'RELEASED') order by sequence")
                .param(keys.stream().map(Envelope.Key::number).toArray(String[]::new))
                .param(tenant)
                .param(channel)
                .query((row, index) -> Map.entry(
                        new Envelope.Key(
                                io.crossdock.config.Kind.of(row.getString(1)).orElseThrow(),
                                row.getString(2),
                                row.getString(3)),
                        head(channel, row)))
                .list()
                .stream()
                .filter(entry -> keys.contains(entry.getKey()))
                .forEach(entry -> heads.putIfAbsent(entry.getKey(), entry.getValue()));
        return heads;
    }

    /** Whether a document still is parked, or on its way again, and stays so until the caller's transaction ends. */
    boolean stays(String channel, String document) {
        return database.sql()
                .sql("select document from delivery_hold where tenant = ? and channel = ? and document = ?"
                        + " and state in ('PARKED', 'RELEASED') for update")
                .params(tenant, channel, document)
                .query(String.class)
                .optional()
                .isPresent();
    }

    private static Head head(String channel, ResultSet row) throws SQLException {
        Message message = released(channel, row).message();
        return new Head(
                message.id(), row.getString("state").equals("RELEASED") ? Optional.of(message) : Optional.empty());
    }

    /** A document that a channel cannot be given, and why. */
    public record Parked(String channel, Envelope envelope, byte[] body, List<Problem> problems) {}

    /** Parks documents, in one transaction. */
    public void park(List<Parked> documents, Instant now) {
        if (!documents.isEmpty()) {
            database.durably(() ->
                    documents.forEach(one -> park(one.channel(), one.envelope(), one.body(), one.problems(), now)));
        }
    }

    /** Within the caller's transaction; a document that is there already stays as it is. */
    void park(String channel, Envelope envelope, byte[] body, List<Problem> problems, Instant now) {
        insert(channel, envelope, body, "PARKED", problems, now);
    }

    /** Within the caller's transaction. */
    void hold(String channel, Envelope envelope, byte[] body, Instant now) {
        insert(channel, envelope, body, "HELD", List.of(), now);
    }

    /** A document that goes on its way to a channel again. */
    record Released(String channel, Message message) {}

    /**
     * What a parked document says.
     *
     * @param uncertain whether it may have arrived
     */
    public record Content(String channel, Envelope envelope, byte[] body, List<Problem> problems, boolean uncertain) {
        public Content {
            problems = List.copyOf(problems);
        }
    }

    /** What a document that is parked for channels says, for each of them. */
    public List<Content> contents(String document) {
        return database.sql()
                .sql("select channel, document, headers, body, problems, uncertain from delivery_hold"
                        + " where document = ? and tenant = ? and state = 'PARKED' order by channel")
                .params(document, tenant)
                .query((row, index) -> {
                    Message message = Headers.message(row.getString(2), row.getBytes(3), row.getBytes(4));
                    return new Content(
                            row.getString(1),
                            Envelope.of(message),
                            message.body(),
                            Problems.read(row.getBytes(5)),
                            row.getBoolean(6));
                })
                .list();
    }

    /** A document goes with another content, in its old place; within the caller's transaction. */
    void mend(String channel, String document, byte[] body) {
        database.sql()
                .sql("update delivery_hold set body = ?"
                        + " where tenant = ? and channel = ? and document = ? and state = 'PARKED'")
                .params(body, tenant, channel, document)
                .update();
    }

    /**
     * The documents that are parked for channels, oldest first.
     *
     * @param channel empty: any
     * @param problem the id of what is wrong; empty: anything
     */
    public List<String> search(String channel, String problem, Instant from, Instant to, int most) {
        return database.sql()
                .sql("select document from delivery_hold where tenant = ? and state = 'PARKED'"
                        + " and since >= ? and since < ? and (? = '' or channel = ?) and (? = '' or problem = ?)"
                        + " order by since, document limit ?")
                .params(tenant, Database.time(from), Database.time(to), channel, channel, problem, problem, most)
                .query(String.class)
                .list();
    }

    /** Whoever asks the partner knows; until then the documents of a transmission may have arrived. Within the caller's transaction. */
    void doubt(String channel, List<Outgoing.Item> items) {
        database.batch(
                "update delivery_hold set uncertain = true where tenant = ? and channel = ? and document = ?",
                items.stream()
                        .map(item -> new Object[] {tenant, channel, item.document()})
                        .toList());
    }

    /**
     * What is parked, or on its way again, is so no more, since the transmission with it has arrived; as above.
     *
     * @return whether any of it was
     */
    boolean forget(String channel, List<Outgoing.Item> items) {
        int[] forgotten = database.counted(
                "delete from delivery_hold where tenant = ? and channel = ? and document = ?"
                        + " and state in ('PARKED', 'RELEASED')",
                items.stream()
                        .map(item -> new Object[] {tenant, channel, item.document()})
                        .toList());
        return Arrays.stream(forgotten).anyMatch(rows -> rows > 0);
    }

    /** Whether a document is parked because it may have arrived. */
    boolean isUncertain(String channel, String document) {
        return database.sql()
                .sql("select document from delivery_hold where tenant = ? and channel = ? and document = ?"
                        + " and state = 'PARKED' and uncertain = true")
                .params(tenant, channel, document)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** The next document that a channel holds of a key, where it is behind nothing: what was before it has ended. */
    Optional<Released> next(String channel, Envelope.Key key) {
        if (heads(channel, Set.of(key)).containsKey(key)) {
            return Optional.empty();
        }
        return database.sql()
                .sql("select document, headers, body from delivery_hold where tenant = ? and channel = ? and number = ?"
                        + " and issuer = ? and kind = ? and state = 'HELD' order by sequence limit 1")
                .params(tenant, channel, key.number(), key.issuer(), key.kind().word())
                .query((row, index) -> released(channel, row))
                .optional();
    }

    /** A document that is parked for a channel, and stays so until the caller's transaction ends. */
    Optional<Released> parked(String channel, String document) {
        return database.sql()
                .sql("select document, headers, body from delivery_hold"
                        + " where tenant = ? and channel = ? and document = ? and state = 'PARKED' for update")
                .params(tenant, channel, document)
                .query((row, index) -> released(channel, row))
                .optional();
    }

    private static Released released(String channel, ResultSet row) throws SQLException {
        return new Released(
                channel, Headers.message(row.getString("document"), row.getBytes("headers"), row.getBytes("body")));
    }

    /** Marks a document that goes on its way again; until it has come to something, others of its key wait. Within the caller's transaction. */
    void releasing(Released released) {
        database.sql()
                .sql("update delivery_hold set state = 'RELEASED' where tenant = ? and channel = ? and document = ?")
                .params(tenant, released.channel(), released.message().id())
                .update();
    }

    /** Documents that are on their way again, or were to be. */
    List<Released> released() {
        return database.sql()
                .sql("select channel, document, headers, body from delivery_hold"
                        + " where tenant = ? and state = 'RELEASED' order by sequence")
                .param(tenant)
                .query((row, index) -> released(row.getString("channel"), row))
                .list();
    }

    /**
     * A parked or held document.
     *
     * @param uncertain whether it may have arrived
     */
    public record Held(
            String channel,
            String document,
            String kind,
            String number,
            List<Problem> problems,
            Instant since,
            boolean uncertain) {}

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Problems.read(row.getBytes(5)),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getBoolean(7));
    }

    /** The parked documents, latest first. */
    public List<Held> parked(int most) {
        return database.sql()
                .sql("select " + HELD_COLUMNS + " from delivery_hold"
                        + " where tenant = ? and state = 'PARKED' order by since desc limit ?")
                .params(tenant, most)
                .query((row, index) -> held(row))
                .list();
    }

    /** The parked documents, a page at a time. */
    public ParkedRows<Held> rows() {
        return new ParkedRows<>(database, tenant, "delivery_hold", HELD_COLUMNS, "since", (row, index) -> held(row));
    }

    /** Documents of a channel that are parked or wait behind a parked one. */
    public record Count(String channel, String state, long documents) {}

    public List<Count> counts() {
        return database.sql()
                .sql("select channel, state, count(*) from delivery_hold where tenant = ? group by channel, state")
                .param(tenant)
                .query((row, index) -> new Count(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }

    /** What is parked, by channel and by what is wrong with it. */
    public List<ParkedFor> problems() {
        return ParkedFor.in(database, tenant, "delivery_hold", "since");
    }

    /** What was on its way again comes back to its old place. */
    private void insert(
            String channel, Envelope envelope, byte[] body, String state, List<Problem> problems, Instant now) {
        int cameBack = database.sql()
                .sql(
                        "update delivery_hold set state = ?, body = ?, problems = ?, problem = ?, since = ?, uncertain = false"
                                + " where tenant = ? and channel = ? and document = ? and state = 'RELEASED'")
                .params(
                        state,
                        body,
                        Problems.write(problems),
                        Problems.code(problems),
                        Database.time(now),
                        tenant,
                        channel,
                        envelope.document())
                .update();
        if (cameBack > 0) {
            return;
        }
        database.sql()
                .sql(
                        "insert into delivery_hold (tenant, channel, kind, issuer, number, document, state, sequence, headers,"
                                + " body, problems, since, problem) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        tenant,
                        channel,
                        envelope.kind().word(),
                        envelope.issuer(),
                        envelope.number(),
                        envelope.document(),
                        state,
                        database.next("delivery_hold_sequence"),
                        Headers.write(envelope),
                        body,
                        Problems.write(problems),
                        Database.time(now),
                        Problems.code(problems))
                .update();
    }
}
