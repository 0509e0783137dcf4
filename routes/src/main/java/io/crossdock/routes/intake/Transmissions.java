package io.crossdock.routes.intake;

import io.crossdock.connectors.Answer;
import io.crossdock.connectors.Arrival;
import io.crossdock.routes.lease.Fence;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.Digest;
import io.crossdock.routes.store.Payloads;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The transmissions of all inboxes. One is taken by one node, one at a time an inbox.
 *
 * <p>The same proof (a signature of these bytes at that moment) is the same transmission, whatever else a copy of it says. With a
 * reference (idempotency key, message id) the reference tells whether it is the same; without, a file with the same inbox, name,
 * size, modification time and content as one that was not yet removed is that one; everything else is new.
 */
public final class Transmissions {

    /** Of the columns for name and reference. */
    private static final int WIDTH = 300;

    /** Of the column for proofs. */
    private static final int PROOF = 64;

    private static final String COLUMNS =
            "select id, inbox, name, sequence, digest, received, bundle, replays, batches, state, verdict, answer"
                    + " from intake_transmission where tenant = ? and ";

    private final Database database;
    private final Payloads payloads;
    private final String tenant;
    private final InstantSource clock;

    public Transmissions(Database database, Payloads payloads, String tenant, InstantSource clock) {
        this.database = database;
        this.payloads = payloads;
        this.tenant = tenant;
        this.clock = clock;
    }

    private record Row(Transmission transmission, boolean done, Answer answer) {}

    /** Keeps the raw bytes, and says what they are. */
    Reception receive(String inbox, Arrival arrival, String bundle, Fence fence) throws IOException {
        Payloads.Payload payload = payloads.read(arrival.wire());
        Optional<Row> copied =
                arrival.proof().flatMap(proof -> find("inbox = ? and proof = ?", inbox, Digest.fit(proof, PROOF)));
        if (copied.isPresent()) {
            return again(copied.get());
        }
        if (arrival.reference().isPresent()) {
            return byReference(inbox, arrival, payload, reference(arrival), bundle, fence);
        }
        return sameFile(inbox, arrival, payload)
                .map(Transmissions::again)
                .orElseGet(() -> take(inbox, arrival, payload, bundle, fence));
    }

    /** What was told of the transmission under a reference, once it was read. */
    Optional<Answer> told(String inbox, String reference) {
        return find("inbox = ? and reference = ?", inbox, Digest.fit(reference, WIDTH))
                .filter(Row::done)
                .map(Row::answer);
    }

    private Reception byReference(
            String inbox, Arrival arrival, Payloads.Payload payload, String reference, String bundle, Fence fence) {
        Optional<Row> known = find("inbox = ? and reference = ?", inbox, reference);
        if (known.isEmpty()) {
            return take(inbox, arrival, payload, bundle, fence);
        }
        Row row = known.get();
        return row.transmission().digest().equals(payload.digest()) ? again(row) : new Reception.Reused(reference);
    }

    private static Reception again(Row row) {
        return row.done()
                ? new Reception.Known(row.transmission().id(), row.answer())
                : new Reception.Taken(row.transmission());
    }

    private Optional<Row> sameFile(String inbox, Arrival arrival, Payloads.Payload payload) {
        if (arrival.modified().isEmpty()) {
            return Optional.empty();
        }
        return find(
                "inbox = ? and name = ? and digest = ? and removed = false and modified = ?",
                inbox,
                name(arrival),
                payload.digest(),
                Database.time(arrival.modified().get()));
    }

    private static String name(Arrival arrival) {
        return Digest.fit(arrival.wire().name(), WIDTH);
    }

    private static String reference(Arrival arrival) {
        return Digest.fit(arrival.reference().orElse(""), WIDTH);
    }

    private static String proof(Arrival arrival) {
        return Digest.fit(arrival.proof().orElse(""), PROOF);
    }

    private Reception take(String inbox, Arrival arrival, Payloads.Payload payload, String bundle, Fence fence) {
        Instant now = clock.instant();
        @Nullable
        OffsetDateTime modified = arrival.modified().map(Database::time).orElse(null);
        Transmission taken = database.durably(() -> {
            fence.check();
            payloads.keep(payload);
            long sequence = database.next("intake_sequence");
            Transmission transmission = new Transmission(
                    id(inbox, sequence, payload.digest()),
                    inbox,
                    name(arrival),
                    sequence,
                    payload.digest(),
                    now,
                    bundle,
                    "",
                    0);
            insert(transmission, reference(arrival), proof(arrival), payload.size(), modified, "");
            return transmission;
        });
        return new Reception.Taken(taken);
    }

    /**
     * Begins to read a transmission's kept bytes again. It keeps the original's place in the order, so that an old state does not
     * replace a newer one; what the original parked is closed where all is taken in again, since it will be published or parked anew.
     *
     * @param rerun who asks: with the original, it names the new transmission, so that it is begun once
     */
    Replayed replay(Transmission original, String rerun, boolean whole, String bundle, Fence fence) {
        String id = nameOfRerun(rerun, original.id());
        Transmission again = new Transmission(
                id,
                original.inbox(),
                original.name(),
                original.sequence(),
                original.digest(),
                original.received(),
                bundle,
                original.replays().isEmpty() ? original.id() : original.replays(),
                0);
        database.durably(() -> {
            fence.check();
            if (find(id).isEmpty()) {
                insert(again, "", "", 0, null, rerun);
                if (whole) {
                    closeParked(original);
                }
            }
        });
        Row row = find("id = ?", id).orElseThrow();
        return new Replayed(row.transmission(), row.done());
    }

