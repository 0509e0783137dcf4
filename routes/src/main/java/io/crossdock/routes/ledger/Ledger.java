package io.crossdock.routes.ledger;

import io.crossdock.routes.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /** As the migration has it. */
    private static final int AT_ONCE = 1000;

    private static final RowMapper<Count> COUNT = (row, index) -> new Count(
            row.getString(1), Stage.valueOf(row.getString(2)), State.valueOf(row.getString(3)), row.getLong(4));

    private final Database database;
    private final String tenant;
    private final TermRows terms;
    /** The days of which the table is known to have its part. */
    private final Set<LocalDate> parts = ConcurrentHashMap.newKeySet();

    public Ledger(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
        this.terms = new TermRows(database, tenant);
    }

    /** Documents of a day, channel and stage by state. */
    public record Count(String channel, Stage stage, State state, long documents) {}

    private record OfDay(LocalDate day, String channel, Stage stage, State state) {}

    private record OfEver(String channel, Stage stage, State state) {}

    /** What some events add: how many documents, and when the last of them was told of. */
    private record Sum(long documents, Instant latest) {
        Sum and(Sum other) {
            return new Sum(documents + other.documents, latest.isAfter(other.latest) ? latest : other.latest);
        }
    }

    /** Appends what is not yet known, in one transaction. */
    public void append(List<LedgerEvent> events) {
        Map<String, LedgerEvent> byId = new LinkedHashMap<>();
        events.forEach(event -> byId.putIfAbsent(event.id(), event));
        entries(byId.values())
                .map(Ledger::dayOf)
                .filter(day -> !parts.contains(day))
                .distinct()
                .forEach(this::makePart);
        database.durably(() -> {
            byId.keySet().removeAll(known(byId.keySet()));
            insert(List.copyOf(byId.values()));
            count(byId.values());
        });
    }

    private static Stream<Entry> entries(Collection<LedgerEvent> events) {
        return events.stream().flatMap(event -> event.entries().stream());
    }

    private void count(Collection<LedgerEvent> events) {
        Map<OfDay, Sum> ofDays = new LinkedHashMap<>();
        Map<OfEver, Sum> ofEver = new LinkedHashMap<>();
        entries(events).forEach(entry -> {
            Sum sum = new Sum(entry.documents(), entry.at());
            ofDays.merge(new OfDay(dayOf(entry), entry.channel(), entry.stage(), entry.state()), sum, Sum::and);
            ofEver.merge(new OfEver(entry.channel(), entry.stage(), entry.state()), sum, Sum::and);
        });
        raise(
                "update ledger_count set documents = documents + ?"
                        + " where tenant = ? and utc_day = ? and channel = ? and stage = ? and state = ?",
                "insert into ledger_count (documents, tenant, utc_day, channel, stage, state) values (?, ?, ?, ?, ?, ?)",
                rows(ofDays, (cell, sum) -> new Object[] {
                    sum.documents(),
                    tenant,
                    cell.day(),
                    cell.channel(),
                    cell.stage().name(),
                    cell.state().name()
                }));
        raise(
                "update ledger_total set documents = documents + ?, latest = ?"
                        + " where tenant = ? and channel = ? and stage = ? and state = ?",
                "insert into ledger_total (documents, latest, tenant, channel, stage, state) values (?, ?, ?, ?, ?, ?)",
                rows(ofEver, (cell, sum) -> new Object[] {
                    sum.documents(),
                    Database.time(sum.latest()),
                    tenant,
                    cell.channel(),
                    cell.stage().name(),
                    cell.state().name()
                }));
    }

    private static <C> List<Object[]> rows(Map<C, Sum> cells, BiFunction<C, Sum, Object[]> row) {
        return cells.entrySet().stream()
                .map(cell -> row.apply(cell.getKey(), cell.getValue()))
                .toList();
    }

    /** Both statements take the same values in the same order. */
    private void raise(String update, String insert, List<Object[]> rows) {
        int[] updated = database.counted(update, rows);
        database.batch(
                insert,
                IntStream.range(0, updated.length)
                        .filter(i -> updated[i] == 0)
                        .mapToObj(rows::get)
                        .toList());
    }

    /** When something was told of a channel and state last. */
    public record Latest(String channel, Stage stage, State state, Instant at) {}

    /** Of every channel and state of which something was ever told. */
    public List<Latest> latest() {
        return database.sql()
                .sql("select channel, stage, state, latest from ledger_total where tenant = ? and latest is not null")
                .param(tenant)
                .query((row, index) -> new Latest(
                        row.getString(1),
                        Stage.valueOf(row.getString(2)),
                        State.valueOf(row.getString(3)),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Every count of a day. */
    public List<Count> counts(LocalDate day) {
        return database.sql()
                .sql("select channel, stage, state, documents from ledger_count where tenant = ? and utc_day = ?"
                        + " order by channel, stage, state")
                .params(tenant, day)
                .query(COUNT)
                .list();
    }

    /** What a day brought a channel, by state. */
    public record Day(LocalDate day, Map<State, Long> counts) {
        public long of(State state) {
            return counts.getOrDefault(state, 0L);
        }
    }

    /** The days of some channels, oldest first, those without anything too. */
    public Map<String, List<Day>> days(Collection<String> channels, LocalDate from, LocalDate to) {
        Map<String, Map<LocalDate, Map<State, Long>>> counts = new HashMap<>();
        database.sql()
                .sql("select c.channel, c.utc_day, c.state, c.documents from unnest(?) as wanted (item)"
                        + " join ledger_count c on c.channel = wanted.item"
                        + " where c.tenant = ? and c.utc_day >= ? and c.utc_day <= ?")
                .params(channels.toArray(String[]::new), tenant, from, to)
                .query(row -> {
                    counts.computeIfAbsent(row.getString(1), channel -> new HashMap<>())
                            .computeIfAbsent(row.getObject(2, LocalDate.class), day -> new EnumMap<>(State.class))
                            .merge(State.valueOf(row.getString(3)), row.getLong(4), Long::sum);
                });
        return channels.stream().distinct().collect(Collectors.toMap(Function.identity(), channel -> from.datesUntil(
                        to.plusDays(1))
                .map(day -> new Day(day, counts.getOrDefault(channel, Map.of()).getOrDefault(day, Map.of())))
                .toList()));
    }

    /** Every count since ever. */
    public List<Count> totals() {
        return database.sql()
                .sql("select channel, stage, state, documents from ledger_total where tenant = ?"
                        + " order by channel, stage, state")
                .param(tenant)
                .query(COUNT)
                .list();
    }

    /**
     * Documents of which the days since then tell that they came to a stage of a channel, or that they left it, but not both.
     *
     * @param came how a document comes
     * @param left how it leaves
     */
    public List<String> unended(String channel, LocalDate since, Side came, Side left, int most) {
        return database.sql()
                .sql("select document from ledger_entry where tenant = ? and utc_day >= ? and channel = ?"
                        + " and document <> '' and (" + among(came) + " or " + among(left) + ") group by document"
                        + " having sum(case when " + among(came)
                        + " then 1 else -1 end) <> 0 order by document limit ?")
                .params(tenant, since, channel, most)
                .query(String.class)
                .list();
    }

    private static String among(Side side) {
        return side.states().stream()
                .map(State::name)
                .collect(Collectors.joining("', '", "stage = '" + side.stage() + "' and state in ('", "')"));
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

    /** The histories of some documents, each oldest first. */
    public Map<String, List<Entry>> of(Collection<String> documents) {
        Map<String, List<Entry>> histories = new LinkedHashMap<>();
        documents.forEach(document -> histories.put(document, new ArrayList<>()));
        database.sql()
                .sql("select e.* from unnest(?) as wanted (item) join ledger_entry e on e.document = wanted.item"
                        + " where e.tenant = ? order by e.at, e.event, e.ordinal")
                .param(documents.toArray(String[]::new))
                .param(tenant)
                .query(ENTRY)
                .list()
                .forEach(entry -> histories
                        .computeIfAbsent(entry.document(), document -> new ArrayList<>())
                        .add(entry));
        return histories;
    }

    /** The documents that a transmission brought, in no order; of its batches {@code 0} to {@code batches - 1}. */
    public List<String> broughtBy(String transmission, int batches, int most) {
        String[] events = IntStream.range(0, batches)
                .mapToObj(batch -> "in-" + transmission + "-" + batch)
                .toArray(String[]::new);
        return database.sql()
                .sql("select distinct e.document from unnest(?) as wanted (item)"
                        + " join ledger_event v on v.id = wanted.item and v.tenant = ?"
                        + " join ledger_entry e on e.tenant = v.tenant and e.utc_day = v.utc_day and e.event = v.number"
                        + " where e.document <> '' limit ?")
                .params(events, tenant, most)
                .query(String.class)
                .list();
    }

    /**
     * The documents of which something is told in some days.
     *
     * @param channel empty: any
     * @param kind empty: any
     * @param state what became of them at a stage; absent: anything
     */
    public List<String> search(String channel, String kind, Optional<State> state, Instant from, Instant to, int most) {
        List<Object> parameters =
                new ArrayList<>(List.of(tenant, dayOf(from), dayOf(to), Database.time(from), Database.time(to)));
        StringBuilder question = new StringBuilder("select distinct document from ledger_entry where tenant = ?"
                + " and utc_day >= ? and utc_day <= ? and at >= ? and at < ? and document <> ''");
        add(question, parameters, " and channel = ?", channel);
        add(question, parameters, " and kind = ?", kind);
        add(question, parameters, " and state = ?", state.map(State::name).orElse(""));
        parameters.add(most);
        return database.sql()
                .sql(question + " limit ?")
                .params(parameters)
                .query(String.class)
                .list();
    }

    private static void add(StringBuilder question, List<Object> parameters, String condition, String value) {
        if (!value.isEmpty()) {
            question.append(condition);
            parameters.add(value);
        }
    }

    /** The latest entries of a business number, newest first, at most 200. */
    public List<Entry> ofNumber(String number) {
        return ofNumber(number, 200);
    }

    /** The latest entries of a business number, newest first. */
    public List<Entry> ofNumber(String number, int most) {
        return database.sql()
                .sql("select * from ledger_entry where tenant = ? and number = ? order by at desc limit ?")
                .param(tenant)
                .param(number)
                .param(most)
                .query(ENTRY)
                .list();
    }

    /**
     * Documents in which all words of a text stand, the latest first.
     *
     * @param kind empty: any
     * @param before the first moment in which one that came is not wanted
     */
    public List<String> containing(String text, String kind, Instant before, int most) {
        return terms.having(Terms.soughtIn(text), kind, before, most);
    }

    /** Documents that some refer to, or that refer to what those refer to, the latest first; they themselves too. */
    public List<String> related(List<String> documents, Instant now, int most) {
        return terms.havingAny(terms.relating(documents), now.plus(Duration.ofDays(1)), most);
    }

    private void makePart(LocalDate day) {
        database.part("ledger_entry", day);
        database.part(TermRows.TABLE, day);
        parts.add(day);
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
        Numbers numbers = new Numbers();
        for (LedgerEvent event : events) {
            if (event.entries().isEmpty()) {
                continue;
            }
            long number = numbers.next();
            heads.add(new Object[] {tenant, event.id(), dayOf(event.entries().get(0)), number});
            int ordinal = 0;
            for (Entry entry : event.entries()) {
                rows.add(row(number, ordinal++, entry));
            }
        }
        database.batch("insert into ledger_event (tenant, id, utc_day, number) values (?, ?, ?, ?)", heads);
        database.batch(
                "insert into ledger_entry (tenant, utc_day, event, ordinal, at, document, transmission, channel, stage, state,"
                        + " kind, issuer, number, detail) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
        terms.add(events.stream().flatMap(event -> event.entries().stream()).toList());
    }

    /** Numbers for events, of which the sequence gives {@value #AT_ONCE} at once. */
    private final class Numbers {
        private long next;
        private long end;

        long next() {
            if (next == end) {
                next = database.next("ledger_sequence");
                end = next + AT_ONCE;
            }
            return next++;
        }
    }

    private Object[] row(long event, int ordinal, Entry entry) {
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

    private static LocalDate dayOf(Entry entry) {
        return dayOf(entry.at());
    }

    private static LocalDate dayOf(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
