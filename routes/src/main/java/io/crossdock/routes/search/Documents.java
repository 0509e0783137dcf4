package io.crossdock.routes.search;

import io.crossdock.config.Kind;
import io.crossdock.routes.intake.Parked;
import io.crossdock.routes.intake.Station;
import io.crossdock.routes.intake.Transmission;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.Ledger;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Finds documents by what a person has in hand; each question goes by an index, however much history there is. */
public final class Documents {

    /** Documents of one word; more than a person reads. */
    private static final int MOST = 200;
    /** Transmissions whose documents are the latest. */
    private static final int LATEST = 30;
    /** So many transmissions are looked back over, of all tenants; first few, since most often that is enough. */
    private static final List<Integer> LOOKED_BACK = List.of(100, 1_000, 10_000, 100_000);

    /** More documents than that belong to no one trade. */
    private static final int LONGEST_CHAIN = 50;

    private final Database database;
    private final String tenant;
    private final Ledger ledger;
    private final Station station;

    public Documents(Database database, String tenant, Ledger ledger, Station station) {
        this.database = database;
        this.tenant = tenant;
        this.ledger = ledger;
        this.station = station;
    }

    /**
     * What is looked for; empty texts mean anything.
     *
     * @param words a document's number or id, a file's name, a control reference, a transmission's id
     * @param from the first moment of which the ledger is asked where no word is given
     */
    public record Question(
            String words, String channel, String kind, Optional<State> state, Instant from, Instant to) {}

    /**
     * A document that was found.
     *
     * @param state what was told of it last
     * @param channels all that it came or went through
     */
    public record Hit(
            String document,
            String kind,
            String issuer,
            String number,
            State state,
            Instant came,
            Instant last,
            List<String> channels) {

        public Hit {
            channels = List.copyOf(channels);
        }

        /** Whether both went between the same partners, as far as both went: another buyer's order may have the same number. */
        boolean sharesPartners(Hit other) {
            Set<String> ours = partners();
            Set<String> theirs = other.partners();
            long shared = ours.stream().filter(theirs::contains).count();
            return shared >= Math.min(2, Math.min(ours.size(), theirs.size()));
        }

        private Set<String> partners() {
            return channels.stream()
                    .map(channel -> channel.substring(0, Math.max(0, channel.indexOf('.'))))
                    .collect(Collectors.toSet());
        }
    }

    /** Those that bear the words as their name first, and of them the latest. */
    public List<Hit> find(Question question, int most) {
        return found(question)
                .filter(hit -> question.channel().isEmpty() || hit.channels().contains(question.channel()))
                .filter(hit -> question.kind().isEmpty() || hit.kind().equals(question.kind()))
                .filter(hit -> question.state().isEmpty()
                        || question.state().get() == hit.state()
                        || question.words().isEmpty())
                .limit(most)
                .toList();
    }

    private Stream<Hit> found(Question question) {
        if (question.words().isBlank()) {
            return hits(told(question)).stream();
        }
        Set<String> named = named(question.words().strip());
        Set<String> containing = new LinkedHashSet<>(ledger.containing(
                question.words(), question.kind(), station.clock().instant(), MOST));
        containing.removeAll(named);
        return Stream.concat(hits(named).stream(), hits(containing).stream());
    }

    private List<String> told(Question question) {
        boolean narrowed = !question.channel().isEmpty()
                || !question.kind().isEmpty()
                || question.state().isPresent();
        return narrowed
                ? ledger.search(
                        question.channel(), question.kind(), question.state(), question.from(), question.to(), MOST)
                : latest();
    }

    /** By every name that it may be known under. */
    private Set<String> named(String word) {
        Set<String> ids = new LinkedHashSet<>();
        if (!ledger.of(word).isEmpty()) {
            ids.add(word);
        }
        ledger.ofNumber(word).stream()
                .map(Entry::document)
                .filter(document -> !document.isEmpty())
                .forEach(ids::add);
        Stream.concat(
                        Stream.of(word),
                        Stream.concat(
                                column("select id from intake_transmission where name = ? and tenant = ?", word),
                                column(
                                        "select transmission from intake_interchange where reference = ? and tenant = ?",
                                        word)))
                .distinct()
                .limit(MOST)
                .forEach(transmission -> ids.addAll(broughtBy(transmission)));
        Stream.of("name", "reference")
                .flatMap(column -> column(
                        "select i.document from delivery_transmission t join delivery_item i"
                                + " on i.transmission = t.id and i.tenant = t.tenant where t." + column
                                + " = ? and t.tenant = ?",
                        word))
                .forEach(ids::add);
        return ids;
    }

    private Stream<String> column(String question, String word) {
        return database.sql().sql(question + " limit " + MOST).params(word, tenant).query(String.class).list().stream();
    }

    private List<String> broughtBy(String transmission) {
        return station.transmissions()
                .find(transmission)
                .map(found -> ledger.broughtBy(transmission, Math.min(found.batches(), MOST), MOST))
                .orElse(List.of());
    }

