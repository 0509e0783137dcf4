package io.crossdock.routes.delivery;

import io.crossdock.config.Batch;
import io.crossdock.config.Channel;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.Digest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Events that a channel collects for one transmission: a batch is a row, open until it is full or due, then sealed. */
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
     * An open batch.
     *
     * @param bucket the business date, or empty
     */
    record Open(String id, String channel, String bucket, Instant due) {}

    /** A document to collect. */
    record Entry(Message message, io.crossdock.mappings.canonical.Document document) {}

    /** Adds what is not yet in a batch, in one transaction. */
    void add(Channel channel, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        database.durably(() -> {
            Set<String> known = known(channel, entries);
            Map<String, String> open = new HashMap<>();
            List<Object[]> rows = new ArrayList<>();
            for (Entry entry : entries) {
                if (known.add(entry.message().id())) {
                    Envelope envelope = Envelope.of(entry.message());
                    String batch = open.computeIfAbsent(
                            bucket(channel, entry), bucket -> openBatch(channel, bucket, envelope.document()));
                    rows.add(new Object[] {
                        tenant,
                        channel.id(),
                        entry.message().id(),
                        batch,
                        rows.size(),
                        Headers.write(envelope),
                        entry.message().body()
                    });
                }
            }
            database.batch(
                    "insert into delivery_batch_item (tenant, channel, document, batch, ordinal, headers, body)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    rows);
        });
    }

    /** The batches of a channel that are to be sealed now. */
    List<Open> due(Channel channel) {
        int max = channel.batch() instanceof Batch.Collected collected ? collected.max() : Integer.MAX_VALUE;
        return database.sql()
                .sql("select b.id, b.channel, b.bucket, b.due from delivery_batch b"
                        + " where b.tenant = ? and b.channel = ? and b.state = 'OPEN' and (b.due <= ? or"
                        + " (select count(*) from delivery_batch_item i where i.tenant = b.tenant and i.batch = b.id) >= ?)"
                        + " order by b.opened")
                .params(tenant, channel.id(), Database.time(clock.instant()), max)
                .query((row, index) -> new Open(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The documents of a batch, in the order they came. */
    List<Message> documents(Open batch) {
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

    /** Called within the transaction that writes the batch's transmission. */
    void seal(Open batch) {
        database.sql()
                .sql("update delivery_batch set state = 'SEALED' where tenant = ? and id = ?")
                .params(tenant, batch.id())
                .update();
    }

    /** Documents of a channel that wait in open batches. */
    public long waiting(String channel) {
        return database.sql()
                .sql(
                        "select count(*) from delivery_batch_item i join delivery_batch b on b.tenant = i.tenant and b.id = i.batch"
                                + " where i.tenant = ? and i.channel = ? and b.state = 'OPEN'")
                .params(tenant, channel)
                .query(Long.class)
                .single();
    }

    private Set<String> known(Channel channel, List<Entry> entries) {
        return new HashSet<>(database.sql()
                .sql("select document from delivery_batch_item where tenant = ? and channel = ? and document = any(?)")
                .param(tenant)
                .param(channel.id())
                .param(entries.stream().map(entry -> entry.message().id()).toArray(String[]::new))
                .query(String.class)
                .list());
    }

    private String bucket(Channel channel, Entry entry) {
        if (!(channel.batch() instanceof Batch.Daily daily)) {
            return "";
        }
        Optional<LocalDate> stated = entry.document() instanceof Order order ? order.businessDate() : Optional.empty();
        return stated.orElseGet(() -> LocalDate.ofInstant(clock.instant(), daily.zone()))
                .toString();
    }

    private String openBatch(Channel channel, String bucket, String firstDocument) {
        return database.sql()
                .sql("select id from delivery_batch where tenant = ? and channel = ? and bucket = ? and state = 'OPEN'")
                .params(tenant, channel.id(), bucket)
                .query(String.class)
                .optional()
                .orElseGet(() -> insert(channel, bucket, firstDocument));
    }

    private String insert(Channel channel, String bucket, String firstDocument) {
        String id = Digest.id(tenant, channel.id(), bucket, firstDocument);
        Instant now = clock.instant();
        database.sql()
                .sql("insert into delivery_batch (tenant, id, channel, bucket, state, opened, due)"
                        + " values (?, ?, ?, ?, 'OPEN', ?, ?)")
                .params(tenant, id, channel.id(), bucket, Database.time(now), Database.time(due(channel, bucket, now)))
                .update();
        return id;
    }

    private static Instant due(Channel channel, String bucket, Instant now) {
        if (channel.batch() instanceof Batch.Daily daily) {
            Instant end = ZonedDateTime.of(LocalDate.parse(bucket), daily.until(), daily.zone())
                    .toInstant();
            return end.isBefore(now) ? now.plus(java.time.Duration.ofMinutes(1)) : end;
        }
        if (channel.batch() instanceof Batch.Collected collected) {
            return now.plus(collected.every());
        }
        return now;
    }
}
