package io.crossdock.routes.ledger;

import io.crossdock.routes.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The terms of documents, one row a document. They are found by an index of the members of lists; the embedded database has none, and
 * keeps {@link Postings} in its place.
 */
final class TermRows {

    static final String TABLE = "ledger_term";

    /** So many days back is looked first: who finds enough there is spared the rest. */
    private static final List<Integer> DAYS = List.of(3, 14, 90);

    private final Database database;
    private final String tenant;
    private final Postings postings;

    TermRows(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
        this.postings = new Postings(database, tenant);
    }

    /** Within the transaction that tells of them. */
    void add(List<Entry> entries) {
        List<Entry> found = entries.stream()
                .filter(entry -> !entry.document().isEmpty() && !entry.terms().isEmpty())
                .toList();
        database.batch(
                "insert into ledger_term (tenant, utc_day, at, document, kind, terms) values (?, ?, ?, ?, ?, ?)",
                found.stream().map(this::row).toList());
        if (!database.hasParts()) {
            postings.add(found);
        }
    }

    private Object[] row(Entry entry) {
        return new Object[] {
            tenant,
            day(entry.at()),
            Database.time(entry.at()),
            entry.document(),
            entry.kind(),
            entry.terms().toArray(String[]::new)
        };
    }

    /**
     * Documents that have all of some terms, the latest first.
     *
     * @param kind empty: any
     * @param end the first moment in which one that came is not wanted
     */
    List<String> having(List<String> terms, String kind, Instant end, int most) {
        if (terms.isEmpty()) {
            return List.of();
        }
        return database.hasParts() ? listed("@>", terms, kind, end, most) : postings.having(terms, kind, end, most);
    }

    /** Documents that have one of some terms at least, the latest first. */
    List<String> havingAny(List<String> terms, Instant end, int most) {
        if (terms.isEmpty()) {
            return List.of();
        }
        return database.hasParts() ? listed("&&", terms, "", end, most) : postings.havingAny(terms, end, most);
    }

    /** The last days first: where a word stands everywhere, nobody waits for all of history. */
    private List<String> listed(String operator, List<String> terms, String kind, Instant end, int most) {
        Set<String> documents = new LinkedHashSet<>();
        LocalDate before = day(end).plusDays(1);
        List<LocalDate> from = new ArrayList<>(
                DAYS.stream().map(days -> day(end).minusDays(days - 1L)).toList());
        from.add(LocalDate.EPOCH);
        for (LocalDate day : from) {
            if (documents.size() < most) {
                documents.addAll(listed(operator, terms, kind, day, before, end, most - documents.size()));
            }
            before = day;
        }
        return List.copyOf(documents);
    }

    private List<String> listed(
            String operator, List<String> terms, String kind, LocalDate from, LocalDate before, Instant end, int most) {
        return database.sql()
                .sql("select document from ledger_term where tenant = ? and utc_day >= ? and utc_day < ? and at < ?"
                        + " and terms "
                        + operator + " cast(? as text[]) and (? = '' or kind = ?) order by at desc limit ?")
                .params(tenant, from, before, Database.time(end), terms.toArray(String[]::new), kind, kind, most)
                .query(String.class)
                .list();
    }

    /** The terms of some documents that relate them to others. */
    List<String> relating(List<String> documents) {
        return database
                .sql()
                .sql("select terms from unnest(?) as wanted (item) join ledger_term on document = wanted.item"
                        + " where tenant = ?")
                .params(documents.toArray(String[]::new), tenant)
                .query((row, index) -> Terms.relating(texts(row, 1)))
                .list()
                .stream()
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** A column with a list of texts. */
    static List<String> texts(ResultSet row, int column) throws SQLException {
        return Stream.of((Object[]) row.getArray(column).getArray())
                .map(String::valueOf)
                .toList();
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
