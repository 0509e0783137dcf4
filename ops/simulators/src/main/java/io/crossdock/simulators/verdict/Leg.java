package io.crossdock.simulators.verdict;

import io.crossdock.simulators.premises.Fact;
import io.crossdock.simulators.premises.Journal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All documents of one kind on their way to one receiver.
 *
 * @param receiver the partner, and its own name for the way
 * @param expected what was sent, in that order
 * @param arrived the receiver's journal of that way
 */
record Leg(String receiver, String channel, List<Fact> expected, List<Journal.Entry> arrived) {

    /**
     * How a leg went.
     *
     * @param repeated arrived again under the same name and with the same bytes: a receiver can tell
     * @param doubled arrived again and cannot be told: under another name, or with other bytes
     * @param remarks what is wrong, one sentence each
     */
    record Result(
            Leg leg,
            int expected,
            int arrived,
            int missing,
            int repeated,
            int doubled,
            int wrong,
            List<String> remarks) {
        boolean isPerfect(boolean repeatsAllowed) {
            return missing == 0 && doubled == 0 && wrong == 0 && (repeated == 0 || repeatsAllowed);
        }
    }

    Leg {
        expected = List.copyOf(expected);
        arrived = List.copyOf(arrived);
    }

    /** Events: each must arrive once. */
    Result events() {
        Map<String, Fact> open = new LinkedHashMap<>();
        expected.forEach(fact -> open.putIfAbsent(fact.number(), fact));
        Count count = new Count();
        Set<String> seen = new HashSet<>();
        int right = 0;
        for (Journal.Entry entry : arrived) {
            for (Fact fact : entry.documents()) {
                if (!seen.add(fact.number())) {
                    count.again(entry, fact.number());
                } else if (count.isRight(fact, Optional.ofNullable(open.get(fact.number())))) {
                    right++;
                }
            }
        }
        open.keySet().stream().filter(number -> !seen.contains(number)).forEach(count::missing);
        return count.result(this, open.size(), right);
    }

    /** States: a newer one replaces the older ones, so the last of each key must arrive, and nothing that was never sent. */
    Result states() {
        Map<String, List<Fact>> sent = new LinkedHashMap<>();
        expected.forEach(fact ->
                sent.computeIfAbsent(key(fact), key -> new ArrayList<>()).add(fact));
        Map<String, Fact> last = new LinkedHashMap<>();
        Count count = new Count();
        for (Journal.Entry entry : arrived) {
            for (Fact fact : entry.documents()) {
                if (!entry.repeat().isEmpty()) {
                    count.again(entry, key(fact));
                } else if (count.wasSent(fact, sent.getOrDefault(key(fact), List.of()), key(fact))) {
                    last.put(key(fact), fact);
                }
            }
        }
        int right = 0;
        for (Map.Entry<String, List<Fact>> values : sent.entrySet()) {
            Fact newest = values.getValue().get(values.getValue().size() - 1);
            Optional<Fact> there = Optional.ofNullable(last.get(values.getKey()));
            if (there.filter(fact -> Likeness.difference(newest, fact).isEmpty())
                    .isPresent()) {
                right++;
            } else {
                count.missing(values.getKey() + ", last sent as " + newest.values()
                        + there.map(fact -> ", last arrived as " + fact.values())
                                .orElse(""));
            }
        }
        return count.result(this, sent.size(), right);
    }

    private static String key(Fact fact) {
        return fact.kind().equals("stock") ? fact.number() + " at " + fact.value("location") : fact.number();
    }

    /** What is being counted while a leg is walked. */
    private static final class Count {
        private int missing;
        private int repeated;
        private int doubled;
        private int wrong;
        private final List<String> remarks = new ArrayList<>();

        void missing(String what) {
            missing++;
            remarks.add("missing: " + what);
        }

        void again(Journal.Entry entry, String what) {
            if (entry.repeat().equals("identical")) {
                repeated++;
            } else {
                doubled++;
                remarks.add("a second effect: " + what + " in " + entry.name());
            }
        }

        boolean isRight(Fact arrived, Optional<Fact> sent) {
            Optional<String> fault = sent.isEmpty()
                    ? Optional.of("was not to arrive")
                    : Likeness.difference(sent.orElseThrow(), arrived);
            fault.ifPresent(text -> wrong(arrived.number() + ": " + text));
            return fault.isEmpty();
        }

        boolean wasSent(Fact arrived, List<Fact> sent, String key) {
            boolean known = sent.stream()
                    .anyMatch(fact -> Likeness.difference(fact, arrived).isEmpty());
            if (!known) {
                wrong(key + ": arrived as " + arrived.values() + " and was never sent so");
            }
            return known;
        }

        private void wrong(String what) {
            wrong++;
            remarks.add("wrong: " + what);
        }

        Result result(Leg leg, int expected, int right) {
            return new Result(leg, expected, right, missing, repeated, doubled, wrong, List.copyOf(remarks));
        }
    }
}
