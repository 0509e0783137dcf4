package io.crossdock.ops.running;

import io.crossdock.config.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a configuration lacks, as one sentence for a log. Where a whole partner is faulty each of its channels is, so that its own
 * file is not counted beside them.
 *
 * @param channels the channel files that cannot be run, by the folder of their partner
 * @param files the other files with problems
 */
record Shortfall(Map<String, Set<String>> channels, Set<String> files) {

    private static final String WHY = " — hub check says why";
    private static final String PARTNER_FILE = "partner.yaml";

    static Shortfall of(List<Problem> problems) {
        Map<String, Set<String>> channels = new TreeMap<>();
        Set<String> files = new TreeSet<>();
        for (Problem problem : problems) {
            String source = problem.at().source();
            String[] steps = source.split("/", -1);
            if (steps.length == 3 && steps[0].equals("partners") && !steps[2].equals(PARTNER_FILE)) {
                channels.computeIfAbsent(steps[1], partner -> new TreeSet<>()).add(source);
            } else {
                files.add(source);
            }
        }
        files.removeIf(file -> channels.keySet().stream()
                .anyMatch(partner -> file.equals("partners/" + partner + "/" + PARTNER_FILE)));
        return new Shortfall(channels, files);
    }

    /** Empty where nothing is wrong. */
    String sentence() {
        if (channels.isEmpty() && files.isEmpty()) {
            return "";
        }
        int count = channels.values().stream().mapToInt(Collection::size).sum();
        String stopped = channels.entrySet().stream()
                .map(partner -> partner.getKey() + " (" + partner.getValue().size() + ")")
                .collect(Collectors.joining(
                        ", ", count + (count == 1 ? " channel does" : " channels do") + " not run: ", ""));
        String faulty = "problems in " + String.join(", ", files);
        if (files.isEmpty()) {
            return stopped + WHY;
        }
        return (channels.isEmpty() ? faulty : stopped + "; " + faulty) + WHY;
    }
}
