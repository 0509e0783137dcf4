package io.crossdock.harness.recorder;

import io.crossdock.harness.recorder.Finding.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A dealer who sends interchanges, in turn as its seed has it, and wants to be told of each once what became of its messages: the good
 * ones are accepted, the bad ones rejected.
 */
final class Dealer {

    private static final int MOST_MESSAGES = 3;
    private static final int ONE_IN_IS_BAD = 4;

    /**
     * What it has to be told.
     *
     * @param good which messages are accepted
     */
    private record Expected(Acknowledgement with, List<Boolean> good) {}

    private final String channel;
    private final List<Acknowledgement> with;
    private final Random random;
    /** By the interchange's number, from 1. */
    private final Map<Integer, Expected> expected = new LinkedHashMap<>();

    /**
     * @param channel that tells it
     * @param with how it may want to be told
     */
    Dealer(String channel, List<Acknowledgement> with, long seed) {
        this.channel = channel;
        this.with = List.copyOf(with);
        this.random = new Random(seed);
    }

    /** The next interchange; it counts as sent. */
    synchronized String next() {
        int number = expected.size() + 1;
        List<Boolean> good = new ArrayList<>();
        int messages = 1 + random.nextInt(MOST_MESSAGES);
        while (good.size() < messages) {
            good.add(random.nextInt(ONE_IN_IS_BAD) > 0);
        }
        Acknowledgement acknowledgement = with.get(random.nextInt(with.size()));
        expected.put(number, new Expected(acknowledgement, good));
        return acknowledgement.interchange(number, good);
    }

    /**
     * @param effects the files that it got
     * @param repeatsAllowed one for each crash: what was in the worker's hand
     */
    synchronized List<Finding> judge(List<Effect> effects, int repeatsAllowed) {
        List<Finding> findings = new ArrayList<>();
        Map<String, byte[]> byName = new HashMap<>();
        Map<Integer, String> told = new HashMap<>();
        int repeats = 0;
        for (Effect effect : effects) {
            byte[] before = byName.putIfAbsent(effect.name(), effect.bytes());
            if (before == null) {
                findings.addAll(check(effect, told));
            } else if (Arrays.equals(before, effect.bytes())) {
                repeats++;
            } else {
                findings.add(find(Fault.CHANGED, effect.name() + " came again with other bytes"));
            }
        }
        expected.forEach((number, open) -> {
            if (!told.containsKey(number)) {
                findings.add(find(Fault.LOST, "no " + open.with() + " told what became of interchange " + number));
            }
        });
        if (repeats > repeatsAllowed) {
            findings.add(find(Fault.REPEATED, repeats + " times, with " + repeatsAllowed + " in doubt"));
        }
        return findings;
    }

    private List<Finding> check(Effect effect, Map<Integer, String> told) {
        String text = new String(effect.bytes(), StandardCharsets.ISO_8859_1);
        Optional<Integer> about = about(text);
        if (about.isEmpty()) {
            return List.of(find(Fault.CHANGED, effect.name() + " does not say what became of what was sent: " + text));
        }
        String other = told.putIfAbsent(about.get(), effect.name());
        return other == null
                ? List.of()
                : List.of(find(
                        Fault.DOUBLED, "interchange " + about.get() + " in " + other + " and in " + effect.name()));
    }

    /** The interchange of which a reply says what is true, in the way that was agreed. */
    private Optional<Integer> about(String reply) {
        return with.stream()
                .flatMap(one -> one.read(reply).stream()
                        .filter(told -> new Expected(one, told.accepted()).equals(expected.get(told.interchange()))))
                .map(Acknowledgement.Told::interchange)
                .findFirst();
    }

    private Finding find(Fault fault, String what) {
        return new Finding(fault, channel, what);
    }
}
