package io.crossdock.routes.rerun;

import io.crossdock.config.Partner;
import io.crossdock.routes.delivery.Holds;
import io.crossdock.routes.intake.ParkedDocuments;
import io.crossdock.routes.intake.Transmission;
import io.crossdock.routes.intake.Transmissions;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.Ledger;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.rerun.RerunDocument.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Finds documents by what the ledger tells of them, or among what is parked. */
final class Search {

    private static final int CHUNK = 500;

    /** Later than any document comes, and a date that every database knows. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Ledger ledger;
    private final ParkedDocuments parked;
    private final Holds holds;
    private final Transmissions transmissions;
    private final FamilyRows families;

    Search(Ledger ledger, ParkedDocuments parked, Holds holds, Transmissions transmissions, FamilyRows families) {
        this.ledger = ledger;
        this.parked = parked;
        this.holds = holds;
        this.transmissions = transmissions;
        this.families = families;
    }

    /**
     * The documents that were found, each with how it came in; ordered by transmission and place, so that each transmission is read
     * once. For one that is itself gone again stands the one that it is of.
     *
     * @throws IllegalArgumentException where there are more than that, or the criteria would have all of history read
     */
    List<RerunDocument> documents(Criteria criteria, int most) {
        if (criteria.areTooWide()) {
            throw new IllegalArgumentException(
                    "name documents, a transmission, a first day, or what is parked: all of history is not looked through");
        }
        List<String> ids = ids(criteria, most + 1).stream()
                .map(Transmission::whole)
                .distinct()
                .toList();
        if (ids.size() > most) {
            throw new IllegalArgumentException("more than " + most + " documents were found: narrow the search");
        }
        List<Entry> arrivals = new ArrayList<>();
        Set<String> goneAgain = new LinkedHashSet<>();
        inChunks(ids, chunk -> {
            Map<String, String> before = families.sentOutOf(chunk);
            ledger.of(chunk).forEach((document, history) -> {
                if (fits(history, criteria)) {
                    Optional.ofNullable(before.get(document)).ifPresentOrElse(goneAgain::add, () -> arrival(history)
                            .ifPresent(arrivals::add));
                }
            });
        });
        arrivals.forEach(arrival -> goneAgain.remove(arrival.document()));
        inChunks(List.copyOf(goneAgain), chunk -> ledger.of(chunk).values().forEach(history -> arrival(history)
                .ifPresent(arrivals::add)));
        return documents(arrivals);
    }

    private static void inChunks(List<String> ids, Consumer<List<String>> each) {
        for (int from = 0; from < ids.size(); from += CHUNK) {
            each.accept(ids.subList(from, Math.min(ids.size(), from + CHUNK)));
        }
    }

    private static List<RerunDocument> documents(List<Entry> arrivals) {
        List<Entry> inOrder = arrivals.stream()
                .sorted(Comparator.comparing(Entry::transmission).thenComparing(Search::place))
                .toList();
        return IntStream.range(0, inOrder.size())
                .mapToObj(i -> RerunDocument.found(i, subject(inOrder.get(i))))
                .toList();
    }

    private static Subject subject(Entry arrival) {
        return new Subject(
                arrival.document(),
                arrival.document(),
                arrival.transmission(),
                arrival.kind(),
                arrival.issuer(),
                arrival.number(),
                arrival.state().name());
    }

    private List<String> ids(Criteria criteria, int most) {
        if (criteria.areNamed()) {
            Set<String> ids = new LinkedHashSet<>();
            criteria.documents().forEach(name -> ids.addAll(named(name)));
            return List.copyOf(ids);
        }
        if (!criteria.transmission().isEmpty()) {
            return transmissions
                    .find(criteria.transmission())
                    .map(Transmission::batches)
                    .map(batches -> ledger.broughtBy(criteria.transmission(), batches, most))
                    .orElse(List.of());
        }
        Instant from = criteria.from().orElse(Instant.EPOCH);
        Instant to = criteria.to().orElse(NEVER);
        if (criteria.asksForParked()) {
            Set<String> ids =
                    new LinkedHashSet<>(parked.search(criteria.channel(), criteria.problem(), from, to, most));
            ids.addAll(holds.search(criteria.channel(), criteria.problem(), from, to, most));
            return List.copyOf(ids);
        }
        return ledger.search(criteria.channel(), criteria.kind(), criteria.state(), from, to, most);
    }

    private List<String> named(String name) {
        return !ledger.of(name).isEmpty()
                ? List.of(name)
                : ledger.ofNumber(name).stream()
                        .map(Entry::document)
                        .filter(document -> !document.isEmpty())
                        .distinct()
                        .toList();
    }

    /** What the search did not ask for in the first place. */
    private static boolean fits(List<Entry> history, Criteria criteria) {
        return (criteria.kind().isEmpty()
                        || history.stream().anyMatch(entry -> entry.kind().equals(criteria.kind())))
                && (criteria.channel().isEmpty()
                        || history.stream().anyMatch(entry -> entry.channel().equals(criteria.channel())))
                && (criteria.asksForParked()
                        || criteria.state().isEmpty()
                        || history.stream()
                                .anyMatch(entry ->
                                        entry.state() == criteria.state().get()));
    }

    /** What the hub itself tells a sender came in nowhere: it begins where it is planned. */
    private static Optional<Entry> arrival(List<Entry> history) {
        return history.stream()
                .filter(entry -> entry.stage() == Stage.INTAKE && entry.state() != State.READ
                        || entry.state() == State.PLANNED && entry.issuer().equals(Partner.US))
                .findFirst();
    }

    private static long place(Entry arrival) {
        String document = arrival.document();
        return Long.parseLong(document.substring(document.lastIndexOf('-') + 1));
    }
}
