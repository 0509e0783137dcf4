package io.crossdock.routes.search;

import io.crossdock.config.Kind;
import io.crossdock.routes.intake.Parked;
import io.crossdock.routes.intake.Station;
import io.crossdock.routes.intake.Transmission;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.Ledger;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.store.Database;
import java.time.Duration;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Finds documents by what a person has in hand; each question goes by an index, however much history there is. */
public final class Documents {

    /** Documents of one word; more than a person reads. */
    private static final int MOST = 200;
    /** So many of one word are looked through where not all of them are wanted. */
    private static final int LOOKED_THROUGH = 2_000;
    /** What the clocks of other nodes may be ahead. */
    private static final Duration AHEAD = Duration.ofDays(1);
    /** What is looked through without a word where no days are named. */
    private static final Duration LATELY = Duration.ofDays(1);
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
     * @param state with words what was told of it last, else anything that was told
     * @param from the first moment in which something is to have been told; absent: with words since ever, else of the last day
     * @param to the first moment after that; absent: now
     */
    public record Question(
            String words,
            String channel,
            String kind,
            Optional<State> state,
            Optional<Instant> from,
            Optional<Instant> to) {

        /** All that words name. */
        public static Question of(String words) {
            return new Question(words, "", "", Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** Whether not all that words name is wanted. */
        private boolean narrows() {
            return !channel.isEmpty() || !kind.isEmpty() || state.isPresent() || from.isPresent() || to.isPresent();
        }

        private boolean isOfThatTime(List<Entry> history) {
            return history.stream()
                    .map(Entry::at)
                    .anyMatch(at -> from.filter(at::isBefore).isEmpty()
                            && to.filter(end -> !at.isBefore(end)).isEmpty());
        }

        private boolean fits(Hit hit) {
            return (channel.isEmpty() || hit.channels().contains(channel))
                    && (kind.isEmpty() || hit.kind().equals(kind))
                    && (words.isBlank() || state.isEmpty() || state.get() == hit.state());
        }
    }

    /**
     * What was found.
     *
     * @param whole whether there is no more of it
     */
    public record Found(List<Hit> hits, boolean whole) {
        public Found {
            hits = List.copyOf(hits);
        }
    }

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
    public Found find(Question question, int most) {
        Looked looked = question.words().isBlank() ? told(question) : saying(question);
        List<Hit> fitting = looked.documents().stream()
                .flatMap(some -> hits(some, question))
                .limit(most + 1L)
                .toList();
        return new Found(fitting.stream().limit(most).toList(), looked.atAll() && fitting.size() <= most);
    }

    /**
     * What to look through.
     *
     * @param documents those of one list before those of the next
     * @param atAll whether there are no more of them
     */
    private record Looked(List<List<String>> documents, boolean atAll) {}

    /** Those that are named so, and those in which that stands. */
    private Looked saying(Question question) {
        int most = question.narrows() ? LOOKED_THROUGH : MOST;
        Instant end = question.to().orElseGet(() -> station.clock().instant().plus(AHEAD));
        Set<String> named = named(question.words().strip(), most);
        List<String> containing = ledger.containing(question.words(), question.kind(), end, most);
        return new Looked(
                List.of(
                        List.copyOf(named),
                        containing.stream()
                                .filter(document -> !named.contains(document))
                                .toList()),
                named.size() < most && containing.size() < most);
    }

    private Looked told(Question question) {
        if (!question.narrows()) {
            return new Looked(List.of(latest()), true);
        }
        Instant to = question.to().orElseGet(() -> station.clock().instant());
        Instant from = question.from().orElseGet(() -> to.minus(LATELY));
        List<String> told = ledger.search(question.channel(), question.kind(), question.state(), from, to, MOST);
        return new Looked(List.of(told), told.size() < MOST);
    }

    /** In pieces, of which no more are read than are needed. */
    private Stream<Hit> hits(List<String> documents, Question question) {
        return IntStream.iterate(0, from -> from < documents.size(), from -> from + MOST)
                .mapToObj(from -> documents.subList(from, Math.min(documents.size(), from + MOST)))
                .flatMap(some -> hits(some, question::isOfThatTime))
                .filter(question::fits);
    }

    /** By every name that it may be known under. */
    private Set<String> named(String word, int most) {
        Set<String> ids = new LinkedHashSet<>();
        if (!ledger.of(word).isEmpty()) {
            ids.add(word);
        }
        ledger.ofNumber(word, most).stream()
                .map(Entry::document)
                .filter(document -> !document.isEmpty())
                .forEach(ids::add);
        Stream.concat(
                        Stream.of(word),
                        Stream.concat(
                                column(
                                        "select id from intake_transmission where name = ? and tenant = ?"
                                                + " order by sequence desc",
                                        word,
                                        most),
                                column(
                                        "select transmission from intake_interchange where reference = ? and tenant = ?",
                                        word,
                                        most)))
                .distinct()
                .takeWhile(transmission -> ids.size() < most)
                .forEach(transmission -> ids.addAll(broughtBy(transmission, most)));
        Stream.of("name", "reference")
                .flatMap(column -> column(
                        "select i.document from delivery_transmission t join delivery_item i"
                                + " on i.transmission = t.id and i.tenant = t.tenant where t." + column
                                + " = ? and t.tenant = ?",
                        word,
                        most))
                .forEach(ids::add);
        return ids;
    }

    private Stream<String> column(String question, String word, int most) {
        return database.sql().sql(question + " limit ?").params(word, tenant, most).query(String.class).list().stream();
    }

    private List<String> broughtBy(String transmission, int most) {
        return station.transmissions()
                .find(transmission)
                .map(found -> ledger.broughtBy(transmission, Math.min(found.batches(), most), most))
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
                .flatMap(transmission -> broughtBy(transmission, MOST).stream())
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
        return hits(documents, history -> true).toList();
    }

    private Stream<Hit> hits(Collection<String> documents, Predicate<List<Entry>> wanted) {
        return ledger.of(documents).values().stream()
                .filter(history -> !history.isEmpty())
                .filter(wanted)
                .map(Documents::hit)
                .sorted(Comparator.comparing(Hit::last).reversed());
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
