package io.crossdock.routes.xref;

import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.mappings.canonical.Gtin;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.routes.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of cross references; the only door to it. What a number means depends on the instant that is asked for: of several
 * references of one number the one that began last counts, until its end.
 */
public final class CrossReferences {

    /** The beginning of what holds since ever. */
    private static final Instant EVER = Instant.EPOCH;

    /** Digits of the longest numbers that systems fill with zeros. */
    private static final int LONGEST_NUMBER = 18;

    private static final String COLUMNS =
            "entity, partner, scheme, external, canonical, factor, valid_from, valid_until";

    private static final String IN_FORCE = " and x.valid_from <= ? and (x.valid_until is null or x.valid_until > ?)"
            + " and not exists (select 1 from xref later where later.external = x.external and later.partner = x.partner"
            + " and later.scheme = x.scheme and later.entity = x.entity and later.tenant = x.tenant"
            + " and later.valid_from > x.valid_from and later.valid_from <= ?)";

    /** As the migration has it, in characters. */
    private static final int LONGEST_SCHEME = 40;

    private static final int LONGEST_EXTERNAL = 400;

    private final Database database;
    private final String tenant;

    public CrossReferences(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** Whether a number can be a reference: it is not longer than any number is, and no sign of it is a zero. */
    public static boolean fits(String scheme, String external) {
        return scheme.length() <= LONGEST_SCHEME && external.length() <= LONGEST_EXTERNAL && external.indexOf('\0') < 0;
    }

    /**
     * Adds or replaces: a reference takes the place of one of the same number that began at the same instant.
     *
     * @param references of a partner each
     * @param origin who said so: {@code import}, {@code console}, {@code command}, {@code channel}, {@code product}, {@code receipt}
     * @return how many are new or say something else than before
     */
    public int put(List<CrossReference> references, String origin) {
        Map<Key, CrossReference> latest = new LinkedHashMap<>();
        if (references.isEmpty()) {
            return 0;
        }
        references.forEach(reference -> latest.put(Key.of(reference), reference.withHeader(Header.NEW)));
        latest.values().removeAll(known(latest));
        List<CrossReference> changed = List.copyOf(latest.values());
        if (!changed.isEmpty()) {
            database.durably(() -> replace(changed, origin));
        }
        return changed.size();
    }

    private void replace(List<CrossReference> changed, String origin) {
        database.batch(
                "delete from xref where external = ? and partner = ? and scheme = ? and entity = ? and tenant = ?"
                        + " and valid_from = ?",
                changed.stream()
                        .map(reference -> new Object[] {
                            reference.external(),
                            reference.partner(),
                            reference.scheme(),
                            reference.entity(),
                            tenant,
                            begin(reference)
                        })
                        .toList());
        database.batch(
                "insert into xref (tenant, origin, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                changed.stream()
                        .map(reference -> new @Nullable Object[] {
                            tenant,
                            origin,
                            reference.entity(),
                            reference.partner(),
                            reference.scheme(),
                            reference.external(),
                            reference.canonical(),
                            reference.factor(),
                            begin(reference),
                            reference.until().map(Database::time).orElse(null)
                        })
                        .toList());
    }

    /** Those of the references that say what the table says already. */
    private Set<CrossReference> known(Map<Key, CrossReference> wanted) {
        return database
                .sql()
                .sql("select " + COLUMNS + " from unnest(?) as wanted (item) join xref x on x.external = wanted.item"
                        + " where x.tenant = ?")
                .params(wanted.keySet().stream().map(Key::external).distinct().toArray(String[]::new), tenant)
                .query(CrossReferences::reference)
                .list()
                .stream()
                .filter(stored -> Optional.ofNullable(wanted.get(Key.of(stored)))
                        .filter(reference -> saysTheSame(reference, stored))
                        .isPresent())
                .map(stored -> wanted.getOrDefault(Key.of(stored), stored))
                .collect(Collectors.toSet());
    }

    private static boolean saysTheSame(CrossReference one, CrossReference other) {
        return one.canonical().equals(other.canonical())
                && one.factor().compareTo(other.factor()) == 0
                && one.until().equals(other.until());
    }

    /** What a partner's numbers mean, by scheme and number; one query for all. */
    public Map<Number, String> canonical(String entity, String partner, Collection<String> externals, Instant at) {
        Map<Number, String> found = new HashMap<>();
        if (!externals.isEmpty()) {
            database.sql()
                    .sql("select x.scheme, x.external, x.canonical from unnest(?) as wanted (item)"
                            + " join xref x on x.external = wanted.item"
                            + " where x.tenant = ? and x.entity = ? and x.partner = ?" + IN_FORCE)
                    .params(asked(externals, entity, partner, at))
                    .query((row, index) -> Map.entry(new Number(row.getString(1), row.getString(2)), row.getString(3)))
                    .list()
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        }
        return found;
    }

    /** What numbers of a world-wide scheme (GTIN) mean, whoever told; more than one meaning where partners disagree. */
    public Map<String, Set<String>> worldWide(String entity, String scheme, Collection<String> externals, Instant at) {
        Map<String, Set<String>> found = new HashMap<>();
        if (!externals.isEmpty()) {
            database.sql()
                    .sql("select distinct x.external, x.canonical from unnest(?) as wanted (item)"
                            + " join xref x on x.external = wanted.item"
                            + " where x.tenant = ? and x.entity = ? and x.scheme = ?" + IN_FORCE)
                    .params(asked(externals, entity, scheme, at))
                    .query((row, index) -> Map.entry(row.getString(1), row.getString(2)))
                    .list()
                    .forEach(entry -> found.computeIfAbsent(entry.getKey(), external -> new TreeSet<>())
                            .add(entry.getValue()));
        }
        return found;
    }

    /** Under which number a partner knows each canonical thing; the first in order of scheme and number, no GTIN. */
    public Map<String, String> external(String entity, String partner, Collection<String> canonicals, Instant at) {
        Map<String, String> found = new HashMap<>();
        if (canonicals.isEmpty()) {
            return found;
        }
        database
                .sql()
                .sql("select x.canonical, x.scheme, x.external from unnest(?) as wanted (item)"
                        + " join xref x on x.canonical = wanted.item"
                        + " where x.tenant = ? and x.entity = ? and x.partner = ?" + IN_FORCE)
                .params(asked(canonicals, entity, partner, at))
                .query((row, index) -> Map.entry(row.getString(1), new Number(row.getString(2), row.getString(3))))
                .list()
                .stream()
                .filter(entry -> !entry.getValue().scheme().equals(Gtin.SCHEME))
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparing(Number::scheme).thenComparing(Number::external)))
                .forEach(entry ->
                        found.putIfAbsent(entry.getKey(), entry.getValue().external()));
        return found;
    }

    private List<Object> asked(Collection<String> items, String entity, String whose, Instant at) {
        OffsetDateTime then = Database.time(at);
        return List.of(items.stream().distinct().toArray(String[]::new), tenant, entity, whose, then, then, then);
    }

    /**
     * Every reference, ended ones too, in order of partner and number; read row by row.
     *
     * @param partner whose; absent: of all
     */
    public void forEach(Optional<String> partner, Consumer<Stored> each) {
        List<Object> asked = new ArrayList<>(List.of(tenant));
        partner.ifPresent(asked::add);
        database.sql()
                .sql("select " + COLUMNS + ", origin from xref where tenant = ?"
                        + (partner.isPresent() ? " and partner = ?" : "")
                        + " order by partner, entity, scheme, external, valid_from")
                .params(asked)
                .query(row -> {
                    each.accept(new Stored(reference(row, 0), row.getString("origin")));
                });
    }

    /**
     * Some, in order of the partners' numbers.
     *
     * @param number what they, or we, call it; else where to begin among theirs
     */
    public List<Stored> search(String number, int most) {
        List<Stored> meaning = number.isEmpty() ? List.of() : some("canonical = ?", number, most);
        return meaning.isEmpty() ? some("external >= ?", number, most) : meaning;
    }

    private List<Stored> some(String condition, String number, int most) {
        return database.sql()
                .sql("select " + COLUMNS + ", origin from xref where " + condition
                        + " and tenant = ? order by external, partner, scheme, entity, tenant, valid_from limit ?")
                .params(number, tenant, most)
                .query((row, index) -> new Stored(reference(row, index), row.getString("origin")))
                .list();
    }

    /** What is said of the same number from the same instant on. */
    public Optional<Stored> find(CrossReference like) {
        return database.sql()
                .sql("select " + COLUMNS + ", origin from xref where external = ? and partner = ? and scheme = ?"
                        + " and entity = ? and tenant = ? and valid_from = ?")
                .params(like.external(), like.partner(), like.scheme(), like.entity(), tenant, begin(like))
                .query((row, index) -> new Stored(reference(row, index), row.getString("origin")))
                .optional();
    }

    /**
     * References of numbers that look like these, whoever's and of whatever scheme they are: the same, or the same but for zeros before
     * them. Ended ones are not among them.
     */
    public List<CrossReference> alike(String entity, Collection<String> numbers, Instant at, int most) {
        OffsetDateTime then = Database.time(at);
        return database.sql()
                .sql("select " + COLUMNS + " from unnest(?) as wanted (item) join xref x on x.external = wanted.item"
                        + " where x.tenant = ? and x.entity = ?" + IN_FORCE
                        + " order by x.canonical, x.partner, x.scheme, x.external limit ?")
                .params(
                        numbers.stream()
                                .flatMap(CrossReferences::withZeros)
                                .distinct()
                                .toArray(String[]::new),
                        tenant,
                        entity,
                        then,
                        then,
                        then,
                        most)
                .query(CrossReferences::reference)
                .list();
    }

    private static Stream<String> withZeros(String number) {
        if (!number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Stream.of(number);
        }
        String bare = number.replaceFirst("^0+(?=.)", "");
        return Stream.concat(
                Stream.of(number),
                IntStream.rangeClosed(0, Math.max(0, LONGEST_NUMBER - bare.length()))
                        .mapToObj(zeros -> "0".repeat(zeros) + bare));
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

    /** @param origin who said so */
    public record Stored(CrossReference reference, String origin) {}

    private record Key(String entity, String partner, String scheme, String external, Instant from) {

        static Key of(CrossReference reference) {
            return new Key(
                    reference.entity(),
                    reference.partner(),
                    reference.scheme(),
                    reference.external(),
                    reference.from().orElse(EVER));
        }
    }

    private static OffsetDateTime begin(CrossReference reference) {
        return Database.time(reference.from().orElse(EVER));
    }

    private static CrossReference reference(ResultSet row, int index) throws SQLException {
        return new CrossReference(
                Header.NEW,
                row.getString("entity"),
                row.getString("partner"),
                row.getString("scheme"),
                row.getString("external"),
                row.getString("canonical"),
                row.getBigDecimal("factor"),
                Optional.of(row.getObject("valid_from", OffsetDateTime.class).toInstant())
                        .filter(from -> !from.equals(EVER)),
                Optional.ofNullable(row.getObject("valid_until", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
