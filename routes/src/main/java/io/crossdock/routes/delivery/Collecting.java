package io.crossdock.routes.delivery;

import io.crossdock.config.Batch;
import io.crossdock.config.Channel;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.Digest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Events that a channel collects for one transmission. A batch is a row: open until it is full or due, closed until its bytes are
 * made, sealed until its transmission has ended, and ended until its wake-up is off the queue.
 */
public final class Collecting {

    private final Database database;
    private final String tenant;
    private final InstantSource clock;

    Collecting(Database database, String tenant, InstantSource clock) {
        this.database = database;
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * A batch.
     *
     * @param bucket the business date, or empty
     * @param documents how many are in it
     */
    record Collected(String id, String bucket, int documents) {}

    /** Adds what is not yet in a batch, in one transaction. */
    void add(Channel channel, List<Message> documents) {
        if (documents.isEmpty()) {
            return;
        }
        database.durably(() -> {
            Set<String> known = known(channel, documents);
            Map<String, List<Message>> buckets = new LinkedHashMap<>();
            for (Message document : documents) {
                if (known.add(document.id())) {
                    buckets.computeIfAbsent(bucket(channel, document), bucket -> new ArrayList<>())
                            .add(document);
                }
            }
            List<Object[]> rows = new ArrayList<>();
            buckets.forEach((bucket, messages) -> fill(channel, bucket, messages, rows));
            database.batch(
                    "insert into delivery_batch_item (tenant, channel, document, batch, ordinal, headers, body)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    rows);
        });
    }

    /** Shares documents out to batches that are not full; a batch that was closed meanwhile takes no more. */
    private void fill(Channel channel, String bucket, List<Message> messages, List<Object[]> rows) {
        int next = 0;
        while (next < messages.size()) {
            Collected open = openBatch(channel, bucket, messages.get(next).id());
            int taken = Math.min(most(channel) - open.documents(), messages.size() - next);
            if (reserve(channel, open, taken)) {
                for (int i = 0; i < taken; i++) {
                    rows.add(row(channel, messages.get(next++), open, i));
                }
            }
        }
    }

    private Object[] row(Channel channel, Message message, Collected open, int ordinal) {
        return new Object[] {
            tenant,
            channel.id(),
            message.id(),
            open.id(),
            open.documents() + ordinal,
            Headers.write(Envelope.of(message)),
            message.body()
        };
    }

    /** Locks the batch's row, so that whoever closes it afterwards finds these documents in it. */
    private boolean reserve(Channel channel, Collected open, int documents) {
        String state = open.documents() + documents == most(channel) ? "CLOSED" : "OPEN";
        return database.sql()
                        .sql("update delivery_batch set documents = documents + ?, state = ?"
                                + " where tenant = ? and id = ? and state = 'OPEN'")
                        .params(documents, state, tenant, open.id())
                        .update()
                == 1;
    }

    private static int most(Channel channel) {
        return channel.batch() instanceof Batch.Collected limits ? limits.max() : Integer.MAX_VALUE;
    }

    /** Closes the batches of a channel that have waited long enough; those that were filled are closed already. */
    void closeDue(Channel channel) {
        database.quickly(() -> {
            database.sql()
                    .sql("update delivery_batch set state = 'CLOSED'"
                            + " where tenant = ? and channel = ? and state = 'OPEN' and due <= ?")
                    .params(tenant, channel.id(), Database.time(clock.instant()))
                    .update();
        });
    }

    /** Closes all batches of a channel, however long they have waited. */
    void closeAll(Channel channel) {
        database.quickly(() -> {
            database.sql()
                    .sql(
                            "update delivery_batch set state = 'CLOSED' where tenant = ? and channel = ? and state = 'OPEN'")
                    .params(tenant, channel.id())
                    .update();
        });
    }

    /** Whether documents of a channel wait in batches, open or sealed. */
    boolean holds(String channel) {
        return database.sql()
                .sql("select id from delivery_batch where tenant = ? and channel = ? and state <> 'ENDED' limit 1")
                .params(tenant, channel)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** The batches of a channel that take no more documents and wait for their bytes, oldest first. */
    List<Collected> closed(Channel channel) {
        return database.sql()
                .sql("select id, bucket, documents from delivery_batch"
                        + " where tenant = ? and channel = ? and state = 'CLOSED' order by opened, id")
                .params(tenant, channel.id())
                .query((row, index) -> new Collected(row.getString(1), row.getString(2), row.getInt(3)))
                .list();
    }

    /** The documents of a batch, in the order they came. */
    List<Message> documents(Collected batch) {
        return database.sql()
                .sql("select document, headers, body from delivery_batch_item where tenant = ? and batch = ?"
                        + " order by ordinal, document")
                .params(tenant, batch.id())
                .query((row, index) -> Headers.message(row.getString(1), row.getBytes(2), row.getBytes(3)))
                .list();
    }

    Optional<Message> find(String channel, String document) {
        return database.sql()
                .sql("select document, headers, body from delivery_batch_item"
                        + " where tenant = ? and channel = ? and document = ?")
                .params(tenant, channel, document)
                .query((row, index) -> Headers.message(row.getString(1), row.getBytes(2), row.getBytes(3)))
                .optional();
    }

    /** Whether no other node has sealed the batch meanwhile; none can before the transaction ends in which this is asked. */
    boolean isStillClosed(Collected batch) {
        return database.sql()
                .sql("select id from delivery_batch where tenant = ? and id = ? and state = 'CLOSED' for update")
                .params(tenant, batch.id())
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** Called within the transaction that writes the batch's transmission. */
    void seal(Collected batch) {
        database.sql()
                .sql("update delivery_batch set state = 'SEALED' where tenant = ? and id = ?")
                .params(tenant, batch.id())
                .update();
    }

    /**
     * Notes that a batch needs nothing more; called within the transaction that notes what became of it. Its documents stay known until
     * its wake-up is off the queue, which follows them: before that, a crash or a rollback may bring both again.
     */
    void end(String batch) {
        database.sql()
                .sql("update delivery_batch set state = 'ENDED' where tenant = ? and id = ?")
                .params(tenant, batch)
                .update();
    }

    /** The batches of a channel that have ended, and whose wake-up is still on the queue or came to nothing. */
    List<String> ended(Channel channel) {
        return database.sql()
                .sql("select id from delivery_batch where tenant = ? and channel = ? and state = 'ENDED'")
                .params(tenant, channel.id())
                .query(String.class)
                .list();
    }

    /** Forgets those of the batches that have ended. */
    void forgetEnded(Collection<String> batches) {
        database.quickly(() -> ended(batches).forEach(this::forget));
    }

    private List<String> ended(Collection<String> batches) {
        return database.sql()
                .sql("select id from unnest(?) as wanted (item) join delivery_batch on id = wanted.item"
                        + " where tenant = ? and state = 'ENDED'")
                .param(batches.toArray(String[]::new))
                .param(tenant)
                .query(String.class)
                .list();
    }

    /** Forgets documents that go on their way again; within the caller's transaction. */
    void forget(String channel, Collection<String> documents) {
        database.batch(
                "delete from delivery_batch_item where tenant = ? and channel = ? and document = ?",
                documents.stream()
                        .map(document -> new Object[] {tenant, channel, document})
                        .toList());
    }

    /** Forgets a batch with its documents; within the caller's transaction. */
    void forget(String batch) {
        database.sql()
                .sql("delete from delivery_batch_item where tenant = ? and batch = ?")
                .params(tenant, batch)
                .update();
        database.sql()
                .sql("delete from delivery_batch where tenant = ? and id = ?")
                .params(tenant, batch)
                .update();
    }

    /** How many documents of which channel wait in batches, open or sealed. */
    public Map<String, Long> waiting() {
        return database
                .sql()
                .sql(
                        "select channel, sum(documents) from delivery_batch where tenant = ? and state <> 'ENDED' group by channel")
                .param(tenant)
                .query((row, index) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Since when the oldest batch of each channel is open or not sent. */
    public Map<String, Instant> oldest() {
        return database
                .sql()
                .sql(
                        "select channel, min(opened) from delivery_batch where tenant = ? and state <> 'ENDED' group by channel")
                .param(tenant)
                .query((row, index) -> Map.entry(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Set<String> known(Channel channel, List<Message> documents) {
        return new HashSet<>(database.sql()
                .sql("select document from unnest(?) as wanted (item)"
                        + " join delivery_batch_item on document = wanted.item where tenant = ? and channel = ?")
                .param(documents.stream().map(Message::id).toArray(String[]::new))
                .param(tenant)
                .param(channel.id())
                .query(String.class)
                .list());
    }

    private String bucket(Channel channel, Message document) {
        if (!(channel.batch() instanceof Batch.Daily daily)) {
            return "";
        }
        return businessDate(document)
                .orElseGet(() -> LocalDate.ofInstant(clock.instant(), daily.zone()))
                .toString();
    }

    private static Optional<LocalDate> businessDate(Message document) {
        try {
            return CanonicalJson.read(document.body()) instanceof Order order ? order.businessDate() : Optional.empty();
        } catch (IOException broken) {
            throw new IllegalStateException("document " + document.id() + " cannot be read", broken);
        }
    }

    private Collected openBatch(Channel channel, String bucket, String firstDocument) {
        return database.sql()
                .sql("select id, bucket, documents from delivery_batch"
                        + " where tenant = ? and state = 'OPEN' and channel = ? and bucket = ? and documents < ?")
                .params(tenant, channel.id(), bucket, most(channel))
                .query((row, index) -> new Collected(row.getString(1), row.getString(2), row.getInt(3)))
                .optional()
                .orElseGet(() -> insert(channel, bucket, firstDocument));
    }

    private Collected insert(Channel channel, String bucket, String firstDocument) {
        String id = Digest.id(tenant, channel.id(), bucket, firstDocument);
        Instant now = clock.instant();
        database.sql()
                .sql("insert into delivery_batch (tenant, id, channel, bucket, state, documents, opened, due)"
                        + " values (?, ?, ?, ?, 'OPEN', 0, ?, ?)")
                .params(tenant, id, channel.id(), bucket, Database.time(now), Database.time(due(channel, bucket, now)))
                .update();
        return new Collected(id, bucket, 0);
    }

    private static Instant due(Channel channel, String bucket, Instant now) {
        if (channel.batch() instanceof Batch.Daily daily) {
            Instant end = ZonedDateTime.of(LocalDate.parse(bucket), daily.until(), daily.zone())
                    .toInstant();
            return end.isBefore(now) ? now.plus(java.time.Duration.ofMinutes(1)) : end;
        }
        if (channel.batch() instanceof Batch.Collected limits) {
            return now.plus(limits.every());
        }
        return now;
    }
}
