package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.knownCode;
import static io.crossdock.mappings.x12.Elements.number;

import io.crossdock.mappings.canonical.Charge;
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

/** Allowances and charges: SAC, of which the amount has two implied decimals. */
final class Charges {

    /** SAC must have a code: mutually defined, where nobody gave one. */
    private static final String UNNAMED = "ZZZZ";

    /** A percentage must say of what it is: as both sides agreed, since no document says it. */
    private static final String AGREED = "Z";

    private static final Slot.Shape<Charge> SHAPE = new Slot.Shape<>();
    private static final Slot<Charge, String> SIGN =
            SHAPE.one("sign", charge -> charge.amount().signum() < 0 ? "allowance" : "charge");
    private static final Slot<Charge, String> CODE = SHAPE.maybe("code", Charge::code);
    private static final Slot<Charge, BigDecimal> AMOUNT =
            SHAPE.one("amount", charge -> charge.amount().abs());
    private static final Slot<Charge, BigDecimal> RATE =
            SHAPE.maybe("rate", charge -> charge.rate().map(BigDecimal::abs));
    private static final Slot<Charge, String> REASON = SHAPE.maybe("reason", Charge::reason);
    private static final Slot<Charge, Tax> TAXES = SHAPE.many("taxes", Charge::taxes);

    private static final Layout<Charge> LAYOUT = layout(
                    segment(
                                    at("SAC01", SIGN, knownCode("charge")),
                                    at("SAC02", CODE, Notations.otherThan(UNNAMED)),
                                    at("SAC05", AMOUNT, Notations.cents()),
                                    number("SAC07", RATE),
                                    at("SAC15", REASON))
                            .with("SAC02", charge -> charge.code().isEmpty() ? UNNAMED : "", UNNAMED)
                            .withWhere(RATE, "SAC06", AGREED),
                    Taxes.taxes(TAXES))
            .owning("CUR");

    private Charges() {}

    static <P> Group<P, Charge> charges(Slot<P, Charge> slot) {
        return group(LAYOUT, SHAPE, Charges::build, slot);
    }

    private static Optional<Charge> build(Draft<Charge> draft, Message message, int segment) {
        Optional<String> sign = draft.get(SIGN);
        boolean allowance = sign.filter("allowance"::equals).isPresent();
        return draft.get(AMOUNT)
                .filter(amount -> sign.isPresent())
                .map(amount -> new Charge(
                        draft.get(CODE),
                        draft.get(REASON),
                        draft.get(RATE).map(rate -> allowance ? rate.negate() : rate),
                        allowance ? amount.negate() : amount,
                        draft.all(TAXES)));
    }

    static void warn(List<Charge> charges, SegmentWriter out) {
        charges.forEach(charge -> Taxes.warn(charge.taxes(), out));
    }
}
