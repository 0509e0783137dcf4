package io.crossdock.routes.delivery;

import io.crossdock.config.Problem;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.PayloadRows;
import io.crossdock.routes.store.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of outgoing transmissions: intents written before an effect, notes written straight after it. */
public final class Deliveries {

    private static final String COLUMNS =
            "select id, channel, name, reference, payload, state, attempts, repeated, created, problems from ";
    private static final String TABLE = COLUMNS + "delivery_transmission where tenant = ? and ";

    private final Database database;
    private final String tenant;

    public Deliveries(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** Makes sure that a partner has a counter, so that two channels never make it at once. */
    void count(String partner) {
        database.durably(() -> {
            database.sql()
                    .sql("insert into delivery_counter (tenant, partner, last) values (?, ?, 0) on conflict do nothing")
                    .params(tenant, partner)
                    .update();
        });
    }

    /**
     * The control reference that a partner's next transmission bears, and nobody else's before the end of this transaction. What cannot be
     * written takes none: it is used with {@link #plan}.
     */
    String nextReference(String partner) {
        return database.sql()
                .sql("select last + 1 from delivery_counter where tenant = ? and partner = ? for update")
                .params(tenant, partner)
                .query(Long.class)
                .single()
                .toString();
    }

    /** Writes an intent, of which no attempt was made, under the partner's next reference; within the transaction that asked for that. */
    void plan(Outgoing transmission, String partner) {
        database.sql()
                .sql("update delivery_counter set last = last + 1 where tenant = ? and partner = ?")
                .params(tenant, partner)
                .update();
        plan(List.of(transmission));
    }

    /** As above, of what bears its references already. */
    void plan(List<Outgoing> transmissions) {
        database.batch(
                "insert into delivery_transmission (tenant, id, channel, name, reference, payload, state, attempts, repeated,"
                        + " reported, created, problems) values (?, ?, ?, ?, ?, ?, ?, 0, false, false, ?, ?)",
                transmissions.stream().map(this::row).toList());
        List<Object[]> items = new ArrayList<>();
        for (Outgoing transmission : transmissions) {
            int ordinal = 0;
            for (Outgoing.Item item : transmission.items()) {
                items.add(new Object[] {
                    tenant,
                    transmission.id(),
                    ordinal++,
                    item.document(),
                    item.kind(),
                    item.issuer(),
                    item.number(),
                    item.version(),
                    item.received().map(Database::time).orElse(null)
                });
            }
        }
        database.batch(
                "insert into delivery_item (tenant, transmission, ordinal, document, kind, issuer, number, version, received)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                items);
    }

    /** The known ones of these ids. */
    Map<String, Outgoing> find(Collection<String> ids) {
        Map<String, Outgoing> found = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            withItems(database.sql()
                            .sql(COLUMNS + "unnest(?) as wanted (item) join delivery_transmission on id = wanted.item"
                                    + " where tenant = ?")
                            .param(ids.toArray(String[]::new))
                            .param(tenant)
                            .query((row, index) -> outgoing(row))
                            .list())
                    .forEach(outgoing -> found.put(outgoing.id(), outgoing));
        }
        return found;
    }

    public Optional<Outgoing> find(String id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /** Those of a channel whose bytes are fixed and whose delivery is not known, oldest first. */
    List<Outgoing> ready(String channel) {
        return withItems(database.sql()
                .sql(TABLE + "channel = ? and state = 'READY' order by created, id limit 1000")
                .params(tenant, channel)
                .query((row, index) -> outgoing(row))
                .list());
    }

    /** One that is {@link #ready}, behind those of its channel that are older, oldest first. */
    List<Outgoing> readyUntil(Outgoing last) {
        return withItems(database.sql()
                .sql(TABLE + "channel = ? and state = 'READY' and (created < ? or created = ? and id <= ?)"
                        + " order by created, id limit 1000")
                .params(tenant, last.channel(), Database.time(last.created()), Database.time(last.created()), last.id())
                .query((row, index) -> outgoing(row))
                .list());
    }

    /** The ids of {@link #ready}. */
    List<String> readyIds(String channel) {
        return database.sql()
                .sql("select id from delivery_transmission where tenant = ? and state = 'READY' and channel = ?"
                        + " order by created, id limit 1000")
                .params(tenant, channel)
                .query(String.class)
                .list();
    }

    /** Since when the oldest transmission of each channel is ready and not known to be delivered. */
    public Map<String, Instant> oldest() {
        return database
                .sql()
                .sql("select channel, min(created) from delivery_transmission where tenant = ? and state = 'READY'"
                        + " group by channel")
                .param(tenant)
                .query((row, index) -> Map.entry(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those of a channel that were delivered and that the ledger may not know yet. */
    List<Outgoing> unreported(String channel) {
        return withItems(database.sql()
                .sql(TABLE + "channel = ? and state = 'DELIVERED' and reported = false order by created, id limit 1000")
                .params(tenant, channel)
                .query((row, index) -> outgoing(row))
                .list());
    }

    /** How many documents of channels were delivered since then of which the ledger may not know yet. */
    public Map<String, Long> unreported(Collection<String> channels, Instant since) {
        Map<String, Long> documents = new HashMap<>();
        database.sql()
                .sql("select t.channel, count(*) from unnest(?) as wanted (item)"
                        + " join delivery_transmission t on t.channel = wanted.item"
                        + " join delivery_item i on i.transmission = t.id and i.tenant = t.tenant"
                        + " where t.tenant = ? and t.state = 'DELIVERED' and t.reported = false and t.delivered >= ?"
                        + " group by t.channel")
                .param(channels.toArray(String[]::new))
                .param(tenant)
                .param(Database.time(since))
                .query(row -> {
                    documents.put(row.getString(1), row.getLong(2));
                });
        return documents;
    }

    void reported(Collection<String> ids) {
        database.quickly(() -> database.batch(
                "update delivery_transmission set reported = true where tenant = ? and id = ?",
                ids.stream().map(id -> new Object[] {tenant, id}).toList()));
    }

    /** Counts an attempt before it is made; a second one marks the transmission as repeated. */
    void attempt(String id, Instant now) {
        database.quickly(() -> countAttempts(List.of(id), now));
    }

    /** As {@link #attempt}, of several; within the caller's transaction. */
    void countAttempts(Collection<String> ids, Instant now) {
        database.batch(
                "update delivery_transmission set repeated = attempts > 0, attempts = attempts + 1, sent = ?"
                        + " where tenant = ? and id = ?",
                ids.stream()
                        .map(id -> new Object[] {Database.time(now), tenant, id})
                        .toList());
    }

    /** The attempt never reached the partner, so it does not count. */
    void unattempt(String id) {
        database.quickly(() -> {
            database.sql()
                    .sql("update delivery_transmission set attempts = attempts - 1 where tenant = ? and id = ?")
                    .params(tenant, id)
                    .update();
        });
    }

    /** To be sent once more, as if it were new in age; a second attempt it stays. Within the caller's transaction. */
    void again(String id, Instant now) {
        database.sql()
                .sql("update delivery_transmission set state = 'READY', attempts = 1, created = ?"
                        + " where tenant = ? and id = ? and state <> 'READY'")
                .params(Database.time(now), tenant, id)
                .update();
    }

    /** The delivery note; within the caller's transaction. */
    void delivered(String id, Instant now) {
        database.sql()
                .sql("update delivery_transmission set state = 'DELIVERED', delivered = ? where tenant = ? and id = ?")
                .params(Database.time(now), tenant, id)
                .update();
    }

    /** Within the caller's transaction. */
    void end(String id, Outgoing.State state, List<Problem> problems) {
        database.sql()
                .sql("update delivery_transmission set state = ?, problems = ? where tenant = ? and id = ?")
                .params(state.name(), Problems.write(problems), tenant, id)
                .update();
    }

    /** Forgets the parked transmission of documents that go on their way again; within the caller's transaction. */
    void forgetParked(String channel, Collection<String> documents) {
        List<String> ids = database.sql()
                .sql(
                        "select distinct t.id from unnest(?) as wanted (item) join delivery_item i on i.document = wanted.item"
                                + " join delivery_transmission t on t.tenant = i.tenant and t.id = i.transmission"
                                + " where i.tenant = ? and t.channel = ? and t.state in ('PARKED', 'DEAD')")
                .param(documents.toArray(String[]::new))
                .param(tenant)
                .param(channel)
                .query(String.class)
                .list();
        forget(ids);
    }

    private void forget(List<String> ids) {
        List<Object[]> rows = ids.stream().map(id -> new Object[] {tenant, id}).toList();
        database.batch("delete from delivery_item where tenant = ? and transmission = ?", rows);
        database.batch("delete from delivery_transmission where tenant = ? and id = ?", rows);
        new Awaited(database, tenant).forget(ids);
        PayloadRows payloads = new PayloadRows(database, tenant);
        payloads.forget(ids);
        payloads.forget(ids.stream().map(Deliveries::receipt).toList());
        payloads.forget(ids.stream().map(Deliveries::answer).toList());
    }

    /** The key of what a partner signed for a transmission. */
    static String receipt(String transmission) {
        return transmission + "-receipt";
    }

    /** The key of what a partner answered to a transmission. */
    public static String answer(String transmission) {
        return transmission + "-answer";
    }

    private List<Outgoing> withItems(List<Outgoing> bare) {
        if (bare.isEmpty()) {
            return bare;
        }
        Map<String, List<Outgoing.Item>> items = new HashMap<>();
        database.sql()
                .sql(
                        "select transmission, document, kind, issuer, number, version, received from unnest(?) as wanted (item)"
                                + " join delivery_item on transmission = wanted.item where tenant = ? order by transmission, ordinal")
                .param(bare.stream().map(Outgoing::id).toArray(String[]::new))
                .param(tenant)
                .query((row, index) -> Map.entry(
                        row.getString(1),
                        new Outgoing.Item(
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getLong(6),
                                Optional.ofNullable(row.getObject(7, OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant))))
                .list()
                .forEach(entry -> items.computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                        .add(entry.getValue()));
        return bare.stream()
                .map(one -> new Outgoing(
                        one.id(),
                        one.channel(),
                        one.name(),
                        one.reference(),
                        one.payload(),
                        one.state(),
                        one.attempts(),
                        one.repeated(),
                        one.created(),
                        one.problems(),
                        items.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private Object[] row(Outgoing transmission) {
        return new Object[] {
            tenant,
            transmission.id(),
            transmission.channel(),
            transmission.name(),
            transmission.reference(),
            transmission.payload(),
            transmission.state().name(),
            Database.time(transmission.created()),
            Problems.write(transmission.problems())
        };
    }

    private static Outgoing outgoing(ResultSet row) throws SQLException {
        return new Outgoing(
                row.getString("id"),
                row.getString("channel"),
                row.getString("name"),
                row.getString("reference"),
                row.getString("payload"),
                Outgoing.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getBoolean("repeated"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                Problems.read(row.getBytes("problems")),
                List.of());
    }
}
