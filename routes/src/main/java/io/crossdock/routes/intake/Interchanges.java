package io.crossdock.routes.intake;

import io.crossdock.config.Problem;
import io.crossdock.mappings.Peeked;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.Digest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The interchange references that were seen. The same bytes again are a duplicate without effect; the same reference with other
 * bytes is refused (decision D4).
 */
final class Interchanges {

    private final Database database;
    private final String tenant;
    private final Set<Integer> left = new HashSet<>();
    private final Map<Integer, Problem> reused = new LinkedHashMap<>();
    private final Map<Integer, Known> duplicates = new HashMap<>();

    Interchanges(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /**
     * One that came before.
     *
     * @param ordinal its place in the transmission that it came in
     */
    record Known(String digest, String transmission, int ordinal) {}

    /** Remembers the new ones, and which of the transmission's are not to be read. */
    Interchanges register(Transmission transmission, List<Peeked.Interchange> interchanges) {
        if (interchanges.isEmpty()) {
            return this;
        }
        database.durably(() -> interchanges.forEach(interchange -> register(transmission, interchange)));
        return this;
    }

    /** As {@link #register}, but remembers nothing. */
    Interchanges look(Transmission transmission, List<Peeked.Interchange> interchanges) {
        interchanges.forEach(interchange -> find(interchange)
                .filter(known -> !isOf(known, transmission))
                .ifPresent(known -> leave(interchange, known)));
        return this;
    }

    boolean accepts(int interchange) {
        return !left.contains(interchange);
    }

    List<Problem> reused() {
        return List.copyOf(reused.values());
    }

    /** Why an interchange is refused whose reference came before. */
    Optional<Problem> reused(int interchange) {
        return Optional.ofNullable(reused.get(interchange));
    }

    int duplicates() {
        return duplicates.size();
    }

    /** Where the same interchange came in before. */
    Optional<Known> before(int interchange) {
        return Optional.ofNullable(duplicates.get(interchange));
    }

    private void register(Transmission transmission, Peeked.Interchange interchange) {
        Optional<Known> known = find(interchange);
        if (known.isEmpty()) {
            insert(transmission, interchange);
        } else if (!isOf(known.get(), transmission)) {
            leave(interchange, known.get());
        }
    }

    private void leave(Peeked.Interchange interchange, Known known) {
        left.add(interchange.ordinal());
        if (known.digest().equals(interchange.digest())) {
            duplicates.put(interchange.ordinal(), known);
        } else {
            reused.put(
                    interchange.ordinal(),
                    IntakeProblems.INTERCHANGE_REUSED.at(
                            interchange.at(),
                            "interchange " + interchange.reference() + " of " + interchange.sender()
                                    + " came before with other bytes, in transmission " + known.transmission()));
        }
    }

    private static boolean isOf(Known known, Transmission transmission) {
        return known.transmission().equals(transmission.id())
                || known.transmission().equals(transmission.replays());
    }

    private Optional<Known> find(Peeked.Interchange interchange) {
        return database.sql()
                .sql("select digest, transmission, ordinal from intake_interchange"
                        + " where tenant = ? and sender = ? and receiver = ? and reference = ?")
                .params(tenant, party(interchange.sender()), party(interchange.receiver()), reference(interchange))
                .query((row, index) -> new Known(row.getString(1), row.getString(2), row.getInt(3)))
                .optional();
    }

    private static String party(String id) {
        return Digest.fit(id, 100);
    }

    private static String reference(Peeked.Interchange interchange) {
        return Digest.fit(interchange.reference(), 40);
    }

    private void insert(Transmission transmission, Peeked.Interchange interchange) {
        database.sql()
                .sql(
                        "insert into intake_interchange (tenant, sender, receiver, reference, digest, transmission, ordinal)"
                                + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        tenant,
                        party(interchange.sender()),
                        party(interchange.receiver()),
                        reference(interchange),
                        interchange.digest(),
                        transmission.id(),
                        interchange.ordinal())
                .update();
    }
}
