package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Elements.words;

import io.crossdock.mappings.canonical.PaymentTerms;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Element;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import io.crossdock.mappings.edi.Wrapping;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Conditions of payment: PAT, and what belongs to it. */
final class Terms {

    private static final Slot.Shape<PaymentTerms> SHAPE = new Slot.Shape<>();
    private static final Slot<PaymentTerms, String> TYPE = SHAPE.one("type", PaymentTerms::type);
    private static final Slot<PaymentTerms, String> TEXT = SHAPE.maybe("text", PaymentTerms::text);
    private static final Slot<PaymentTerms, BigDecimal> DAYS =
            SHAPE.maybe("days", terms -> terms.days().map(BigDecimal::valueOf));
    private static final Slot<PaymentTerms, LocalDate> NET = SHAPE.maybe("due", terms -> due(terms, "net"));
    private static final Slot<PaymentTerms, LocalDate> DISCOUNT = SHAPE.maybe("due", terms -> due(terms, "discount"));
    private static final Slot<PaymentTerms, BigDecimal> RATE = SHAPE.maybe("rate", PaymentTerms::rate);

    private static final Layout<PaymentTerms> LAYOUT = layout(
                    segment(
                                    at("PAT/4279", TYPE, Elements.knownCode("payment-terms")),
                                    words("PAT/4276", TEXT),
                                    new InDays(at("PAT/2152", DAYS, Notation.number())))
                            .withWhere(DAYS, "PAT/2475", "5")
                            .withWhere(DAYS, "PAT/2009", "3")
                            .withWhere(DAYS, "PAT/2151", "D"),
                    segment(new Day<>(NET)).when("DTM/2005", "13", "140"),
                    segment(new Day<>(DISCOUNT)).when("DTM/2005", "12"),
                    segment(at("PCD/5482", RATE, Notation.number())).when("PCD/5245", "12"))
            .owning("MOA", "PAI", "FII")
            .sharing("DTM");

    /** How many days; a time in months or weeks is none, and stays unmapped. */
    private record InDays(Element<PaymentTerms, BigDecimal> field) implements Wrapping<PaymentTerms> {

        private static final Position UNIT = Elements.position("PAT/2151");

        @Override
        public boolean read(Message message, int segment, Draft<PaymentTerms> draft) {
            int unit = message.part(segment, UNIT);
            return (unit == Segments.NONE || message.text(unit).equals("D")) && field.read(message, segment, draft);
        }
    }

    private Terms() {}

    static <P> Group<P, PaymentTerms> terms(Slot<P, PaymentTerms> slot) {
        return group(LAYOUT, SHAPE, (draft, message, segment) -> build(draft), slot);
    }

    private static Optional<LocalDate> due(PaymentTerms terms, String type) {
        return terms.due().filter(date -> terms.type().equals(type));
    }

    private static Optional<PaymentTerms> build(Draft<PaymentTerms> draft) {
        return draft.get(TYPE)
                .map(type -> new PaymentTerms(
                        type,
                        draft.get(NET).or(() -> draft.get(DISCOUNT)),
                        draft.get(DAYS).map(BigDecimal::longValue),
                        draft.get(RATE),
                        draft.get(TEXT)));
    }
}
