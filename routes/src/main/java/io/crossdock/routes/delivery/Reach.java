package io.crossdock.routes.delivery;

import io.crossdock.routes.store.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far documents have come with each channel, as its rows know: sent when and in what, or kept and why. */
public final class Reach {

    private final Database database;
    private final String tenant;

    public Reach(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** How a document stands with a channel. */
    public enum Mark {
        DELIVERED,
        /** Its bytes are fixed; the partner may have them. */
        SENDING,
        PARKED,
        /** It may have arrived: a person asks the partner. */
        UNCERTAIN,
        HELD;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param name of the file or request it went in; empty: in none yet
     * @param reference our number of it
     * @param at when it was delivered, or kept
     */
    public record Stop(
            String document, String channel, Mark mark, String name, String reference, Optional<Instant> at) {}

    /** By document; what is kept for a person comes after what was sent. */
    public Map<String, List<Stop>> of(Collection<String> documents) {
        Map<String, List<Stop>> stops = new HashMap<>();
        String[] wanted = documents.toArray(String[]::new);
        database.sql()
                .sql("select i.document, t.channel, t.state, t.name, t.reference, t.delivered"
                        + " from unnest(?) as wanted (item) join delivery_item i on i.document = wanted.item"
                        + " join delivery_transmission t on t.tenant = i.tenant and t.id = i.transmission"
                        + " where i.tenant = ? and t.state in ('READY', 'DELIVERED') order by t.created, t.id")
                .params(wanted, tenant)
                .query((row, index) -> new Stop(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3).equals("READY") ? Mark.SENDING : Mark.DELIVERED,
                        row.getString(4),
                        row.getString(5),
                        instant(row.getObject(6, OffsetDateTime.class))))
                .list()
                .forEach(stop -> add(stops, stop));
        database.sql()
                .sql("select h.document, h.channel, h.state, h.since, h.uncertain from unnest(?) as wanted (item)"
                        + " join delivery_hold h on h.document = wanted.item where h.tenant = ? order by h.sequence")
                .params(wanted, tenant)
                .query((row, index) -> new Stop(
                        row.getString(1),
                        row.getString(2),
                        mark(row.getString(3), row.getBoolean(5)),
                        "",
                        "",
                        instant(row.getObject(4, OffsetDateTime.class))))
                .list()
                .forEach(stop -> add(stops, stop));
        return stops;
    }

    private static Mark mark(String state, boolean uncertain) {
        if (!state.equals("PARKED")) {
            return Mark.HELD;
        }
        return uncertain ? Mark.UNCERTAIN : Mark.PARKED;
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    private static void add(Map<String, List<Stop>> stops, Stop stop) {
        stops.computeIfAbsent(stop.document(), document -> new ArrayList<>()).add(stop);
    }
}
