package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Elements.at;

import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Rule;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The control totals of a message: CNT. They are compared, never trusted. */
record Controls<D>(Slot<D, BigDecimal> lines, Rule<D> counted, Slot<D, BigDecimal> sum, Rule<D> summed) {

    static <D> Controls<D> in(Slot.Shape<D> shape, ToIntFunction<D> lines) {
        Slot<D, BigDecimal> count =
                shape.one("lines (their number)", from -> BigDecimal.valueOf(lines.applyAsInt(from)));
        Slot<D, BigDecimal> sum = shape.read("lines.quantity (their sum)");
        return new Controls<>(
                count,
                segment(at("CNT/6066", count, Notation.number())).when("CNT/6069", "2"),
                sum,
                segment(at("CNT/6066", sum, Notation.number())).when("CNT/6069", "1"));
    }

    /** Compares what CNT says with what the message has; the sum of quantities only where it is said. */
    void check(Draft<D> draft, Message message, java.util.function.Supplier<BigDecimal> quantities) {
        compare(draft, lines, counted, BigDecimal.valueOf(message.count(Segments.tag("LIN"))), "lines", message);
        if (draft.get(sum).isPresent()) {
            compare(draft, sum, summed, quantities.get(), "in all quantities", message);
        }
    }

    private void compare(
            Draft<D> draft, Slot<D, BigDecimal> said, Rule<D> rule, BigDecimal held, String what, Message message) {
        draft.get(said)
                .filter(value -> value.compareTo(held) != 0)
                .ifPresent(value -> message.miscount(
                        draft.choice(rule).map(Draft.Choice::segment).orElse(0),
                        Optional.of(Elements.position("CNT/6066")),
                        "CNT counts " + value.toPlainString() + " " + what + ", there are " + held.toPlainString()));
    }
}
