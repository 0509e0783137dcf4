package io.crossdock.mappings.x12;

import io.crossdock.mappings.edi.Message;
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

    private Numbering() {}

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
