package io.crossdock.routes.delivery;

import io.crossdock.config.Channel;
import io.crossdock.config.Channel.Awaits;
import io.crossdock.mappings.canonical.Acknowledgement;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.Digest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The acknowledgements that partners owe us. A row is made with the intent to send, is due once that was sent, and is found by the
 * partner and our own reference: the control reference, or for what the application says the document's number. What the transport says
 * is found by the transmission, and counts only if it came through the connection that this was sent through.
 */
public final class Awaited {

    private static final String WHOLE = "";
    private static final String APPLICATION = "application";

    /** What the transport itself says, as an AS2 station in its receipt. */
    private static final String TRANSPORT = "transport";

    private static final int NUMBER = 300;
    private static final int AT_ONCE = 500;

    /** How an acknowledgement that is owed stands. */
    enum State {
        AWAITED,
        RECEIVED,
        REJECTED,
        OVERDUE
    }

    /**
     * One that is owed.
     *
     * @param document of whom it is; empty: of all in the transmission
     */
    record Debt(String transmission, String level, String document, String channel) {}

    private final Database database;
    private final String tenant;

    public Awaited(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** Notes what the partner will owe us for a transmission; within the transaction that writes the intent. */
    void expect(Channel channel, Awaits awaits, Outgoing outgoing) {
        List<Object[]> rows = new ArrayList<>();
        for (String level : levels(awaits)) {
            if (level.equals(APPLICATION)) {
                outgoing.items()
                        .forEach(item -> rows.add(
                                row(channel, awaits.within(), outgoing, level, item.document(), item.number())));
            } else {
                rows.add(row(channel, awaits.within(), outgoing, level, WHOLE, plain(outgoing.reference())));
            }
        }
        insert(rows);
    }

    /** As {@link #expect(Channel, Awaits, Outgoing)}: a receipt of the transport that comes by a request of its own. */
    void expect(Channel channel, Duration within, Outgoing outgoing) {
        insert(List.<Object[]>of(row(
                channel,
                within,
                outgoing,
                TRANSPORT,
                WHOLE,
                channel.connection().id())));
    }

    private void insert(List<Object[]> rows) {
        database.batch(
                "insert into delivery_awaited (tenant, transmission, level, document, partner, reference, channel, patience,"
                        + " state, heard) values (?, ?, ?, ?, ?, ?, ?, ?, 'AWAITED', '') on conflict do nothing",
                rows);
    }

    private Object[] row(
            Channel channel, Duration within, Outgoing outgoing, String level, String document, String reference) {
        return new Object[] {
            tenant,
            outgoing.id(),
            level,
            document,
            channel.partner().id(),
            Digest.fit(reference, NUMBER),
            channel.id(),
            within.toSeconds()
        };
    }

    private static Set<String> levels(Awaits awaits) {
        Set<String> levels = new LinkedHashSet<>();
        awaits.messages()
                .forEach(message -> levels.add(
                        switch (message) {
                            case "TA1" -> "interchange";
                            case "APERAK" -> APPLICATION;
                            default -> "syntax";
                        }));
        return levels;
    }

    /** X12 fills control numbers up with zeros. */
    private static String plain(String reference) {
        return reference.replaceFirst("^0+(?=.)", "");
    }

    /**
     * What a partner said of a transmission as it took it, whether or not that was owed; within the transaction of the delivery note.
     *
     * @param proof the key of the payload that shows it
     */
    void heard(Outgoing outgoing, Channel channel, State state, String proof, Instant now) {
        forgetTransport(outgoing.id());
        database.sql()
                .sql(
                        "insert into delivery_awaited (tenant, transmission, level, document, partner, reference, channel, patience,"
                                + " state, due, heard) values (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)")
                .params(
                        tenant,
                        outgoing.id(),
                        TRANSPORT,
                        WHOLE,
                        channel.partner().id(),
                        channel.connection().id(),
                        channel.id(),
                        state.name(),
                        Database.time(now),
                        proof)
                .update();
    }

    private void forgetTransport(String transmission) {
        database.sql()
                .sql("delete from delivery_awaited where transmission = ? and level = ? and tenant = ?")
                .params(transmission, TRANSPORT, tenant)
                .update();
    }

    /** From now on it is due; within the transaction of the delivery note. */
    void sent(String transmission, Instant now) {
        List<Object[]> rows = database.sql()
                .sql("select level, document, patience from delivery_awaited"
                        + " where transmission = ? and tenant = ? and due is null")
                .params(transmission, tenant)
                .query((row, index) -> new Object[] {
                    Database.time(now.plus(Duration.ofSeconds(row.getLong(3)))),
                    transmission,
                    row.getString(1),
                    row.getString(2),
                    tenant
                })
                .list();
        database.batch(
                "update delivery_awaited set due = ? where transmission = ? and level = ? and document = ? and tenant = ?",
                rows);
    }

    /**
     * What goes again is owed anew, and due once it was sent; what the partner has taken for good stays so. What the transport says as it
     * takes a transmission is of no patience: it is said with each attempt. Within the caller's transaction.
     */
    void again(String transmission) {
        database.sql()
                .sql("update delivery_awaited set state = 'AWAITED', due = null, heard = ''"
                        + " where transmission = ? and tenant = ? and state <> 'RECEIVED' and patience > 0")
                .params(transmission, tenant)
                .update();
    }

    /** Within the caller's transaction. */
    void forget(List<String> transmissions) {
        database.batch(
                "delete from delivery_awaited where transmission = ? and tenant = ?",
                transmissions.stream().map(id -> new Object[] {id, tenant}).toList());
    }

    /** What an acknowledgement of a partner is for: what is still open before what was settled, the latest first. */
    List<Debt> find(String partner, Acknowledgement told) {
        return references(told).stream()
                .flatMap(reference -> find(partner, told.level(), reference).stream())
                .distinct()
                .toList();
    }

    private static Set<String> references(Acknowledgement told) {
        Set<String> references = new LinkedHashSet<>();
        if (told.level().equals(APPLICATION)) {
            told.parts().forEach(part -> part.document().ifPresent(references::add));
        } else if (told.interchange().isPresent()) {
            references.add(plain(told.interchange().get()));
        } else {
            told.parts().forEach(part -> part.group().map(Awaited::plain).ifPresent(references::add));
        }
        return references;
    }

    private Optional<Debt> find(String partner, String level, String reference) {
        return database.sql()
                .sql("select transmission, level, document, channel from delivery_awaited"
                        + " where reference = ? and partner = ? and level = ? and tenant = ?"
                        + " order by case when state in ('AWAITED', 'OVERDUE') then 0 else 1 end, due desc limit 1")
                .params(Digest.fit(reference, NUMBER), partner, level, tenant)
                .query((row, index) -> new Debt(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .optional();
    }

    /** The receipt of the transport for what was sent through a connection. */
    Optional<Debt> findReceipt(String transmission, String connection) {
        return database.sql()
                .sql("select channel from delivery_awaited where transmission = ? and level = ? and reference = ?"
                        + " and tenant = ?")
                .params(transmission, TRANSPORT, Digest.fit(connection, NUMBER), tenant)
                .query((row, index) -> new Debt(transmission, TRANSPORT, WHOLE, row.getString(1)))
                .optional();
    }

    /** Within the caller's transaction. */
    void settle(Debt debt, State state, String heard) {
        database.sql()
                .sql("update delivery_awaited set state = ?, heard = ?"
                        + " where transmission = ? and level = ? and document = ? and tenant = ?")
                .params(state.name(), heard, debt.transmission(), debt.level(), debt.document(), tenant)
                .update();
    }

    /**
     * As {@link #settle}, but that something has arrived is the last word on it: whatever comes after that, an old refusal, changes
     * nothing.
     *
     * @return whether something changed
     */
    boolean settleReceipt(Debt debt, State state, String proof) {
        return database.sql()
                        .sql("update delivery_awaited set state = ?, heard = ?"
                                + " where transmission = ? and level = ? and document = ? and tenant = ?"
                                + " and state <> 'RECEIVED'")
                        .params(state.name(), proof, debt.transmission(), debt.level(), debt.document(), tenant)
                        .update()
                > 0;
    }

    /** Unless it came meanwhile; within the caller's transaction. */
    void overdue(Debt debt) {
        database.sql()
                .sql("update delivery_awaited set state = 'OVERDUE'"
                        + " where transmission = ? and level = ? and document = ? and tenant = ? and state = 'AWAITED'")
                .params(debt.transmission(), debt.level(), debt.document(), tenant)
                .update();
    }

    /**
     * Forgets what was settled, or has been overdue, for so long that no word on it is expected any more; within the caller's transaction.
     *
     * @return whether there may be more
     */
    boolean forgetOld(Instant before) {
        List<Object[]> old = Stream.of(State.RECEIVED, State.REJECTED, State.OVERDUE)
                .flatMap(state -> old(state, before).stream())
                .toList();
        database.batch(
                "delete from delivery_awaited where transmission = ? and level = ? and document = ? and tenant = ?",
                old);
        return old.size() >= AT_ONCE;
    }

    private List<Object[]> old(State state, Instant before) {
        return database.sql()
                .sql("select transmission, level, document from delivery_awaited"
                        + " where state = ? and due < ? and tenant = ? order by due limit " + AT_ONCE)
                .params(state.name(), Database.time(before), tenant)
                .query((row, index) -> new Object[] {row.getString(1), row.getString(2), row.getString(3), tenant})
                .list();
    }

    /**
     * What is owed for a channel's transmissions.
     *
     * @param since when the first of it was due; absent: nothing of it was sent yet
     */
    public record Owed(String channel, String level, boolean overdue, long count, Optional<Instant> since) {}

    /** All that is owed. */
    public List<Owed> owed() {
        return database.sql()
                .sql("select channel, level, state, count(*), min(due) from delivery_awaited"
                        + " where state in ('AWAITED', 'OVERDUE') and tenant = ? group by channel, level, state")
                .param(tenant)
                .query((row, index) -> new Owed(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3).equals(State.OVERDUE.name()),
                        row.getLong(4),
                        Optional.ofNullable(row.getObject(5, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list();
    }

    /**
     * One that should have come by now.
     *
     * @param since what went again is due anew, and may be overdue again
     */
    record Due(Debt debt, Instant since) {}

    /** Those that should have come by now, oldest first; the first of them. */
    List<Due> due(Instant now) {
        return database.sql()
                .sql("select transmission, level, document, channel, due from delivery_awaited"
                        + " where state = 'AWAITED' and due <= ? and tenant = ? order by due limit 500")
                .params(Database.time(now), tenant)
                .query((row, index) -> new Due(
                        new Debt(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                        row.getObject(5, OffsetDateTime.class).toInstant()))
                .list();
    }
}
