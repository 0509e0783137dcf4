package io.crossdock.harness.recorder;

import io.crossdock.harness.recorder.Finding.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dealer who sends EDIFACT interchanges of changes to its orders and wants to be told of each what became of its messages: one
 * CONTRL an interchange, which accepts the good messages and rejects the bad ones.
 */
final class Dealer {

    private static final int MOST_MESSAGES = 3;
    private static final int ONE_IN_IS_BAD = 4;
    private static final Pattern OF_INTERCHANGE = Pattern.compile("UCI\\+([^+]+)\\+");
    private static final Pattern OF_MESSAGE = Pattern.compile("UCM\\+[^']*\\+(\\d)'");
    private static final String ACCEPTED = "7";
    private static final String REJECTED = "4";

    private final String channel;
    private final Random random;
    /** What it has to be told, message by message, by the interchange's reference. */
    private final Map<String, List<String>> expected = new LinkedHashMap<>();

    /** @param channel that tells it */
    Dealer(String channel, long seed) {
        this.channel = channel;
        this.random = new Random(seed);
    }

    /** The next interchange; it counts as sent. */
    synchronized String next() {
        String reference = "R" + expected.size();
        StringBuilder text = new StringBuilder("UNB+UNOC:3+DEALER+HUB+260131:0930+" + reference + "'");
        List<String> verdicts = new ArrayList<>();
        int messages = 1 + random.nextInt(MOST_MESSAGES);
        for (int number = 1; number <= messages; number++) {
            boolean bad = random.nextInt(ONE_IN_IS_BAD) == 0;
            text.append(change(number, reference + "-" + number, bad ? "many" : "1"));
            verdicts.add(bad ? REJECTED : ACCEPTED);
        }
        expected.put(reference, verdicts);
        return text.append("UNZ+" + messages + "+" + reference + "'\n").toString();
    }

    private static String change(int message, String number, String quantity) {
        return "UNH+" + message + "+ORDCHG:D:96A:UN'BGM+230+" + number + "+4'DTM+137:20260131:102'RFF+ON:" + number
                + "'NAD+BY+4012345000009::9'NAD+SU+5412345000013::9'LIN+1+3+4012345678901:EN'QTY+21:" + quantity
                + ":PCE'UNS+S'UNT+10+" + message + "'";
    }

    /**
     * @param effects the files that it got
     * @param repeatsAllowed one for each crash: what was in the worker's hand
     */
    synchronized List<Finding> judge(List<Effect> effects, int repeatsAllowed) {
        List<Finding> findings = new ArrayList<>();
        Map<String, byte[]> byName = new HashMap<>();
        Map<String, String> told = new HashMap<>();
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
        expected.keySet().stream()
                .filter(reference -> !told.containsKey(reference))
                .forEach(reference -> findings.add(find(Fault.LOST, "nobody told what became of " + reference)));
        if (repeats > repeatsAllowed) {
            findings.add(find(Fault.REPEATED, repeats + " times, with " + repeatsAllowed + " in doubt"));
        }
        return findings;
    }

    private List<Finding> check(Effect effect, Map<String, String> told) {
        String text = new String(effect.bytes(), StandardCharsets.ISO_8859_1);
        Matcher interchange = OF_INTERCHANGE.matcher(text);
        List<String> verdicts =
                OF_MESSAGE.matcher(text).results().map(found -> found.group(1)).toList();
        if (!interchange.find() || !verdicts.equals(expected.get(interchange.group(1)))) {
            return List.of(find(Fault.CHANGED, effect.name() + " does not say what became of what was sent: " + text));
        }
        String other = told.putIfAbsent(interchange.group(1), effect.name());
        return other == null
                ? List.of()
                : List.of(find(Fault.DOUBLED, interchange.group(1) + " in " + other + " and in " + effect.name()));
    }

    private Finding find(Fault fault, String what) {
        return new Finding(fault, channel, what);
    }
}
