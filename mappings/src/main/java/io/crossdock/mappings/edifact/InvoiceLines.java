package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Charges.charges;
import static io.crossdock.mappings.edifact.Day.day;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Elements.measure;
import static io.crossdock.mappings.edifact.Elements.words;
import static io.crossdock.mappings.edifact.Taxes.taxes;

import io.crossdock.mappings.canonical.Charge;
import io.crossdock.mappings.canonical.Invoice;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.Tax;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Measure;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The lines of an invoice. */
final class InvoiceLines {

    private static final Slot.Shape<Invoice.Line> LINE = new Slot.Shape<>();
    private static final Articles<Invoice.Line> ARTICLE =
            Articles.in(LINE, Invoice.Line::number, Invoice.Line::article, Articles.BUYER);
    private static final Slot<Invoice.Line, Quantity> QUANTITY = LINE.one("quantity", Invoice.Line::quantity);
    private static final Slot<Invoice.Line, LocalDate> DELIVERY =
            LINE.maybe("deliveryDate", Invoice.Line::deliveryDate);
    private static final Slot<Invoice.Line, BigDecimal> AMOUNT = LINE.maybe("amount", Invoice.Line::amount);
    private static final Slot<Invoice.Line, String> NOTES = LINE.many("notes", Invoice.Line::notes);
    private static final Prices<Invoice.Line> PRICE =
            Prices.in(LINE, Invoice.Line::price, Invoice.Line::per, Invoice.Line::listPrice);
    private static final Slot<Invoice.Line, References.Reference> REFERENCES =
            LINE.many("order, orderLine, shipment", InvoiceLines::references);
    private static final Slot<Invoice.Line, Tax> TAXES = LINE.many("taxes", Invoice.Line::taxes);
    private static final Slot<Invoice.Line, Charge> CHARGES = LINE.many("charges", Invoice.Line::charges);

    private static final Layout<Invoice.Line> LAYOUT = layout(
                    ARTICLE.item(),
                    ARTICLE.additional(),
                    ARTICLE.description(),
                    segment(measure("QTY/6060", "QTY/6411", QUANTITY)).when("QTY/6063", "47", "46", "12"),
                    day(DELIVERY, "35", "2", "11"),
                    segment(words("FTX/4440", NOTES)).with("FTX/4451", "AAI"),
                    segment(at("MOA/5004", AMOUNT, Notation.number())).when("MOA/5025", "203", "66"),
                    PRICE.netPrice(),
                    PRICE.grossPrice(),
                    References.referencesToLines(REFERENCES),
                    taxes(TAXES),
                    charges(CHARGES))
            .until("LIN", "UNS", "UNT");

    private InvoiceLines() {}

    static <P> Group<P, Invoice.Line> lines(Slot<P, Invoice.Line> slot) {
        return group(LAYOUT, LINE, InvoiceLines::build, slot);
    }

    private static List<References.Reference> references(Invoice.Line line) {
        return References.joined(
                References.of(References.ORDER, line.order(), line.orderLine()),
                References.of(References.SHIPMENT, line.shipment(), Optional.empty()));
    }

    private static Optional<Invoice.Line> build(Draft<Invoice.Line> draft, Message message, int segment) {
        boolean without = draft.missing(QUANTITY);
        if (without && Articles.isHeading(message, segment)) {
            return Optional.empty();
        }
        if (without) {
            message.problem(Faults.QUANTITY, segment, Optional.empty(), "the line has no quantity invoiced");
        }
        List<References.Reference> references = draft.all(REFERENCES);
        Optional<References.Reference> order = References.first(references, References.ORDER);
        return Optional.of(new Invoice.Line(
                ARTICLE.number(draft, message, segment),
                ARTICLE.read(draft, message, segment),
                draft.get(QUANTITY).orElse(Measure.NOTHING),
                PRICE.price(draft, message, segment),
                draft.get(PRICE.per()),
                draft.get(PRICE.gross()),
                draft.get(AMOUNT),
                order.map(References.Reference::number),
                order.flatMap(References.Reference::line),
                References.number(references, References.SHIPMENT),
                draft.get(DELIVERY),
                draft.all(TAXES),
                draft.all(CHARGES),
                draft.all(NOTES)));
    }
}
