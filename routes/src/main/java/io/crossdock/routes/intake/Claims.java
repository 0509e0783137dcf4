package io.crossdock.routes.intake;

import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.intake.Claim.Verdict;
import io.crossdock.routes.store.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.RowMapper;

/**
 * The keys that were claimed: of events every version, of states the newest. One query and one batch of rows for many documents;
 * called within the transaction of an intake batch.
 */
final class Claims {

    private record Place(Envelope.Key key, long version) {}

    private final Database database;
    private final String tenant;

    Claims(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** What was known before of the keys of some documents. */
    record Known(Map<Place, Claim> events, Map<Envelope.Key, Claim> states) {

        Optional<Claim> of(Identity document) {
            return Optional.ofNullable(
                    document.envelope().kind().isState()
                            ? states.get(document.claimed())
                            : events.get(new Place(
                                    document.claimed(), document.envelope().version())));
        }
    }

    Known known(List<Identity> documents) {
        Known known = new Known(new HashMap<>(), new HashMap<>());
        groups(documents).forEach((group, numbers) -> {
            if (group.kind().isState()) {
                known.states().putAll(knownStates(group, numbers));
            } else {
                known.events().putAll(knownEvents(group, numbers));
            }
        });
        return known;
    }

    /**
     * The verdict on each document, in order; what is to be claimed is claimed.
     *
     * @param before the transmissions whose bytes are read again: what they brought is told by them, however it is read now
     * @param again the places of those that had their effect in the original, and go again where nothing newer came meanwhile
     */
    List<Judged> claim(List<Identity> documents, Set<String> before, Map<Long, List<String>> again) {
        List<Judged> judged = new ArrayList<>();
        Known known = known(documents);
        Map<Place, Claim> events = known.events();
        Map<Envelope.Key, Claim> states = known.states();
        Map<Place, Claim> newEvents = new LinkedHashMap<>();
        Map<Envelope.Key, Claim> newStates = new LinkedHashMap<>();
        Set<Envelope.Key> old = Set.copyOf(states.keySet());
        List<Object[]> corrected = new ArrayList<>();
        for (Identity document : documents) {
            if (again.containsKey(document.envelope().ordinal())) {
                judged.add(
                        again.getOrDefault(document.envelope().ordinal(), List.of())
                                        .isEmpty()
                                ? new Judged(document, Verdict.DUPLICATE)
                                : again(document, known.of(document), before, corrected));
                continue;
            }
            if (known.of(document)
                    .filter(claim -> before.contains(claim.transmission()))
                    .isPresent()) {
                judged.add(new Judged(
                        document, document.envelope().kind().isState() ? Verdict.UNCHANGED : Verdict.DUPLICATE));
                continue;
            }
            Verdict verdict = document.envelope().kind().isState()
                    ? claimState(document, states, newStates)
                    : claimEvent(document, events, newEvents);
            judged.add(new Judged(document, verdict));
        }
        insertEvents(newEvents);
        saveStates(newStates, old);
        correct(corrected);
        return judged;
    }

    /** A state goes again as the version that it was, so that it is newer than nothing that came after it. */
    private Judged again(Identity document, Optional<Claim> known, Set<String> before, List<Object[]> corrected) {
        Optional<Claim> own = known.filter(claim -> before.contains(claim.transmission()));
        if (own.isEmpty()) {
            return new Judged(document, Verdict.SUPERSEDED);
        }
        Identity same = document.as(own.get().version());
        if (!own.get().content().equals(same.content())) {
            corrected.add(new Object[] {
                same.content(),
                tenant,
                same.claimed().kind().word(),
                same.claimed().issuer(),
                same.claimed().number(),
                own.get().version()
            });
        }
        return new Judged(same, Verdict.AGAIN);
    }

    /** What a key says by today's mapping is what the sender's next word about it is compared with. */
    private void correct(List<Object[]> rows) {
        String set = " set content = ? where tenant = ? and kind = ? and issuer = ? and number = ? and version = ?";
        database.batch("update intake_claim" + set, rows);
        database.batch("update intake_state" + set, rows);
    }

    private static Verdict claimEvent(Identity document, Map<Place, Claim> known, Map<Place, Claim> added) {
        Place place = new Place(document.claimed(), document.envelope().version());
        Verdict verdict = Claim.ofEvent(Optional.ofNullable(known.get(place)), document);
        if (verdict == Verdict.CLAIM) {
            known.put(place, Claim.by(document));
            added.put(place, Claim.by(document));
        }
        return verdict;
    }

    /** An unchanged state of a newer version is remembered too, else an older one could pass after it. */
    private static Verdict claimState(
            Identity document, Map<Envelope.Key, Claim> known, Map<Envelope.Key, Claim> added) {
        Envelope.Key key = document.claimed();
        Optional<Claim> last = Optional.ofNullable(known.get(key));
        Verdict verdict = Claim.ofState(last, document);
        boolean newer = last.map(Claim::version).orElse(Long.MIN_VALUE)
                < document.envelope().version();
        if (verdict == Verdict.CLAIM || verdict == Verdict.UNCHANGED && newer) {
            known.put(key, Claim.by(document));
            added.put(key, Claim.by(document));
        }
        return verdict;
    }

    private record Group(io.crossdock.config.Kind kind, String issuer) {}

    private static Map<Group, List<String>> groups(List<Identity> documents) {
        Map<Group, List<String>> groups = new LinkedHashMap<>();
        documents.forEach(document -> groups.computeIfAbsent(
                        new Group(document.claimed().kind(), document.claimed().issuer()), group -> new ArrayList<>())
                .add(document.envelope().number()));
        return groups;
    }

    private static final RowMapper<Claim> CLAIM = (row, index) -> new Claim(
            row.getLong("version"), row.getString("content"), row.getString("transmission"), row.getLong("ordinal"));

    private Map<Envelope.Key, Claim> knownStates(Group group, List<String> numbers) {
        Map<Envelope.Key, Claim> known = new HashMap<>();
        database.sql()
                .sql("select number, version, content, transmission, ordinal from unnest(?) as wanted (item)"
                        + " join intake_state on number = wanted.item where tenant = ? and kind = ? and issuer = ?")
                .params(numbers.toArray(String[]::new), tenant, group.kind().word(), group.issuer())
                .query((row, index) -> Map.entry(row.getString("number"), claim(row, index)))
                .list()
                .forEach(entry ->
                        known.put(new Envelope.Key(group.kind(), group.issuer(), entry.getKey()), entry.getValue()));
        return known;
    }

    private Map<Place, Claim> knownEvents(Group group, List<String> numbers) {
        Map<Place, Claim> known = new HashMap<>();
        database.sql()
                .sql("select number, version, content, transmission, ordinal from unnest(?) as wanted (item)"
                        + " join intake_claim on number = wanted.item where tenant = ? and kind = ? and issuer = ?")
                .params(numbers.toArray(String[]::new), tenant, group.kind().word(), group.issuer())
                .query((row, index) -> Map.entry(row.getString("number"), claim(row, index)))
                .list()
                .forEach(entry -> known.put(
                        new Place(
                                new Envelope.Key(group.kind(), group.issuer(), entry.getKey()),
                                entry.getValue().version()),
                        entry.getValue()));
        return known;
    }

    private static Claim claim(java.sql.ResultSet row, int index) throws java.sql.SQLException {
        Claim claim = CLAIM.mapRow(row, index);
        if (claim == null) {
            throw new IllegalStateException("a row without a claim");
        }
        return claim;
    }

    private void insertEvents(Map<Place, Claim> events) {
        database.batch(
                "insert into intake_claim (tenant, kind, issuer, number, version, content, transmission, ordinal)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                events.entrySet().stream()
                        .map(entry -> insertRow(entry.getKey().key(), entry.getValue()))
                        .toList());
    }

    private void saveStates(Map<Envelope.Key, Claim> states, Set<Envelope.Key> before) {
        List<Object[]> inserts = new ArrayList<>();
        List<Object[]> updates = new ArrayList<>();
        states.forEach((key, claim) -> {
            if (before.contains(key)) {
                updates.add(new Object[] {
                    claim.version(),
                    claim.content(),
                    claim.transmission(),
                    claim.ordinal(),
                    tenant,
                    key.kind().word(),
                    key.issuer(),
                    key.number()
                });
            } else {
                inserts.add(insertRow(key, claim));
            }
        });
        database.batch(
                "update intake_state set version = ?, content = ?, transmission = ?, ordinal = ?"
                        + " where tenant = ? and kind = ? and issuer = ? and number = ?",
                updates);
        database.batch(
                "insert into intake_state (tenant, kind, issuer, number, version, content, transmission, ordinal)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                inserts);
    }

    private Object[] insertRow(Envelope.Key key, Claim claim) {
        return new Object[] {
            tenant,
            key.kind().word(),
            key.issuer(),
            key.number(),
            claim.version(),
            claim.content(),
            claim.transmission(),
            claim.ordinal()
        };
    }
}
