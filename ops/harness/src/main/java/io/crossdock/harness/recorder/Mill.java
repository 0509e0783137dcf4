package io.crossdock.harness.recorder;

import io.crossdock.harness.recorder.Finding.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A partner who gets every fourth version of an order as EDIFACT, and says of each transmission once, by CONTRL and at once, whether it
 * takes it. One in nine it rejects: the hub keeps that for a person.
 */
final class Mill {

    static final String OUT = "mill.orders-out";
    static final String ANSWERS_IN = "mill.answers-in";

    private static final int ONE_IN_IS_WANTED = 4;
    private static final int ONE_IN_IS_REJECTED = 9;

    private static final Pattern REFERENCE = Pattern.compile("UNZ\\+1\\+(\\d+)'");
    private static final Pattern NUMBER = Pattern.compile("BGM\\+220\\+(\\w+)\\+");
    private static final Pattern LINE = Pattern.compile("(A-\\d+)[^L]*?QTY\\+21:(\\d+)\\.(\\d+)");

    private final FolderPartner orders;
    private final FolderSender answers;
    private final Received came = new Received();
    private final Received read = new Received();
    private final Queue<String> open = new ConcurrentLinkedQueue<>();
    private final Set<String> known = new HashSet<>();
    private int heard;
    private int accepted;
    private int rejected;

    /** @param folder of the partner */
    Mill(Path folder) throws IOException {
        this.orders = new FolderPartner(folder.resolve("orders"), came);
        this.answers = new FolderSender(Files.createDirectories(folder.resolve("answers")), open::remove);
    }

    static boolean wants(Paper order) {
        return order.version() % ONE_IN_IS_WANTED == ONE_IN_IS_WANTED - 1;
    }

    /** What came, in the words of the other receivers: behind what was sent, as headings, a row for each line. */
    Received received() {
        return read;
    }

    synchronized void look() throws IOException {
        orders.look();
        List<Effect> all = came.effects();
        for (Effect effect : all.subList(heard, all.size())) {
            String text = new String(effect.bytes(), StandardCharsets.US_ASCII);
            if (known.add(effect.name())) {
                answer(text);
            }
            read.add(new Effect(effect.name(), rows(text).getBytes(StandardCharsets.UTF_8)));
        }
        heard = all.size();
        if (!open.isEmpty()) {
            answers.send();
        }
    }

    private void answer(String text) {
        first(REFERENCE, text).ifPresent(reference -> {
            boolean good = Long.parseLong(reference) % ONE_IN_IS_REJECTED != 2;
            accepted += good ? 1 : 0;
            rejected += good ? 0 : 1;
            open.add("UNB+UNOC:3+MILL+HUB+260131:1300+C%1$s'UNH+1+CONTRL:D:3:UN'UCI+%1$s+HUB+MILL+7'%2$s+1'UNZ+1+C%1$s'"
                    .formatted(
                            reference,
                            good ? "UCM+1+ORDERS:D:96A:UN+7'UNT+4" : "UCM+1+ORDERS:D:96A:UN+4'UCS+7+12'UNT+5"));
        });
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** The quantity of a line begins with the version of its order. */
    private static String rows(String text) {
        List<String> rows = new ArrayList<>(List.of(text.strip().replace("\n", " ")));
        String number = first(NUMBER, text).orElse("");
        for (MatchResult line : LINE.matcher(text).results().toList()) {
            rows.add(String.join(";", number, line.group(2), line.group(1), line.group(2) + "," + line.group(3)));
        }
        return String.join("\n", rows);
    }

    /** How many transmissions it took. */
    synchronized int accepted() {
        return accepted;
    }

    /** How many transmissions it did not take. */
    synchronized int rejected() {
        return rejected;
    }

    /** What it said and nobody took. */
    List<Finding> unaccepted() {
        List<Finding> findings = new ArrayList<>();
        answers.unaccepted().forEach(name -> findings.add(new Finding(Fault.NOT_ACCEPTED, ANSWERS_IN, name)));
        open.forEach(answer -> findings.add(new Finding(Fault.NOT_ACCEPTED, ANSWERS_IN, answer)));
        return findings;
    }
}
