package io.crossdock.harness.recorder;

import io.crossdock.harness.recorder.Finding.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what one receiver got with what it should have got. */
final class Judgement {

    private final String channel;
    private final Paper.Kind kind;
    private final Map<String, Paper> expected = new LinkedHashMap<>();
    private final Set<String> unwanted = new HashSet<>();
    private final Map<String, Effect> first = new LinkedHashMap<>();
    private final Map<String, String> effectOf = new HashMap<>();
    private final Map<String, Long> newest = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private int repeats;

    /**
     * @param expected what it must have got
     * @param unwanted what a person rejected before it came
     */
    Judgement(String channel, Paper.Kind kind, List<Paper> expected, List<Paper> unwanted) {
        this.channel = channel;
        this.kind = kind;
        expected.forEach(paper -> this.expected.put(paper.id(), paper));
        unwanted.forEach(paper -> this.unwanted.add(paper.id()));
    }

    /** @param repeatsAllowed one for each crash and each answer that was lost: what was in the worker's hand */
    List<Finding> judge(List<Effect> effects, int repeatsAllowed) {
        effects.forEach(this::take);
        if (kind == Paper.Kind.ORDER) {
            expected.keySet().stream().filter(id -> !effectOf.containsKey(id)).forEach(id -> find(Fault.LOST, id));
        } else {
            newestExpected().forEach(this::checkNewest);
        }
        if (repeats > repeatsAllowed) {
            find(Fault.REPEATED, repeats + " times, with " + repeatsAllowed + " in doubt");
        }
        return findings;
    }

    /** Transmissions that came again under their name with the same bytes. */
    int repeats() {
        return repeats;
    }

    /** Documents that came, repetitions not counted. */
    int delivered() {
        return effectOf.size();
    }

    private void take(Effect effect) {
        Effect before = first.get(effect.name());
        if (before == null) {
            first.put(effect.name(), effect);
            effect.documents().forEach((id, rows) -> document(effect, id, rows));
        } else if (Arrays.equals(before.bytes(), effect.bytes())) {
            repeats++;
        } else {
            find(Fault.CHANGED, effect.name() + " came again with other bytes");
        }
    }

    private void document(Effect effect, String id, List<String> rows) {
        if (unwanted.contains(id)) {
            find(Fault.UNWANTED, id + " in " + effect.name() + " was rejected");
            return;
        }
        Paper paper = expected.get(id);
        if (paper == null || !paper.expected().equals(rows)) {
            find(Fault.CHANGED, rows + " in " + effect.name() + " is not what was sent");
            return;
        }
        String other = effectOf.putIfAbsent(id, effect.name());
        if (other != null) {
            find(Fault.DOUBLED, id + " in " + other + " and in " + effect.name());
        } else if (paper.version() < newest.getOrDefault(paper.key(), 0L)) {
            find(Fault.DISORDERED, id + " in " + effect.name() + " after version " + newest.get(paper.key()));
        } else {
            newest.put(paper.key(), paper.version());
        }
    }

    private Map<String, Long> newestExpected() {
        Map<String, Long> newestSent = new LinkedHashMap<>();
        expected.values().forEach(paper -> newestSent.merge(paper.key(), paper.version(), Math::max));
        return newestSent;
    }

    private void checkNewest(String key, long version) {
        long told = newest.getOrDefault(key, 0L);
        if (told != version) {
            find(told == 0 ? Fault.LOST : Fault.STALE, key + " ends at version " + told + ", not at " + version);
        }
    }

    private void find(Fault fault, String what) {
        findings.add(new Finding(fault, channel, what));
    }
}
