package io.crossdock.routes.delivery;

import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.connectors.LateReceipt;
import io.crossdock.mappings.canonical.Acknowledgement;
import io.crossdock.mappings.canonical.Acknowledgement.Fault;
import io.crossdock.mappings.canonical.Acknowledgement.Part;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.LedgerEvent;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.Digest;
import io.crossdock.routes.store.Payloads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds what a partner says to our transmissions against them. A rejection is for a person, with the place in our own file; nothing is
 * sent again by itself (decision D20).
 */
public final class Reconciliation {

    private static final String REJECTED = "rejected";
    private static final int MOST = 20;

    /** A word that comes so long after it was due finds nothing that it could be about, and is parked. */
    private static final Duration KEPT = Duration.ofDays(30);

    /** So many documents of a transmission get a line in the ledger. */
    private static final int MOST_ENTRIES = 1000;

    private final Awaited awaited;
    private final Deliveries deliveries;
    private final InstantSource clock;

    public Reconciliation(Database database, String tenant, InstantSource clock) {
        this.awaited = new Awaited(database, tenant);
        this.deliveries = new Deliveries(database, tenant);
        this.clock = clock;
    }

    /** Whether a problem is one of what a partner says to our transmissions. */
    public static boolean isOfAnswer(Problem problem) {
        return Stream.of(DeliveryProblems.ACKNOWLEDGES_NOTHING, DeliveryProblems.REJECTED)
                .anyMatch(code -> code.id().equals(problem.code().id()));
    }

    /**
     * What an acknowledgement came to.
     *
     * @param entries for the ledger, of the documents that it is about
     * @param problems why a person must see it: it rejects, or nobody knows what it is about
     */
    public record Heard(List<Entry> entries, List<Problem> problems) {}

