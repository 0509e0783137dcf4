package io.crossdock.routes.delivery;

import io.crossdock.config.Kind;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Puts states where channels find what they have still to be told: of each key the newest one (decision D25). The version decides
 * what is newer, never the arrival.
 */
public final class Coalescing {

    private static final byte[] NOTHING = new byte[0];
    private static final String UPDATE =
            "update delivery_pending set version = ?, document = ?, waiting = true, taken = false,"
                    + " replaced = ?, replaced_headers = ?, headers = ?, body = ?, since = ?"
                    + " where tenant = ? and channel = ? and kind = ? and issuer = ? and number = ? and version < ?";

    private final Database database;
    private final String tenant;

    public Coalescing(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /**
     * A state on its way to a channel.
     *
     * @param again whether it takes the place of the very version that it is; else only that of an older one
     */
    public record Row(String channel, Envelope envelope, byte[] body, boolean again) {

        public Row(String channel, Envelope envelope, byte[] body) {
            this(channel, envelope, body, false);
        }

        /** The first version whose place it does not take. */
        private long bound() {
            return again ? envelope.version() + 1 : envelope.version();
        }

        private boolean replaces(Stored stored) {
            return bound() > stored.version()
                    && !envelope.document().equals(stored.message().id());
        }
    }

    /** A state that will never be told, because a newer one takes its place. */
    public record Superseded(String channel, Envelope envelope) {}

    private record Place(String channel, Envelope.Key key) {}

    /**
     * @param replaceable whether it waits and is in no transmission yet
     * @param replaced the state whose place it took; it is told of again where the batch comes again
     */
    private record Stored(long version, Message message, boolean replaceable, Optional<Message> replaced) {}

    /**
     * Puts each state where its version is the newest, in one transaction.
     *
     * @return those that lost their place, or never got one
     */
    public List<Superseded> put(List<Row> rows, Instant now) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Superseded> superseded = new ArrayList<>();
        Map<Place, Row> newest = newest(rows, superseded);
        database.durably(() -> {
            rows.stream().map(row -> row.envelope().kind()).distinct().sorted().forEach(this::oneAtATime);
            Map<Place, Stored> stored = stored(newest);
            List<Object[]> inserts = new ArrayList<>();
            List<Row> replacing = new ArrayList<>();
            List<Row> following = new ArrayList<>();
            Map<Place, Stored> before = new HashMap<>();
            inOrder(newest.values()).forEach(row -> {
                Place place = new Place(row.channel(), row.envelope().key());
                Optional<Stored> old = Optional.ofNullable(stored.get(place));
                if (old.isEmpty()) {
                    inserts.add(insert(row, now));
                } else if (row.replaces(old.get())) {
                    (old.get().replaceable() ? replacing : following).add(row);
                    old.filter(one -> isOneOf(rows, place, one)).ifPresent(tried -> before.put(place, tried));
                } else if (!row.envelope().document().equals(old.get().message().id())) {
                    superseded.add(new Superseded(place.channel(), row.envelope()));
                } else {
                    old.get()
                            .replaced()
                            .ifPresent(loser -> superseded.add(new Superseded(place.channel(), Envelope.of(loser))));
                }
            });
            before.forEach((place, tried) -> tried.replaced()
                    .ifPresent(loser -> superseded.add(new Superseded(place.channel(), Envelope.of(loser)))));
            replace(replacing, stored, before, now, superseded, following);
            database.batch(
                    "insert into delivery_pending (tenant, channel, kind, issuer, number, version, document, waiting, taken,"
                            + " replaced, replaced_headers, headers, body, since)"
                            + " values (?, ?, ?, ?, ?, ?, ?, true, false, '', ?, ?, ?, ?)",
                    inserts);
            database.batch(
                    UPDATE,
                    inOrder(following).stream()
                            .map(row -> update(row, replacedBefore(row, before), now))
                            .toList());
        });
        return untold(superseded);
    }

    /** Whether this batch put a document before, cut otherwise, and its commit failed. */
    private static boolean isOneOf(List<Row> rows, Place place, Stored stored) {
        return rows.stream()
                .anyMatch(row -> row.channel().equals(place.channel())
                        && row.envelope().document().equals(stored.message().id()));
    }

    private static boolean isBefore(Row row, Map<Place, Stored> before) {
        return before.containsKey(new Place(row.channel(), row.envelope().key()));
    }

    /** What a document that was put before had replaced: it has not been told of yet. */
    private static Optional<Message> replacedBefore(Row row, Map<Place, Stored> before) {
        return Optional.ofNullable(
                        before.get(new Place(row.channel(), row.envelope().key())))
                .flatMap(Stored::replaced);
    }

    /** Without those that went into a transmission after this batch had put them and failed: they are told. */
    private List<Superseded> untold(List<Superseded> superseded) {
        if (superseded.isEmpty()) {
            return superseded;
        }
        Set<String> told = Set.copyOf(database.sql()
                .sql("select distinct t.channel || ' ' || i.document from unnest(?) as wanted (item)"
                        + " join delivery_item i on i.document = wanted.item"
                        + " join delivery_transmission t on t.tenant = i.tenant and t.id = i.transmission"
                        + " where i.tenant = ?")
                .param(superseded.stream().map(one -> one.envelope().document()).toArray(String[]::new))
                .param(tenant)
                .query(String.class)
                .list());
        return superseded.stream()
                .filter(one ->
                        !told.contains(one.channel() + " " + one.envelope().document()))
                .toList();
    }