    /** The id of the transmission that a rerun makes of another. */
    public String nameOfRerun(String rerun, String original) {
        return "t" + Digest.id(tenant, rerun, original).substring(0, 20);
    }

    private void closeParked(Transmission original) {
        database.sql()
                .sql("update intake_parked set state = 'REPLAYED'"
                        + " where tenant = ? and transmission = ? and state = 'PARKED'")
                .params(tenant, original.id())
                .update();
    }

    /** @param done whether it was read to its end before */
    record Replayed(Transmission transmission, boolean done) {}

    private String id(String inbox, long sequence, String digest) {
        return "t" + Digest.id(tenant, inbox, Long.toString(sequence), digest).substring(0, 20);
    }

    private void insert(
            Transmission transmission,
            String reference,
            String proof,
            long size,
            @Nullable OffsetDateTime modified,
            String rerun) {
        database.sql()
                .sql(
                        "insert into intake_transmission (tenant, id, inbox, name, reference, proof, replays, sequence, size, digest,"
                                + " modified, received, state, bundle, batches, removed, verdict, answer, rerun)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, 0, false, '', null, ?)")
                .param(tenant)
                .param(transmission.id())
                .param(transmission.inbox())
                .param(transmission.name())
                .param(reference)
                .param(proof)
                .param(transmission.replays())
                .param(transmission.sequence())
                .param(size)
                .param(transmission.digest())
                .param(modified)
                .param(Database.time(transmission.received()))
                .param(transmission.bundle())
                .param(rerun)
                .update();
    }

    /** Those of an inbox that were begun and not finished, oldest first; what is read again for a person is finished elsewhere. */
    List<Transmission> unfinished(String inbox) {
        return database.sql()
                .sql(COLUMNS + "inbox = ? and state = 'OPEN' and rerun = '' order by sequence")
                .param(tenant)
                .param(inbox)
                .query((row, index) -> row(row).transmission())
                .list();
    }

    /** A place in the order of transmissions: those kept as begun so far come before it. */
    public long mark() {
        return database.next("intake_sequence");
    }

    /** One of these inboxes' that was begun before the mark and is not finished. */
    public Optional<Transmission> unfinished(Collection<String> inboxes, long mark) {
        return inboxes.stream()
                .flatMap(inbox -> unfinished(inbox).stream())
                .filter(transmission -> transmission.sequence() < mark)
                .findFirst();
    }

    public Optional<Transmission> find(String id) {
        return find("id = ?", id).map(Row::transmission);
    }

    /** The rerun that has it read again; absent where it came over the wire. */
    public Optional<String> rerunOf(String id) {
        return database.sql()
                .sql("select rerun from intake_transmission where tenant = ? and id = ? and rerun <> ''")
                .params(tenant, id)
                .query(String.class)
                .optional();
    }

    /** Called within the transaction that claims a batch. */
    void checkpoint(Transmission transmission, int batches) {
        database.sql()
                .sql("update intake_transmission set batches = ? where tenant = ? and id = ? and batches < ?")
                .param(batches)
                .param(tenant)
                .param(transmission.id())
                .param(batches)
                .update();
    }

    /** Its senders are told what became of it. */
    void answered(Transmission transmission) {
        database.durably(() -> checkpoint(transmission, Transmission.ANSWERED));
    }

    void finish(Transmission transmission, Answer answer) {
        database.durably(() -> {
            database.sql()
                    .sql(
                            "update intake_transmission set state = 'DONE', verdict = ?, answer = ? where tenant = ? and id = ?")
                    .param(answer.verdict().name())
                    .param(answer.body())
                    .param(tenant)
                    .param(transmission.id())
                    .update();
        });
    }

    /** The other side no longer has it: the same file again is a new one. */
    void removed(String transmission) {
        database.quickly(() -> {
            database.sql()
                    .sql("update intake_transmission set removed = true where tenant = ? and id = ?")
                    .param(tenant)
                    .param(transmission)
                    .update();
        });
    }

    private Optional<Row> find(String condition, Object... parameters) {
        return database.sql()
                .sql(COLUMNS + condition + " order by sequence desc limit 1")
                .param(tenant)
                .params(parameters)
                .query((row, index) -> row(row))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        Transmission transmission = new Transmission(
                row.getString("id"),
                row.getString("inbox"),
                row.getString("name"),
                row.getLong("sequence"),
                row.getString("digest"),
                row.getObject("received", OffsetDateTime.class).toInstant(),
                row.getString("bundle"),
                row.getString("replays"),
                row.getInt("batches"));
        boolean done = row.getString("state").equals("DONE");
        byte[] body = row.getBytes("answer");
        Answer answer = done
                ? new Answer(Answer.Verdict.valueOf(row.getString("verdict")), body)
                : new Answer(Answer.Verdict.ACCEPTED, new byte[0]);
        return new Row(transmission, done, answer);
    }
}