    /**
     * Within the transaction that takes the acknowledgement in; told again, it comes to the same.
     *
     * @param document the hub's id of the acknowledgement
     * @param at where it stands
     */
    public Heard hear(String partner, Acknowledgement told, String document, Location at) {
        List<Awaited.Debt> debts = awaited.find(partner, told);
        if (debts.isEmpty()) {
            return new Heard(List.of(), List.of(DeliveryProblems.ACKNOWLEDGES_NOTHING.at(at, unknown(partner, told))));
        }
        List<Entry> entries = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Awaited.Debt debt : debts) {
            List<Part> rejected = told.parts().stream()
                    .filter(part -> part.verdict().equals(REJECTED))
                    .toList();
            boolean sound = rejected.isEmpty()
                    && told.verdict().filter(REJECTED::equals).isEmpty();
            awaited.settle(debt, sound ? Awaited.State.RECEIVED : Awaited.State.REJECTED, document);
            deliveries.find(debt.transmission()).ifPresent(sent -> {
                Set<Integer> places = places(sent, rejected);
                boolean all = !sound && places.isEmpty();
                entries.addAll(entries(
                        sent, debt, place -> all || places.contains(place) ? State.REJECTED : State.ACKNOWLEDGED));
                if (!sound) {
                    problems.addAll(problems(partner, told, sent, rejected));
                }
            });
        }
        return new Heard(entries, problems);
    }

    /**
     * What a receipt came to that a partner sent by itself, after it had taken a transmission. Within the caller's transaction; the same
     * receipt again comes to nothing, or is as bad as it was.
     *
     * @param connection that it came through; what was sent through another, it cannot speak of
     * @param at what came
     */
    public Heard hear(String connection, LateReceipt late, Payloads payloads, Location at) {
        Optional<Awaited.Debt> debt = awaited.findReceipt(late.dispatch(), connection);
        Optional<Outgoing> sent = debt.flatMap(one -> deliveries.find(one.transmission()));
        if (debt.isEmpty() || sent.isEmpty()) {
            return new Heard(
                    List.of(),
                    List.of(DeliveryProblems.ACKNOWLEDGES_NOTHING.at(
                            at,
                            "through " + connection + " came a receipt for " + late.dispatch()
                                    + ", for which none is awaited there")));
        }
        boolean sound = late.problem().isEmpty();
        String proof = Deliveries.receipt(late.dispatch());
        if (!awaited.settleReceipt(debt.get(), sound ? Awaited.State.RECEIVED : Awaited.State.REJECTED, proof)) {
            return new Heard(List.of(), List.of());
        }
        try {
            payloads.replace(late.proof().bytes(), proof);
        } catch (IOException e) {
            throw new UncheckedIOException("a receipt that was read before", e);
        }
        return new Heard(
                entries(sent.get(), debt.get(), place -> sound ? State.ACKNOWLEDGED : State.REJECTED),
                late.problem().map(problem -> ofOurs(sent.get(), problem)).stream()
                        .toList());
    }

    private static Problem ofOurs(Outgoing sent, Problem problem) {
        return problem.code()
                .at(
                        Location.of(sent.name()),
                        "of what " + sent.channel() + " sent under number " + sent.reference() + ", "
                                + problem.message());
    }

    private static String unknown(String partner, Acknowledgement told) {
        String about = Stream.of(
                        told.interchange().map(reference -> "interchange " + reference),
                        told.parts().stream().findFirst().flatMap(Part::group).map(group -> "group " + group),
                        told.parts().stream()
                                .findFirst()
                                .flatMap(Part::document)
                                .map(number -> "document " + number))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("nothing that it names");
        return partner + " acknowledges " + about + ", for which no acknowledgement of level " + told.level()
                + " is awaited";
    }

    /** The places in our transmission of the messages that are rejected; none where that cannot be told, or all are. */
    private static Set<Integer> places(Outgoing sent, List<Part> rejected) {
        Set<String> kinds = sent.items().stream().map(Outgoing.Item::kind).collect(Collectors.toSet());
        boolean single = kinds.size() == 1
                && kinds.stream().flatMap(word -> Kind.of(word).stream()).noneMatch(Kind::isState);
        Set<Integer> places = new HashSet<>();
        if (single && rejected.stream().allMatch(part -> place(part).isPresent())) {
            rejected.forEach(part -> place(part).ifPresent(places::add));
        }
        return places;
    }

    private static Optional<Integer> place(Part part) {
        return part.message()
                .filter(message -> message.matches("\\d{1,9}"))
                .map(message -> Integer.parseInt(message) - 1);
    }

    private List<Entry> entries(Outgoing sent, Awaited.Debt debt, IntFunction<State> state) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_ENTRIES, sent.items().size()); i++) {
            Outgoing.Item item = sent.items().get(i);
            if (debt.document().isEmpty() || debt.document().equals(item.document())) {
                entries.add(entry(sent, item, state.apply(i), debt.level()));
            }
        }
        return entries;
    }

    private Entry entry(Outgoing sent, Outgoing.Item item, State state, String level) {
        return new Entry(
                clock.instant(),
                item.document(),
                sent.id(),
                sent.channel(),
                Stage.DELIVERY,
                state,
                item.kind(),
                item.issuer(),
                item.number(),
                1,
                sent.name() + "; " + level);
    }

    private static List<Problem> problems(String partner, Acknowledgement told, Outgoing sent, List<Part> rejected) {
        Set<Integer> known = places(sent, rejected);
        List<Problem> problems = new ArrayList<>();
        for (Part part : rejected) {
            String whose = part.message().map(message -> "message " + message).orElse("");
            String document = part.document()
                    .or(() -> place(part)
                            .filter(place -> known.contains(place)
                                    && place < sent.items().size())
                            .map(place -> sent.items().get(place).number()))
                    .map(number -> " (" + number + ")")
                    .orElse("");
            part.faults().forEach(fault -> problems.add(problem(partner, sent, whose, document, fault)));
            if (part.faults().isEmpty()) {
                problems.add(DeliveryProblems.REJECTED.at(
                        Location.path(sent.name(), whose), says(partner, sent) + document + " without a reason"));
            }
        }
        told.faults().forEach(fault -> problems.add(problem(partner, sent, "", "", fault)));
        if (problems.isEmpty()) {
            problems.add(
                    DeliveryProblems.REJECTED.at(Location.of(sent.name()), says(partner, sent) + " without a reason"));
        }
        return problems.stream().limit(MOST).toList();
    }

    private static Problem problem(String partner, Outgoing sent, String whose, String document, Fault fault) {
        String place = Stream.of(
                        Optional.of(whose).filter(text -> !text.isEmpty()),
                        fault.segment()
                                .map(segment -> "segment " + segment
                                        + fault.tag().map(tag -> " " + tag).orElse("")),
                        fault.element()
                                .map(element -> "element " + element
                                        + fault.component()
                                                .map(part -> "." + part)
                                                .orElse("")))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        String why = Stream.of(
                        fault.code().map(code -> "code " + code),
                        fault.text(),
                        fault.value().map(value -> "'" + value + "'"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return DeliveryProblems.REJECTED.at(
                Location.path(sent.name(), place), says(partner, sent) + document + (why.isEmpty() ? "" : ": " + why));
    }

    private static String says(String partner, Outgoing sent) {
        return partner + " rejects what " + sent.channel() + " sent under number " + sent.reference();
    }

    /** Forgets what nobody speaks of any more, within the caller's transaction; whether there may be more. */
    boolean forgetOld(Instant now) {
        return awaited.forgetOld(now.minus(KEPT));
    }

    /** What is overdue by now: noted so, and as the ledger is to hear it. Within the caller's transaction. */
    List<LedgerEvent> overdue(Instant now) {
        List<LedgerEvent> overdue = new ArrayList<>();
        for (Awaited.Due due : awaited.due(now)) {
            Awaited.Debt debt = due.debt();
            awaited.overdue(debt);
            deliveries
                    .find(debt.transmission())
                    .ifPresent(sent -> overdue.add(new LedgerEvent(
                            Digest.id(
                                    "overdue",
                                    debt.transmission(),
                                    debt.level(),
                                    debt.document(),
                                    due.since().toString()),
                            entries(sent, debt, item -> State.OVERDUE))));
        }
        return overdue;
    }
}