    private static List<Row> inOrder(Collection<Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(Row::channel).thenComparing(Row::envelope, Pending.BY_KEY))
                .toList();
    }

    /** A kind's two lanes, wherever they are served, put one after the other: until the end of this transaction. */
    private void oneAtATime(Kind kind) {
        if (turn(kind) == 0) {
            database.sql()
                    .sql("insert into delivery_turn (tenant, kind, turns) values (?, ?, 0) on conflict do nothing")
                    .params(tenant, kind.word())
                    .update();
            turn(kind);
        }
    }

    private int turn(Kind kind) {
        return database.sql()
                .sql("update delivery_turn set turns = turns + 1 where tenant = ? and kind = ?")
                .params(tenant, kind.word())
                .update();
    }

    /** Takes the place of states that still wait; one that went into a transmission since it was looked at is told, so it is followed. */
    private void replace(
            List<Row> rows,
            Map<Place, Stored> stored,
            Map<Place, Stored> before,
            Instant now,
            List<Superseded> superseded,
            List<Row> following) {
        List<Message> losers = rows.stream()
                .map(row -> Optional.ofNullable(stored.get(
                                new Place(row.channel(), row.envelope().key())))
                        .orElseThrow()
                        .message())
                .toList();
        int[] replaced = database.counted(
                UPDATE + " and waiting = true and taken = false",
                IntStream.range(0, rows.size())
                        .mapToObj(i -> update(
                                rows.get(i),
                                isBefore(rows.get(i), before)
                                        ? replacedBefore(rows.get(i), before)
                                        : Optional.of(losers.get(i)),
                                now))
                        .toList());
        for (int i = 0; i < replaced.length; i++) {
            Row row = rows.get(i);
            if (replaced[i] == 0) {
                following.add(row);
            } else if (!isBefore(row, before)) {
                superseded.add(new Superseded(row.channel(), Envelope.of(losers.get(i))));
            }
        }
    }

    private static Map<Place, Row> newest(List<Row> rows, List<Superseded> superseded) {
        Map<Place, Row> newest = new LinkedHashMap<>();
        for (Row row : rows) {
            Place place = new Place(row.channel(), row.envelope().key());
            Optional<Row> before = Optional.ofNullable(newest.get(place));
            boolean newer = before.map(
                            old -> row.envelope().version() >= old.envelope().version())
                    .orElse(true);
            if (newer) {
                newest.put(place, row);
            }
            before.map(old -> newer ? old : row)
                    .map(loser -> new Superseded(loser.channel(), loser.envelope()))
                    .ifPresent(superseded::add);
        }
        return newest;
    }

    private Map<Place, Stored> stored(Map<Place, Row> rows) {
        Map<String, List<String>> numbers = new LinkedHashMap<>();
        rows.keySet().forEach(place -> numbers.computeIfAbsent(place.channel(), channel -> new ArrayList<>())
                .add(place.key().number()));
        Map<Place, Stored> stored = new HashMap<>();
        numbers.forEach((channel, ofChannel) -> database.sql()
                .sql("select kind, issuer, number, version, document, waiting and not taken as replaceable, headers,"
                        + " replaced, replaced_headers"
                        + " from unnest(?) as wanted (item) join delivery_pending on number = wanted.item"
                        + " where tenant = ? and channel = ?")
                .params(ofChannel.toArray(String[]::new), tenant, channel)
                .query((row, index) -> Map.entry(place(channel, row), stored(row)))
                .list()
                .forEach(entry -> stored.put(entry.getKey(), entry.getValue())));
        return stored;
    }

    private static Place place(String channel, ResultSet row) throws SQLException {
        return new Place(
                channel,
                new Envelope.Key(
                        Kind.of(row.getString("kind")).orElseThrow(),
                        row.getString("issuer"),
                        row.getString("number")));
    }

    private static Stored stored(ResultSet row) throws SQLException {
        String replaced = row.getString("replaced");
        return new Stored(
                row.getLong("version"),
                Headers.message(row.getString("document"), row.getBytes("headers"), NOTHING),
                row.getBoolean("replaceable"),
                replaced.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Headers.message(replaced, row.getBytes("replaced_headers"), NOTHING)));
    }

    private Object[] insert(Row row, Instant now) {
        Envelope envelope = row.envelope();
        return new Object[] {
            tenant,
            row.channel(),
            envelope.kind().word(),
            envelope.issuer(),
            envelope.number(),
            envelope.version(),
            envelope.document(),
            NOTHING,
            Headers.write(envelope),
            row.body(),
            Database.time(now)
        };
    }

    private Object[] update(Row row, Optional<Message> replaced, Instant now) {
        Envelope envelope = row.envelope();
        return new Object[] {
            envelope.version(),
            envelope.document(),
            replaced.map(Message::id).orElse(""),
            replaced.map(loser -> Headers.write(Envelope.of(loser))).orElse(NOTHING),
            Headers.write(envelope),
            row.body(),
            Database.time(now),
            tenant,
            row.channel(),
            envelope.kind().word(),
            envelope.issuer(),
            envelope.number(),
            row.bound()
        };
    }
}
