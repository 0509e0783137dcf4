package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Elements.at;

import io.crossdock.mappings.canonical.Tax;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.util.Optional;

/** The taxes of a message, a line or a charge: TAX, and the amounts that belong to it. */
final class Taxes {

    private static final Slot.Shape<Tax> SHAPE = new Slot.Shape<>();
    private static final Slot<Tax, String> TYPE = SHAPE.one("type", Tax::type);
    private static final Slot<Tax, BigDecimal> RATE = SHAPE.maybe("rate", Tax::rate);
    private static final Slot<Tax, String> CATEGORY = SHAPE.maybe("category", Tax::category);
    private static final Slot<Tax, BigDecimal> BASE = SHAPE.maybe("base", Tax::base);
    private static final Slot<Tax, BigDecimal> AMOUNT = SHAPE.maybe("amount", Tax::amount);

    private static final Layout<Tax> LAYOUT = layout(
                    segment(
                                    at("TAX/5153", TYPE),
                                    at("TAX/5278", RATE, Notation.number()),
                                    at("TAX/5305", CATEGORY, Elements.knownCode("tax-category")))
                            .when("TAX/5283", "7"),
                    segment(at("MOA/5004", AMOUNT, Notation.number())).when("MOA/5025", "124"),
                    segment(at("MOA/5004", BASE, Notation.number())).when("MOA/5025", "125"))
            .owning("LOC")
            .sharing("MOA");

    private Taxes() {}

    static <P> Group<P, Tax> taxes(Slot<P, Tax> slot) {
        return group(LAYOUT, SHAPE, (draft, message, segment) -> build(draft), slot);
    }

    private static Optional<Tax> build(Draft<Tax> draft) {
        return draft.get(TYPE)
                .map(type -> new Tax(type, draft.get(CATEGORY), draft.get(RATE), draft.get(BASE), draft.get(AMOUNT)));
    }
}
