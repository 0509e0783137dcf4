package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Elements.words;
import static io.crossdock.mappings.edifact.Taxes.taxes;

import io.crossdock.mappings.canonical.Charge;
import io.crossdock.mappings.canonical.Tax;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.util.Optional;

/** Allowances and charges of a message or a line: ALC, and what belongs to it. */
final class Charges {

    private static final String ALLOWANCE = "allowance";

    private static final Slot.Shape<Charge> SHAPE = new Slot.Shape<>();
    private static final Slot<Charge, String> KIND =
            SHAPE.one("sign", charge -> charge.amount().signum() < 0 ? ALLOWANCE : "charge");
    private static final Slot<Charge, String> CODE = SHAPE.maybe("code", Charge::code);
    private static final Slot<Charge, String> REASON = SHAPE.maybe("reason", Charge::reason);
    private static final Slot<Charge, BigDecimal> RATE =
            SHAPE.maybe("rate", charge -> charge.rate().map(BigDecimal::abs));
    private static final Slot<Charge, BigDecimal> AMOUNT =
            SHAPE.one("amount", charge -> charge.amount().abs());
    private static final Slot<Charge, Tax> TAXES = SHAPE.many("taxes", Charge::taxes);

    private static final Layout<Charge> LAYOUT = layout(
                    segment(
                            at("ALC/5463", KIND, Elements.knownCode("charge")),
                            at("ALC/7161", CODE),
                            words("ALC/7160", REASON)),
                    segment(at("PCD/5482", RATE, Notation.number())).when("PCD/5245", "3", "1", "2"),
                    segment(at("MOA/5004", AMOUNT, Notation.number())).when("MOA/5025", "8", "204", "23"),
                    taxes(TAXES))
            .owning("ALI", "DTM", "QTY", "RTE", "RNG", "LOC", "CUX");

    private Charges() {}

    /** What has no amount stays unmapped. */
    static <P> Group<P, Charge> charges(Slot<P, Charge> slot) {
        return group(LAYOUT, SHAPE, (draft, message, segment) -> build(draft), slot);
    }

    private static Optional<Charge> build(Draft<Charge> draft) {
        Optional<String> kind = draft.get(KIND);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        boolean allowance = kind.get().equals(ALLOWANCE);
        return draft.get(AMOUNT)
                .map(amount -> new Charge(
                        draft.get(CODE),
                        draft.get(REASON),
                        draft.get(RATE).map(rate -> signed(rate, allowance)),
                        signed(amount, allowance),
                        draft.all(TAXES)));
    }

    private static BigDecimal signed(BigDecimal value, boolean allowance) {
        return allowance ? value.negate() : value;
    }
}
