package io.crossdock.ops.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.crossdock.config.Problem;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.ops.running.Insight;
import io.crossdock.ops.running.Lines;
import io.crossdock.routes.delivery.Holds;
import io.crossdock.routes.intake.Parked;
import io.crossdock.routes.search.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person can put right in a text of which intake could not take a document.
 *
 * @param head the first line, where it says what stands in the others; empty: it does not
 * @param lines those that the problems name; none: the whole text
 */
record Repair(String head, List<Lines.Line> lines, String text) {

    private static final int MOST = 20;

    private static final List<String> SEPARATORS = List.of(";", ",", "\t", "|");

    /** How the form names a line. */
    private static final String LINE = "line-";

    /** Absent where the text cannot be written back as it was. */
    static Optional<Repair> of(Trace trace, Insight insight) throws IOException {
        Optional<Insight.Text> changeable = trace.transmission().isPresent()
                ? insight.changeable(trace.transmission().get())
                : Optional.empty();
        return changeable.map(raw -> {
            Lines lines = raw.lines(problems(trace));
            List<Lines.Line> marked = lines.marked().stream().limit(MOST).toList();
            boolean headed = !marked.isEmpty() && names(lines.lines().get(0), marked.get(0));
            return new Repair(headed ? lines.lines().get(0).text() : "", marked, raw.text());
        });
    }

    /** All of the text: what is wrong may stand behind the place that a problem names. */
    Repair whole() {
        return new Repair("", List.of(), text);
    }

    /** Whether one line says what stands in another: both have as many columns. */
    private static boolean names(Lines.Line head, Lines.Line line) {
        return line.number() > head.number()
                && SEPARATORS.stream()
                        .anyMatch(separator ->
                                columns(head, separator) > 1 && columns(head, separator) == columns(line, separator));
    }

    private static long columns(Lines.Line line, String separator) {
        return 1 + line.text().chars().filter(one -> one == separator.charAt(0)).count();
    }

    /**
     * The text as the form has it.
     *
     * @throws IllegalArgumentException where that is what it was before
     */
    static byte[] written(Insight.Text raw, Trace trace, Map<String, String> form) {
        Lines lines = raw.lines(problems(trace));
        Map<Integer, String> changed = new HashMap<>();
        lines.marked().forEach(line -> Optional.ofNullable(form.get(LINE + line.number()))
                .filter(now -> !now.equals(line.text()))
                .ifPresent(now -> changed.put(line.number(), now)));
        String text = Optional.ofNullable(form.get("text"))
                .map(all -> all.replace("\r\n", raw.text().contains("\r\n") ? "\r\n" : "\n"))
                .orElseGet(() -> lines.with(changed));
        if (text.equals(raw.text())) {
            throw new IllegalArgumentException("nothing was changed");
        }
        return raw.written(text);
    }

    private static List<Problem> problems(Trace trace) {
        return trace.parked().map(Parked::problems).orElse(List.of());
    }

    /** A document as it lies for a channel. */
    record ForChannel(String channel, String json) {}

    static List<ForChannel> channels(List<Holds.Content> parked) {
        return parked.stream()
                .map(one -> new ForChannel(one.channel(), pretty(one.body())))
                .toList();
    }

    private static String pretty(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            return CanonicalJson.MAPPER.readTree(text).toPrettyString();
        } catch (JsonProcessingException unreadable) {
            return text;
        }
    }
}
