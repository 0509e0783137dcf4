package io.crossdock.harness.recorder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of all that was handed in.
 *
 * @param documents handed in, repetitions not counted
 * @param effects documents that came out, over all receivers
 * @param repeats transmissions that came again under their old name, byte for byte
 */
public record Verdict(int documents, int effects, int repeats, List<Finding> findings) {

    private static final int MOST_TOLD = 12;

    public Verdict {
        findings = List.copyOf(findings);
    }

    /** With what was found beside it. */
    public Verdict and(List<Finding> more) {
        List<Finding> all = new ArrayList<>(more);
        all.addAll(findings);
        return new Verdict(documents, effects, repeats, all);
    }

    /** Whether every promise was kept. */
    public boolean isClean() {
        return findings.isEmpty();
    }

    /** How many findings of each kind. */
    public Map<Finding.Fault, Long> counts() {
        return findings.stream()
                .collect(Collectors.groupingBy(Finding::fault, java.util.TreeMap::new, Collectors.counting()));
    }

    /** The same as words; empty where every promise was kept. */
    public String counted() {
        return counts().entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
    }

    /** The first findings of each kind, one a line. */
    public String told() {
        return counts().keySet().stream()
                .flatMap(fault ->
                        findings.stream().filter(one -> one.fault() == fault).limit(MOST_TOLD))
                .map(Finding::toString)
                .collect(Collectors.joining("\n"));
    }
}
