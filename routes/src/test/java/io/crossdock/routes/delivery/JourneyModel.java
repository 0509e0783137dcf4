package io.crossdock.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Kind;
import io.crossdock.routes.broker.Envelope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What must come of the documents of one sequence, whatever was done in which order and whatever died: written down without a table, a
 * queue or a transaction.
 */
final class JourneyModel {

    /** What a partner got. */
    private record Effect(String name, List<Envelope> documents) {}

    private final Map<String, List<Envelope>> arrived = new LinkedHashMap<>();
    private final List<Effect> effects = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> rejected = new HashSet<>();
    private final Map<String, Set<String>> ends = new HashMap<>();
    private final Map<String, String> numbers = new HashMap<>();
    private final Map<String, String> ladder = new HashMap<>();
    private int doubts;

    void arrives(Envelope document) {
        arrived.computeIfAbsent(document.number(), number -> new ArrayList<>()).add(document);
    }

    /** Whatever could not be finished may be done once more. */
    void doubt() {
        doubts++;
    }

    /** The partner takes it. */
    void takes(String name, List<Envelope> documents) {
        effects.add(new Effect(name, documents));
    }

    /** The partner refuses a document for ever. */
    void refuses(String document) {
        refused.add(document);
    }

    /** The partner refuses it no more, or it was put right. */
    void takesFromNowOn(String document) {
        refused.remove(document);
    }

    /** A person gives it up: the partner does not get it. */
    void rejects(String document) {
        refused.remove(document);
        rejected.add(document);
    }

    /** The partner is shown a number with what came under it; never with anything else. */
    void shows(String number, String bytes) {
        String before = numbers.putIfAbsent(number, bytes);
        assertThat(before == null ? bytes : before)
                .as("what comes under number %s", number)
                .isEqualTo(bytes);
    }

    /** The partner speaks of what it got: that it arrived is its last word. */
    void hears(String transmission, boolean sound) {
        ladder.merge(
                transmission,
                sound ? "RECEIVED" : "REJECTED",
                (before, now) -> before.equals("RECEIVED") ? before : now);
    }

    /** What was sent and is not spoken of is due for long. */
    void allIsDue(Set<String> sent) {
        sent.forEach(transmission -> ladder.putIfAbsent(transmission, "OVERDUE"));
    }

    String rung(String transmission) {
        return ladder.getOrDefault(transmission, "AWAITED");
    }

    /**
     * The partner was shown every number that was given.
     *
     * @param first the first that was not given before this sequence
     * @param last the last one
     */
    void checkNumbers(long first, long last) {
        for (long number = first; number <= last; number++) {
            assertThat(numbers)
                    .as("number %s of %s to %s is left out", number, first, last)
                    .containsKey(Long.toString(number));
        }
    }

    boolean isRefused(String document) {
        return refused.contains(document);
    }

    /** What the ledger is told of a document's end; the same is told again where a commit failed. */
    void ends(String document, String state, String event) {
        ends.computeIfAbsent(document, one -> new HashSet<>()).add(state + " by " + event);
    }

    /** @param behind those that wait behind a parked one, it included, in order */
    void check(Function<String, List<String>> behind) {
        Map<String, String> names = new HashMap<>();
        Map<String, List<Envelope>> told = new HashMap<>();
        int repeats = 0;
        for (Effect effect : effects) {
            for (Envelope document : effect.documents()) {
                String before = names.putIfAbsent(document.document(), effect.name());
                if (before == null) {
                    told.computeIfAbsent(document.number(), number -> new ArrayList<>())
                            .add(document);
                } else {
                    assertThat(effect.name())
                            .as("%s comes again under its name", document.document())
                            .isEqualTo(before);
                    repeats++;
                }
            }
        }
        assertThat(repeats).as("repetitions, one for each doubt").isLessThanOrEqualTo(doubts);
        arrived.forEach((key, documents) -> {
            if (documents.get(0).kind() == Kind.STOCK) {
                checkStates(key, documents, told.getOrDefault(key, List.of()));
            } else {
                checkEvents(key, documents, told.getOrDefault(key, List.of()), behind);
            }
        });
    }

    /** All are told in order, up to the first that is refused; that one and its followers are held in order. */
    private void checkEvents(
            String key, List<Envelope> documents, List<Envelope> told, Function<String, List<String>> behind) {
        List<String> ids = documents.stream()
                .map(Envelope::document)
                .filter(id -> !rejected.contains(id))
                .toList();
        int free = ids.stream()
                .filter(refused::contains)
                .findFirst()
                .map(ids::indexOf)
                .orElse(ids.size());
        assertThat(told.stream().map(Envelope::document))
                .as("told of %s", key)
                .containsExactlyElementsOf(ids.subList(0, free));
        List<String> held = ids.subList(free, ids.size());
        assertThat(held.isEmpty() ? held : behind.apply(held.get(0)))
                .as("held of %s", key)
                .isEqualTo(held);
        ids.subList(0, free)
                .forEach(id -> assertThat(endsOf(id)).as("ends of %s", id).containsExactly("delivered"));
    }

    /** Told with rising versions, up to the newest; each one is told or superseded, once. */
    private void checkStates(String key, List<Envelope> documents, List<Envelope> told) {
        assertThat(told).as("told of %s", key).isSortedAccordingTo(Comparator.comparingLong(Envelope::version));
        long newest = documents.stream().mapToLong(Envelope::version).max().orElseThrow();
        assertThat(told.get(told.size() - 1).version()).as("newest of %s", key).isEqualTo(newest);
        Set<String> toldIds = told.stream().map(Envelope::document).collect(Collectors.toSet());
        for (Envelope document : documents) {
            String end = toldIds.contains(document.document()) ? "delivered" : "superseded";
            assertThat(endsOf(document.document()))
                    .as("ends of %s", document.document())
                    .containsExactly(end);
        }
    }

    /** Each with its state; two events that say the same are one too many. */
    private List<String> endsOf(String document) {
        return ends.getOrDefault(document, Set.of()).stream()
                .map(end -> end.substring(0, end.indexOf(' ')))
                .toList();
    }
}
