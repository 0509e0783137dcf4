package io.crossdock.routes.xref;

import io.crossdock.routes.store.Database;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of cross references; the only door to it. */
public final class CrossReferences {

    private final Database database;
    private final String tenant;

    public CrossReferences(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** Adds or replaces; the number of references that are new or say something else than before. */
    public int put(List<CrossReference> references) {
        Map<List<String>, CrossReference> latest = new LinkedHashMap<>();
        references.forEach(reference -> latest.put(
                List.of(reference.entity(), reference.partner(), reference.scheme(), reference.external()), reference));
        List<CrossReference> changed = latest.values().stream()
                .filter(reference -> !isKnown(reference))
                .toList();
        database.durably(() -> {
            database.batch(
                    "delete from xref where tenant = ? and entity = ? and partner = ? and scheme = ? and external = ?",
                    changed.stream().map(reference -> keyOf(reference)).toList());
            database.batch(
                    "insert into xref (tenant, entity, partner, scheme, external, canonical, factor, origin)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    changed.stream()
                            .map(reference -> new Object[] {
                                tenant,
                                reference.entity(),
                                reference.partner(),
                                reference.scheme(),
                                reference.external(),
                                reference.canonical(),
                                reference.factor(),
                                reference.origin()
                            })
                            .toList());
        });
        return changed.size();
    }

    /** What a partner's numbers mean, by scheme and number; one query for all. */
    public Map<Number, String> canonical(String entity, String partner, Collection<String> externals) {
        Map<Number, String> found = new HashMap<>();
        if (externals.isEmpty()) {
            return found;
        }
        database.sql()
                .sql("select scheme, external, canonical from unnest(?) as wanted (item)"
                        + " join xref on external = wanted.item where tenant = ? and entity = ? and partner = ?")
                .param(externals.toArray(String[]::new))
                .param(tenant)
                .param(entity)
                .param(partner)
                .query((row, index) -> Map.entry(new Number(row.getString(1), row.getString(2)), row.getString(3)))
                .list()
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    /** What numbers of a world-wide scheme (GTIN) mean, whoever told; a number with two meanings has no entry. */
    public Map<String, String> worldWide(String entity, String scheme, Collection<String> externals) {
        Map<String, Optional<String>> found = new HashMap<>();
        if (!externals.isEmpty()) {
            database.sql()
                    .sql("select distinct external, canonical from unnest(?) as wanted (item)"
                            + " join xref on external = wanted.item where tenant = ? and entity = ? and scheme = ?")
                    .param(externals.toArray(String[]::new))
                    .param(tenant)
                    .param(entity)
                    .param(scheme)
                    .query((row, index) -> Map.entry(row.getString(1), row.getString(2)))
                    .list()
                    .forEach(entry -> found.merge(
                            entry.getKey(), Optional.of(entry.getValue()), (one, other) -> Optional.empty()));
        }
        Map<String, String> single = new HashMap<>();
        found.forEach((external, meaning) -> meaning.ifPresent(canonical -> single.put(external, canonical)));
        return single;
    }

    /** Under which number a partner knows each canonical thing; the first in order of scheme and number. */
    public Map<String, String> external(String entity, String partner, Collection<String> canonicals) {
        Map<String, String> found = new HashMap<>();
        if (canonicals.isEmpty()) {
            return found;
        }
        database
                .sql()
                .sql("select canonical, scheme, external from unnest(?) as wanted (item)"
                        + " join xref on canonical = wanted.item where tenant = ? and entity = ? and partner = ?")
                .param(canonicals.toArray(String[]::new))
                .param(tenant)
                .param(entity)
                .param(partner)
                .query((row, index) -> Map.entry(row.getString(1), new Number(row.getString(2), row.getString(3))))
                .list()
                .stream()
                .filter(entry -> !entry.getValue().scheme().equals("gtin"))
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparing(Number::scheme).thenComparing(Number::external)))
                .forEach(entry ->
                        found.putIfAbsent(entry.getKey(), entry.getValue().external()));
        return found;
    }

    public long count() {
        return database.sql()
                .sql("select count(*) from xref where tenant = ?")
                .param(tenant)
                .query(Long.class)
                .single();
    }

    /** A partner's number of one scheme. */
    public record Number(String scheme, String external) {}

    private boolean isKnown(CrossReference reference) {
        return database.sql()
                .sql("select canonical from xref"
                        + " where tenant = ? and entity = ? and partner = ? and scheme = ? and external = ?")
                .params(keyOf(reference))
                .query(String.class)
                .optional()
                .filter(reference.canonical()::equals)
                .isPresent();
    }

    private Object[] keyOf(CrossReference reference) {
        return new Object[] {tenant, reference.entity(), reference.partner(), reference.scheme(), reference.external()};
    }
}
