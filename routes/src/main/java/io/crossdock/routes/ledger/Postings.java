package io.crossdock.routes.ledger;

import io.crossdock.routes.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The index that the embedded database lacks: of each term the documents that have it, those together that were told of together. */
final class Postings {

    /** So many are looked through at once, each of the documents of one batch. */
    private static final int AT_ONCE = 10;

    /** What was told of together was told within that time; a row is of the latest of it. */
    private static final Duration TOGETHER = Duration.ofHours(1);

    private final Database database;
    private final String tenant;

    Postings(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    private record Key(String term, String kind) {}

    /** Within the transaction that tells of them. */
    void add(List<Entry> entries) {
        Map<Key, List<Entry>> having = new LinkedHashMap<>();
        for (Entry entry : entries) {
            for (String term : entry.terms()) {
                having.computeIfAbsent(new Key(term, entry.kind()), key -> new ArrayList<>())
                        .add(entry);
            }
        }
        database.batch(
                "insert into ledger_posting (tenant, term, at, kind, documents) values (?, ?, ?, ?, ?)",
                having.entrySet().stream()
                        .map(one -> row(one.getKey(), one.getValue()))
                        .toList());
    }

    private Object[] row(Key key, List<Entry> entries) {
        Instant latest = entries.stream().map(Entry::at).max(Instant::compareTo).orElse(Instant.EPOCH);
        String[] documents = entries.stream().map(Entry::document).distinct().toArray(String[]::new);
        return new Object[] {tenant, key.term(), Database.time(latest), key.kind(), documents};
    }

    /** Documents that have all of some terms, about the latest first. */
    List<String> having(List<String> terms, String kind, Instant end, int most) {
        Map<String, Long> postings = count(terms, kind);
        Set<String> found = new LinkedHashSet<>();
        if (postings.keySet().containsAll(terms)) {
            String rarest = postings.entrySet().stream()
                    .min(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            List<String> next = page(rarest, kind, end, 0);
            for (int page = 1; !next.isEmpty() && found.size() < most; page++) {
                found.addAll(latestFirst(next, terms, end));
                next = page(rarest, kind, end, page);
            }
        }
        return found.stream().limit(most).toList();
    }

    /** Documents that have one of some terms at least, the latest first. */
    List<String> havingAny(List<String> terms, Instant end, int most) {
        Set<String> found = new LinkedHashSet<>();
        for (String term : terms) {
            Set<String> having = new LinkedHashSet<>();
            List<String> next = page(term, "", end, 0);
            for (int page = 1; !next.isEmpty() && having.size() < most; page++) {
                having.addAll(next);
                next = page(term, "", end, page);
            }
            found.addAll(having);
        }
        return latestFirst(found, List.of(), end).stream().limit(most).toList();
    }

    private Map<String, Long> count(List<String> terms, String kind) {
        Map<String, Long> counts = new LinkedHashMap<>();
        database.sql()
                .sql("select term, count(*) from unnest(?) as wanted (item) join ledger_posting on term = wanted.item"
                        + " where tenant = ? and (? = '' or kind = ?) group by term")
                .params(terms.toArray(String[]::new), tenant, kind, kind)
                .query((row, index) -> counts.put(row.getString(1), row.getLong(2)))
                .list();
        return counts;
    }

    private List<String> page(String term, String kind, Instant end, int page) {
        return database
                .sql()
                .sql("select documents from ledger_posting where term = ? and tenant = ? and at < ?"
                        + " and (? = '' or kind = ?)"
                        + " order by at desc limit ? offset ?")
                .params(term, tenant, Database.time(end.plus(TOGETHER)), kind, kind, AT_ONCE, page * AT_ONCE)
                .query((row, index) -> TermRows.texts(row, 1))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<String> latestFirst(Collection<String> documents, List<String> having, Instant end) {
        record Found(String document, List<String> terms) {}
        return database
                .sql()
                .sql("select document, terms from unnest(?) as wanted (item) join ledger_term on document = wanted.item"
                        + " where tenant = ? and at < ? order by at desc")
                .params(documents.toArray(String[]::new), tenant, Database.time(end))
                .query((row, index) -> new Found(row.getString(1), TermRows.texts(row, 2)))
                .list()
                .stream()
                .filter(one -> one.terms().containsAll(having))
                .map(Found::document)
                .distinct()
                .toList();
    }
}
