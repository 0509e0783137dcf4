package io.crossdock.routes.rerun;

import io.crossdock.routes.delivery.Reach;
import io.crossdock.routes.delivery.Reach.Mark;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.Ledger;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.rerun.Preview.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A document and those that it became when it went again: what had one of them, had it.
 *
 * @param origin the first of them
 * @param settled whether all of them have been shared out; else it is not known yet who gets them
 * @param planned the channels that they were meant for
 * @param superseded the channels that were told something newer instead
 */
record Family(
        String origin, boolean settled, Set<String> planned, Set<String> superseded, Map<String, Reach.Stop> stops) {

    /** Where families are looked up. */
    record Register(FamilyRows rows, Ledger ledger, Reach reach) {

        /** By document. */
        Map<String, Family> of(Collection<String> documents) {
            Map<String, String> known = rows.origins(documents);
            Map<String, String> origins = documents.stream()
                    .distinct()
                    .collect(Collectors.toMap(one -> one, one -> known.getOrDefault(one, one)));
            Map<String, List<String>> members = new HashMap<>();
            Map<String, List<String>> descendants = rows.descendants(Set.copyOf(origins.values()));
            origins.values()
                    .forEach(origin -> members.put(
                            origin,
                            Stream.concat(Stream.of(origin), descendants.getOrDefault(origin, List.of()).stream())
                                    .distinct()
                                    .toList()));
            List<String> all =
                    members.values().stream().flatMap(List::stream).distinct().toList();
            Map<String, List<Entry>> histories = ledger.of(all);
            Map<String, List<Reach.Stop>> stops = reach.of(all);
            Map<String, Family> families = new HashMap<>();
            origins.forEach((document, origin) -> families.put(
                    document,
                    of(
                            origin,
                            members.getOrDefault(origin, List.of()).stream()
                                    .map(member -> histories.getOrDefault(member, List.of()))
                                    .toList(),
                            members.getOrDefault(origin, List.of()).stream()
                                    .flatMap(member -> stops.getOrDefault(member, List.of()).stream())
                                    .toList())));
            return families;
        }

        private static Family of(String origin, List<List<Entry>> histories, List<Reach.Stop> stops) {
            Map<String, Reach.Stop> last = new LinkedHashMap<>();
            stops.forEach(stop -> last.put(stop.channel(), stop));
            return new Family(
                    origin,
                    histories.stream().allMatch(Register::isSettled),
                    channels(histories, State.PLANNED),
                    channels(histories, State.SUPERSEDED),
                    last);
        }

        /** One that was passed on has come through its flow: with the same entry, the ledger tells for whom. */
        private static boolean isSettled(List<Entry> history) {
            boolean published = history.isEmpty()
                    || history.stream()
                            .anyMatch(entry -> entry.stage() == Stage.INTAKE && entry.state() == State.PUBLISHED);
            return !published || history.stream().anyMatch(entry -> entry.stage() == Stage.FLOW);
        }

        private static Set<String> channels(List<List<Entry>> histories, State state) {
            return histories.stream()
                    .flatMap(List::stream)
                    .filter(entry -> entry.stage() == Stage.DELIVERY && entry.state() == state)
                    .map(Entry::channel)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** How it stands with a channel; empty: nothing was ever meant for it. */
    private Optional<Mark> mark(String channel) {
        return Optional.ofNullable(stops.get(channel)).map(Reach.Stop::mark);
    }

    private String word(String channel) {
        return mark(channel)
                .map(Mark::word)
                .orElseGet(() -> !planned.contains(channel)
                        ? "missing"
                        : superseded.contains(channel) ? "superseded" : "waiting");
    }

    /**
     * What there is to do for it.
     *
     * @param wanted the channels that it is for
     * @param delivered whether those that have it get it once more
     * @param only of these channels just this one; empty: all
     */
    RerunDocument.Decision decide(List<String> wanted, boolean delivered, String only) {
        Set<String> channels = new TreeSet<>(wanted);
        channels.addAll(planned);
        List<String> receivers = new ArrayList<>();
        List<String> releases = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        for (String channel : channels) {
            boolean meant = only.isEmpty() || only.equals(channel);
            boolean release = meant && mark(channel).filter(Mark.PARKED::equals).isPresent();
            boolean once = meant
                    && wanted.contains(channel)
                    && (!planned.contains(channel)
                            || delivered
                                    && mark(channel)
                                            .filter(Mark.DELIVERED::equals)
                                            .isPresent());
            if (release) {
                releases.add(channel);
            } else if (once) {
                receivers.add(channel);
            }
            targets.add(target(channel, release || once));
        }
        boolean nothing = receivers.isEmpty() && releases.isEmpty();
        return new RerunDocument.Decision(
                nothing ? Step.NOTHING : Step.SEND,
                receivers,
                releases,
                new Preview(targets, List.of(), nothing ? why() : ""));
    }

    private String why() {
        boolean uncertain = stops.values().stream().anyMatch(stop -> stop.mark() == Mark.UNCERTAIN);
        return uncertain
                ? "it may have arrived: ask the partner, then hub settle"
                : planned.isEmpty() ? "no channel wants it" : "nothing is missing";
    }

    private Target target(String channel, boolean again) {
        Optional<Reach.Stop> stop = Optional.ofNullable(stops.get(channel));
        return new Target(
                channel,
                word(channel),
                again,
                stop.map(Reach.Stop::name).orElse(""),
                stop.map(Reach.Stop::reference).orElse(""),
                stop.flatMap(Reach.Stop::at));
    }
}
