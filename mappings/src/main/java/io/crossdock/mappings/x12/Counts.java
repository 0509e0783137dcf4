package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Rule.segment;

import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Fault;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Rule;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Whether this is how many lines were said. */
    boolean said(Draft<D> draft, int held) {
        return draft.get(lines)
                .filter(said -> said.compareTo(BigDecimal.valueOf(held)) == 0)
                .isPresent();
    }

    /** Compares what was said with how many lines were read. */
    void check(Draft<D> draft, Message message, int held) {
        draft.get(lines)
                .filter(said -> !said(draft, held))
                .ifPresent(said -> message.miscount(
                        message.last("CTT"),
                        Optional.of(COUNT),
                        "CTT counts " + said.toPlainString() + " lines, there are " + held));
    }

    /** The same, and with the quantities in them. */
    void check(Draft<D> draft, Message message, int held, Stream<BigDecimal> quantities) {
        check(draft, message, held);
        draft.get(sum).ifPresent(said -> {
            BigDecimal total = quantities.reduce(BigDecimal.ZERO, BigDecimal::add);
            if (said.compareTo(total) != 0) {
                message.warn(
                        Fault.COUNT,
                        message.last("CTT"),
                        Optional.of(HASH),
                        "CTT sums up " + said.toPlainString() + " in all quantities, there are "
                                + total.toPlainString());
            }
        });
    }
}
