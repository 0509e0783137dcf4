package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.codes;
import static io.crossdock.mappings.x12.Elements.number;

import io.crossdock.mappings.canonical.Tax;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The taxes on a line, on a charge or on a whole document: TXI. */
final class Taxes {

    private static final Slot.Shape<Tax> SHAPE = new Slot.Shape<>();
    private static final Slot<Tax, String> TYPE = SHAPE.one("type", Tax::type);
    private static final Slot<Tax, BigDecimal> AMOUNT = SHAPE.maybe("amount", Tax::amount);
    private static final Slot<Tax, BigDecimal> RATE = SHAPE.maybe("rate", Tax::rate);
    private static final Slot<Tax, BigDecimal> BASE = SHAPE.maybe("base", Tax::base);

    private static final Layout<Tax> LAYOUT = layout(segment(
                    at("TXI01", TYPE, Notations.openCode(codes("tax-type"))),
                    number("TXI02", AMOUNT),
                    at("TXI03", RATE, Notations.fraction()),
                    number("TXI08", BASE)))
            .owning();

    private Taxes() {}

    static <P> Group<P, Tax> taxes(Slot<P, Tax> slot) {
        return group(LAYOUT, SHAPE, Taxes::build, slot);
    }

    private static Optional<Tax> build(Draft<Tax> draft, Message message, int segment) {
        return draft.get(TYPE)
                .map(type -> new Tax(type, Optional.empty(), draft.get(RATE), draft.get(BASE), draft.get(AMOUNT)));
    }

    static void warn(List<Tax> taxes, SegmentWriter out) {
        if (taxes.stream().anyMatch(tax -> tax.category().isPresent())) {
            out.notWritten("the category of a tax");
        }
    }
}
