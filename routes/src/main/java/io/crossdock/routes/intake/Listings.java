package io.crossdock.routes.intake;

import io.crossdock.config.Kind;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.routes.store.Database;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the complete lists of a channel hold (decision D5). A row says in which transmission its key was heard last, and in which it
 * was found gone; so a list that is read again after a crash finds the same ones gone.
 */
final class Listings {

    private static final int PAGE = 100;
    private static final String ABSENT = " from intake_listed where tenant = ? and channel = ? and kind = ?"
            + " and (? = '' or scope = ?) and heard <> ? and (gone = '' or gone = ?)";

    private record Key(Kind kind, String number, String issuer) {}

    private final Database database;
    private final String tenant;

    Listings(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** Notes what a list of the channel holds; within the transaction of an intake batch. */
    void heard(String channel, String transmission, List<Identity> documents) {
        Map<Key, Identity> latest = new LinkedHashMap<>();
        documents.forEach(document -> latest.put(key(document), document));
        Set<Key> known = known(channel, latest.keySet());
        List<Object[]> updates = new ArrayList<>();
        List<Object[]> inserts = new ArrayList<>();
        latest.forEach((key, document) -> {
            byte[] body = CanonicalJson.write(document.document());
            String scope = Absence.scope(document.document());
            if (known.contains(key)) {
                updates.add(new Object[] {
                    scope, transmission, body, tenant, channel, key.kind().word(), key.number(), key.issuer()
                });
            } else {
                inserts.add(new Object[] {
                    tenant, channel, key.kind().word(), key.number(), key.issuer(), scope, transmission, body
                });
            }
        });
        database.batch(
                "update intake_listed set scope = ?, heard = ?, gone = '', body = ?"
                        + " where tenant = ? and channel = ? and kind = ? and number = ? and issuer = ?",
                updates);
        database.batch(
                "insert into intake_listed (tenant, channel, kind, number, issuer, scope, heard, gone, body)"
                        + " values (?, ?, ?, ?, ?, ?, ?, '', ?)",
                inserts);
    }

    /** Notes what the list of a transmission left out; within the transaction of an intake batch. */
    void gone(String channel, String transmission, List<Identity> documents) {
        database.batch(
                "update intake_listed set gone = ?"
                        + " where tenant = ? and channel = ? and kind = ? and number = ? and issuer = ?",
                documents.stream()
                        .map(Listings::key)
                        .map(key -> new Object[] {
                            transmission, tenant, channel, key.kind().word(), key.number(), key.issuer()
                        })
                        .toList());
    }

    /**
     * How much of what was listed a list left out.
     *
     * @param known all of its scope, absent ones included
     */
    record Absent(long known, long absent) {

        /** One may always go, else a short list could never lose an article. */
        boolean within(int percent) {
            return absent <= Math.max(1, known * percent / 100);
        }
    }

    Absent absent(String channel, String transmission, Decoded.Snapshot snapshot) {
        long known = database.sql()
                .sql("select count(*) from intake_listed where tenant = ? and channel = ? and kind = ?"
                        + " and (? = '' or scope = ?) and (gone = '' or gone = ?)")
                .params(tenant, channel, snapshot.kind().word(), snapshot.scope(), snapshot.scope(), transmission)
                .query(Long.class)
                .single();
        long absent = database.sql()
                .sql("select count(*)" + ABSENT)
                .params(absentOf(channel, transmission, snapshot))
                .query(Long.class)
                .single();
        return new Absent(known, absent);
    }

    /** Hands on each document that the list left out, as it was told last, in the order of number and issuer. */
    void forEachAbsent(String channel, String transmission, Decoded.Snapshot snapshot, Consumer<Document> each) {
        Optional<Key> last = Optional.empty();
        do {
            last = page(channel, transmission, snapshot, last, each);
        } while (last.isPresent());
    }

    private Optional<Key> page(
            String channel,
            String transmission,
            Decoded.Snapshot snapshot,
            Optional<Key> after,
            Consumer<Document> each) {
        List<Object> params = new ArrayList<>(List.of(absentOf(channel, transmission, snapshot)));
        params.add(after.map(Key::number).orElse(""));
        params.add(after.map(Key::issuer).orElse(""));
        params.add(PAGE);
        List<Map.Entry<Key, byte[]>> rows = database.sql()
                .sql("select number, issuer, body" + ABSENT + " and (number, issuer) > (?, ?)"
                        + " order by number, issuer limit ?")
                .params(params)
                .query((row, index) ->
                        Map.entry(new Key(snapshot.kind(), row.getString(1), row.getString(2)), row.getBytes(3)))
                .list();
        rows.forEach(row -> each.accept(document(row.getValue())));
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.get(rows.size() - 1).getKey());
    }

    private Object[] absentOf(String channel, String transmission, Decoded.Snapshot snapshot) {
        return new Object[] {
            tenant, channel, snapshot.kind().word(), snapshot.scope(), snapshot.scope(), transmission, transmission
        };
    }

    private Set<Key> known(String channel, Set<Key> keys) {
        Set<Key> known = new HashSet<>();
        Map<Kind, List<String>> numbers = new LinkedHashMap<>();
        keys.forEach(key ->
                numbers.computeIfAbsent(key.kind(), kind -> new ArrayList<>()).add(key.number()));
        numbers.forEach((kind, ofKind) -> known.addAll(database.sql()
                .sql("select number, issuer from unnest(?) as wanted (item) join intake_listed on number = wanted.item"
                        + " where tenant = ? and channel = ? and kind = ?")
                .params(ofKind.toArray(String[]::new), tenant, channel, kind.word())
                .query((row, index) -> new Key(kind, row.getString(1), row.getString(2)))
                .list()));
        return known;
    }

    private static Key key(Identity identity) {
        return new Key(
                identity.envelope().kind(),
                identity.envelope().number(),
                identity.envelope().issuer());
    }

    private static Document document(byte[] body) {
        try {
            return CanonicalJson.read(body);
        } catch (IOException broken) {
            throw new IllegalStateException("a listed document cannot be read", broken);
        }
    }
}
