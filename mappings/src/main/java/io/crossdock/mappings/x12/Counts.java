package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Rule.segment;

import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Rule;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * CTT: how many lines a message has, and the sum of their quantities. The count is written; the sum is only compared, since
 * partners compute it in many ways.
 */
record Counts<D>(Slot<D, BigDecimal> lines, Slot<D, BigDecimal> sum) {

    private static final Position COUNT = Elements.position("CTT01");
    private static final Position HASH = Elements.position("CTT02");

    static <D> Counts<D> of(Slot.Shape<D> shape, java.util.function.Function<D, Integer> count) {
        return new Counts<>(
                shape.one("lines (their number)", from -> BigDecimal.valueOf(count.apply(from))),
                shape.read("lines.quantity (their sum)"));
    }

    Rule<D> rule() {
        return segment(Elements.at("CTT01", lines, Notation.number()), Elements.at("CTT02", sum, Notation.number()));
    }

    /** Compares what was said with what was read. */
    void check(Draft<D> draft, Message message, int held, List<BigDecimal> quantities) {
        int segment = message.last("CTT");
        draft.get(lines)
                .filter(said -> said.compareTo(BigDecimal.valueOf(held)) != 0)
                .ifPresent(said -> message.miscount(
                        segment,
                        Optional.of(COUNT),
                        "CTT counts " + said.toPlainString() + " lines, there are " + held));
        BigDecimal total = quantities.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        draft.get(sum)
                .filter(said -> said.compareTo(total) != 0)
                .ifPresent(said -> message.warn(
                        io.crossdock.mappings.edi.Fault.COUNT,
                        segment,
                        Optional.of(HASH),
                        "CTT sums up " + said.toPlainString() + " in all quantities, there are "
                                + total.toPlainString()));
    }
}
