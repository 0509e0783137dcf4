package io.crossdock.mappings.tradacoms;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.tradacoms.Elements.at;
import static io.crossdock.mappings.tradacoms.Elements.implied;

import io.crossdock.mappings.canonical.PaymentTerms;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Settlement terms: PYT. Partners put text where a date or a number of days belongs; such a value stays unmapped. */
final class Terms {

    static final int RATE_DECIMALS = 3;

    private static final Slot.Shape<PaymentTerms> SHAPE = new Slot.Shape<>();
    private static final Slot<PaymentTerms, String> NUMBER = SHAPE.read("(its place in the message)");
    private static final Slot<PaymentTerms, String> TEXT = SHAPE.read("text");
    private static final Slot<PaymentTerms, LocalDate> DUE = SHAPE.read("due");
    private static final Slot<PaymentTerms, Long> DAYS = SHAPE.read("days");
    private static final Slot<PaymentTerms, BigDecimal> RATE = SHAPE.read("rate");

    private static final Layout<PaymentTerms> LAYOUT = layout(segment(
                    at("PYT/SEQA", NUMBER, Notations.digits()),
                    at("PYT/PAYT", TEXT),
                    at("PYT/PAYD1", DUE, Notations.anyDate()),
                    implied("PYT/PAYD2", RATE_DECIMALS, RATE),
                    at("PYT/PAYY1", DAYS, Notations.days()),
                    Elements.again("PYT/PAYY2", RATE, Notations.implied(RATE_DECIMALS))))
            .owning();

    private Terms() {}

    static <P> Group<P, PaymentTerms> terms(Slot<P, PaymentTerms> slot) {
        return group(LAYOUT, SHAPE, Terms::build, slot);
    }

    private static Optional<PaymentTerms> build(Draft<PaymentTerms> draft, Message message, int segment) {
        Optional<BigDecimal> rate = draft.get(RATE).filter(value -> value.signum() > 0);
        boolean empty = draft.get(DUE).isEmpty()
                && draft.get(DAYS).isEmpty()
                && draft.get(TEXT).isEmpty();
        return empty && rate.isEmpty()
                ? Optional.empty()
                : Optional.of(new PaymentTerms(
                        rate.isPresent() ? "discount" : "net", draft.get(DUE), draft.get(DAYS), rate, draft.get(TEXT)));
    }
}