    /** Out of the last transmissions. */
    private List<String> latest() {
        long last = database.sql()
                .sql("select coalesce(max(sequence), 0) from intake_transmission")
                .query(Long.class)
                .single();
        List<String> transmissions = new ArrayList<>();
        long next = last;
        for (int back : LOOKED_BACK) {
            if (transmissions.size() < LATEST && next > 0) {
                long from = Math.max(1, last - back + 1);
                transmissions.addAll(between(from, next));
                next = from - 1;
            }
        }
        return transmissions.stream()
                .limit(LATEST)
                .flatMap(transmission -> broughtBy(transmission).stream())
                .limit(MOST)
                .toList();
    }

    /** By their numbers one by one: a range would be read by the tenant, which is all there is. */
    private List<String> between(long first, long last) {
        return database.sql()
                .sql("select id from unnest(?) as wanted (item) join intake_transmission on sequence = wanted.item"
                        + " where tenant = ? order by sequence desc limit " + LATEST)
                .params(LongStream.rangeClosed(first, last).boxed().toArray(Long[]::new), tenant)
                .query(String.class)
                .list();
    }

    private List<Hit> hits(Collection<String> documents) {
        return ledger.of(documents).values().stream()
                .filter(history -> !history.isEmpty())
                .map(Documents::hit)
                .sorted(Comparator.comparing(Hit::last).reversed())
                .toList();
    }

    private static Hit hit(List<Entry> history) {
        Entry last = history.get(history.size() - 1);
        return new Hit(
                last.document(),
                latest(history, Entry::kind),
                latest(history, Entry::issuer),
                last.number(),
                last.state(),
                history.get(0).at(),
                last.at(),
                history.stream()
                        .map(Entry::channel)
                        .filter(channel -> !channel.isEmpty())
                        .distinct()
                        .toList());
    }

    /** What was said of it last; not every entry says all. */
    private static String latest(List<Entry> history, Function<Entry, String> what) {
        return history.stream()
                .map(what)
                .filter(said -> !said.isEmpty())
                .reduce((before, after) -> after)
                .orElse("");
    }

    /** All that happened to a document; absent where it is not known. */
    public Optional<Trace> trace(String document) {
        List<Entry> history = ledger.of(document);
        Optional<Parked> parked = station.parked().find(document);
        if (history.isEmpty() && parked.isEmpty()) {
            return Optional.empty();
        }
        Optional<Transmission> transmission = history.stream()
                .map(Entry::transmission)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .or(() -> parked.map(Parked::transmission))
                .flatMap(station.transmissions()::find);
        String number = history.isEmpty()
                ? parked.map(Parked::number).orElse("")
                : history.get(0).number();
        return Optional.of(new Trace(
                document,
                history,
                transmission,
                parked,
                transmission.map(came -> interchanges(came.id())).orElse(List.of()),
                new Sendings(database, tenant).of(List.of(document)).getOrDefault(document, List.of()),
                chain(document),
                number.isEmpty() ? List.of() : sameNumber(document, number)));
    }

    private List<Trace.Interchange> interchanges(String transmission) {
        return database.sql()
                .sql("select sender, receiver, reference from intake_interchange where transmission = ? and tenant = ?"
                        + " order by reference limit 20")
                .params(transmission, tenant)
                .query((row, index) -> new Trace.Interchange(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** What refers to it, what it refers to, and what refers to that, in the order of a trade. */
    private List<Trace.Link> chain(String document) {
        Instant now = station.clock().instant();
        List<String> near = ledger.related(List.of(document), now, LONGEST_CHAIN);
        List<Hit> hits = hits(ledger.related(near, now, LONGEST_CHAIN));
        Optional<Hit> self =
                hits.stream().filter(hit -> hit.document().equals(document)).findFirst();
        List<Hit> trade = hits.stream()
                .filter(hit -> self.filter(one -> one.sharesPartners(hit)).isPresent())
                .sorted(Comparator.comparingInt(Documents::turn).thenComparing(Hit::came))
                .toList();
        if (trade.size() < 2) {
            return List.of();
        }
        Map<String, List<Trace.Sending>> sendings = new Sendings(database, tenant)
                .of(trade.stream().map(Hit::document).toList());
        return trade.stream()
                .map(hit -> new Trace.Link(hit, sendings.getOrDefault(hit.document(), List.of())))
                .toList();
    }

    /** Kinds are declared in the order in which they follow one another in a trade. */
    private static int turn(Hit hit) {
        return Kind.of(hit.kind()).map(Kind::ordinal).orElse(Integer.MAX_VALUE);
    }

    private List<Hit> sameNumber(String document, String number) {
        List<String> others = ledger.ofNumber(number).stream()
                .map(Entry::document)
                .filter(other -> !other.isEmpty() && !other.equals(document))
                .distinct()
                .limit(50)
                .toList();
        return hits(others);
    }
}
