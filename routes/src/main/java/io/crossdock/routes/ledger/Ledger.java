package io.crossdock.routes.ledger;

import io.crossdock.routes.store.Database;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.RowMapper;

/** History: what happened to each document, and how many of each. Nothing decides on it. */
public final class Ledger {

    private static final RowMapper<Entry> ENTRY = (row, index) -> new Entry(
            row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getString("document"),
            row.getString("transmission"),
            row.getString("channel"),
            Stage.valueOf(row.getString("stage")),
            State.valueOf(row.getString("state")),
            row.getString("kind"),
            row.getString("issuer"),
            row.getString("number"),
            1,
            row.getString("detail"));

    private final Database database;
    private final String tenant;

    public Ledger(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** Documents of a day, channel and stage by state. */
    public record Count(String channel, Stage stage, State state, long documents) {}

    private record Cell(LocalDate day, String channel, Stage stage, State state) {}

    /** Appends what is not yet known, in one transaction. */
    public void append(List<LedgerEvent> events) {
        Map<String, LedgerEvent> byId = new LinkedHashMap<>();
        events.forEach(event -> byId.putIfAbsent(event.id(), event));
        database.durably(() -> {
            byId.keySet().removeAll(known(byId.keySet()));
            insert(List.copyOf(byId.values()));
            count(List.copyOf(byId.values()));
        });
    }

    /** Every count since a day. */
    public List<Count> counts(LocalDate since) {
        return database.sql()
                .sql(
                        "select channel, stage, state, sum(documents) from ledger_count"
                                + " where tenant = ? and utc_day >= ? group by channel, stage, state order by channel, stage, state")
                .param(tenant)
                .param(since)
                .query((row, index) -> new Count(
                        row.getString(1),
                        Stage.valueOf(row.getString(2)),
                        State.valueOf(row.getString(3)),
                        row.getLong(4)))
                .list();
    }

    /** The history of one document, oldest first. */
    public List<Entry> of(String document) {
        return database.sql()
                .sql("select * from ledger_entry where tenant = ? and document = ? order by at, event, ordinal")
                .param(tenant)
                .param(document)
                .query(ENTRY)
                .list();
    }

    /** The latest entries of a business number, newest first, at most 200. */
    public List<Entry> ofNumber(String number) {
        return database.sql()
                .sql("select * from ledger_entry where tenant = ? and number = ? order by at desc limit 200")
                .param(tenant)
                .param(number)
                .query(ENTRY)
                .list();
    }

    private Set<String> known(Set<String> ids) {
        return Set.copyOf(database.sql()
                .sql("select id from unnest(?) as wanted (item) join ledger_event on id = wanted.item where tenant = ?")
                .param(ids.toArray(String[]::new))
                .param(tenant)
                .query(String.class)
                .list());
    }

    private void insert(List<LedgerEvent> events) {
        List<Object[]> heads = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        for (LedgerEvent event : events) {
            if (event.entries().isEmpty()) {
                continue;
            }
            heads.add(new Object[] {tenant, event.id(), dayOf(event.entries().get(0))});
            int ordinal = 0;
            for (Entry entry : event.entries()) {
                rows.add(row(event.id(), ordinal++, entry));
            }
        }
        database.batch("insert into ledger_event (tenant, id, utc_day) values (?, ?, ?)", heads);
        database.batch(
                "insert into ledger_entry (tenant, utc_day, event, ordinal, at, document, transmission, channel, stage, state,"
                        + " kind, issuer, number, detail) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    private Object[] row(String event, int ordinal, Entry entry) {
        return new Object[] {
            tenant,
            dayOf(entry),
            event,
            ordinal,
            Database.time(entry.at()),
            entry.document(),
            entry.transmission(),
            entry.channel(),
            entry.stage().name(),
            entry.state().name(),
            entry.kind(),
            entry.issuer(),
            entry.number(),
            entry.detail()
        };
    }

    private void count(List<LedgerEvent> events) {
        Map<Cell, Long> cells = new LinkedHashMap<>();
        events.stream()
                .flatMap(event -> event.entries().stream())
                .forEach(entry -> cells.merge(
                        new Cell(dayOf(entry), entry.channel(), entry.stage(), entry.state()),
                        entry.documents(),
                        Long::sum));
        List<Map.Entry<Cell, Long>> added = List.copyOf(cells.entrySet());
        int[] updated = database.counted(
                "update ledger_count set documents = documents + ?"
                        + " where tenant = ? and utc_day = ? and channel = ? and stage = ? and state = ?",
                added.stream().map(entry -> cell(entry)).toList());
        List<Object[]> missing = new ArrayList<>();
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] == 0) {
                missing.add(cell(added.get(i)));
            }
        }
        database.batch(
                "insert into ledger_count (documents, tenant, utc_day, channel, stage, state) values (?, ?, ?, ?, ?, ?)",
                missing);
    }

    private Object[] cell(Map.Entry<Cell, Long> entry) {
        Cell cell = entry.getKey();
        return new Object[] {
            entry.getValue(),
            tenant,
            cell.day(),
            cell.channel(),
            cell.stage().name(),
            cell.state().name()
        };
    }

    private static LocalDate dayOf(Entry entry) {
        return entry.at().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
