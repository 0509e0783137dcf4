package io.crossdock.routes.delivery;

import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The newest state of each key that a channel has still to be told, and the version that it was told last (decision D25);
 * {@link Coalescing} puts them there.
 */
public final class Pending {

    private static final byte[] NOTHING = new byte[0];

    /** Rows are locked in one order, here and where they are put, so that no two wait for each other. */
    static final Comparator<Envelope> BY_KEY = Comparator.comparing(Envelope::number)
            .thenComparing(Envelope::issuer)
            .thenComparing(envelope -> envelope.kind().word());

    private final Database database;
    private final String tenant;

    public Pending(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** The states that wait for a channel, oldest first. */
    List<Message> waiting(String channel, int most) {
        return database.sql()
                .sql("select document, headers, body from delivery_pending"
                        + " where tenant = ? and waiting = true and taken = false and channel = ?"
                        + " order by tenant, waiting, taken, channel, since limit ?")
                .params(tenant, channel, most)
                .query((row, index) -> Headers.message(row.getString(1), row.getBytes(2), row.getBytes(3)))
                .list();
    }

    /**
     * Marks what goes into a transmission now, and will be told even if a newer version comes; within the plan's transaction.
     *
     * @return those that still waited; the others were superseded since they were looked at
     */
    List<Message> take(String channel, List<Message> messages) {
        List<Message> inOrder = messages.stream()
                .sorted(Comparator.comparing(Envelope::of, BY_KEY))
                .toList();
        int[] taken = database.counted(
                "update delivery_pending set taken = true where tenant = ? and channel = ? and kind = ? and issuer = ?"
                        + " and number = ? and version = ? and document = ? and waiting = true and taken = false",
                inOrder.stream()
                        .map(Envelope::of)
                        .map(envelope -> new Object[] {
                            tenant,
                            channel,
                            envelope.kind().word(),
                            envelope.issuer(),
                            envelope.number(),
                            envelope.version(),
                            envelope.document()
                        })
                        .toList());
        Set<String> mine = IntStream.range(0, taken.length)
                .filter(i -> taken[i] == 1)
                .mapToObj(i -> inOrder.get(i).id())
                .collect(Collectors.toSet());
        return messages.stream().filter(message -> mine.contains(message.id())).toList();
    }

    /** What was told; a newer version that came meanwhile keeps waiting. Called within the note's transaction. */
    void told(String channel, List<Outgoing.Item> items) {
        database.batch(
                "update delivery_pending set waiting = false, body = ?"
                        + " where tenant = ? and channel = ? and kind = ? and issuer = ? and number = ? and version = ?"
                        + " and document = ?",
                items.stream()
                        .sorted(Comparator.comparing(Outgoing.Item::number)
                                .thenComparing(Outgoing.Item::issuer)
                                .thenComparing(Outgoing.Item::kind))
                        .map(item -> new Object[] {
                            NOTHING,
                            tenant,
                            channel,
                            item.kind(),
                            item.issuer(),
                            item.number(),
                            item.version(),
                            item.document()
                        })
                        .toList());
    }

    /** A state that waits, where it is still this one. */
    Optional<Message> find(String channel, Outgoing.Item item) {
        return database.sql()
                .sql(
                        "select document, headers, body from delivery_pending where tenant = ? and channel = ? and kind = ?"
                                + " and issuer = ? and number = ? and document = ? and waiting = true")
                .params(tenant, channel, item.kind(), item.issuer(), item.number(), item.document())
                .query((row, index) -> Headers.message(row.getString(1), row.getBytes(2), row.getBytes(3)))
                .optional();
    }

    /**
     * A channel with waiting states.
     *
     * @param since when the oldest of them came
     */
    public record Backlog(String channel, long documents, Instant since) {

        boolean isDue(int max, Duration every, Instant now) {
            return documents >= max || !since.plus(every).isAfter(now);
        }
    }

    /** What waits for a channel and is in no transmission yet, if anything. */
    public Optional<Backlog> backlog(String channel) {
        return database.sql()
                .sql("select count(*), min(since) from delivery_pending"
                        + " where tenant = ? and waiting = true and taken = false and channel = ?"
                        + " having count(*) > 0")
                .params(tenant, channel)
                .query((row, index) -> new Backlog(
                        channel,
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Every channel with waiting states. */
    public List<Backlog> backlogs() {
        return database.sql()
                .sql("select channel, count(*), min(since) from delivery_pending"
                        + " where tenant = ? and waiting = true group by channel")
                .param(tenant)
                .query((row, index) -> new Backlog(
                        row.getString(1),
                        row.getLong(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }
}
