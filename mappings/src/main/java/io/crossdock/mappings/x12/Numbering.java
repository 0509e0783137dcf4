package io.crossdock.mappings.x12;

import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Numbers;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Gives lines without a number their ordinal, and tells of numbers that repeat. */
final class Numbering {

    private static final Position ASSIGNED = Elements.position("LX01");

    private Numbering() {}

    /** For LX01, which takes digits alone: the numbers as they are, or each part's ordinal where one of them is none. */
    static <L> List<L> assigned(List<L> parts, Function<L, String> number, BiFunction<L, String, L> renumbered) {
        if (areAssigned(parts.stream().map(number).toList())) {
            return parts;
        }
        List<L> numbered = new ArrayList<>(parts.size());
        parts.forEach(part -> numbered.add(renumbered.apply(part, Integer.toString(numbered.size() + 1))));
        return numbered;
    }

    /**
     * Tells of the numbers that {@link #assigned} writes ordinals for.
     *
     * @param part what is numbered: {@code line}
     */
    static void warn(List<String> numbers, String part, SegmentWriter out) {
        if (areAssigned(numbers)) {
            return;
        }
        for (int i = 0; i < numbers.size(); i++) {
            String number = numbers.get(i);
            if (!number.isEmpty() && !number.equals(Integer.toString(i + 1))) {
                out.notWritten("the number " + number + " of a " + part);
            }
        }
    }

    private static boolean areAssigned(List<String> numbers) {
        return numbers.stream()
                .allMatch(number -> !number.isEmpty() && number.length() <= ASSIGNED.most() && Numbers.digits(number));
    }

    static <L> List<L> of(
            List<L> lines, Function<L, String> number, BiFunction<L, String, L> renumbered, Message message) {
        Set<String> seen = new HashSet<>();
        List<L> numbered = new ArrayList<>(lines.size());
        for (L line : lines) {
            String said = number.apply(line);
            String own = said.isEmpty() ? Integer.toString(numbered.size() + 1) : said;
            if (!seen.add(own)) {
                message.warn(
                        X12Faults.LINE_NUMBER, 0, Optional.empty(), "line number " + Texts.shown(own) + " repeats");
            }
            numbered.add(said.isEmpty() ? renumbered.apply(line, own) : line);
        }
        return numbered;
    }
}
