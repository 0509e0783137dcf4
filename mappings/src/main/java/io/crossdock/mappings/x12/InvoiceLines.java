package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.articles;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.date;
import static io.crossdock.mappings.x12.Elements.measure;
import static io.crossdock.mappings.x12.Elements.number;

import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Charge;
import io.crossdock.mappings.canonical.Invoice;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.Tax;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Measure;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The lines of an invoice: IT1 and what belongs to it. */
final class InvoiceLines {

    private static final Slot.Shape<Invoice.Line> LINE = new Slot.Shape<>();
    private static final Slot<Invoice.Line, String> SUBLINES = LINE.readAll("sub-lines (left unmapped)");
    private static final Slot<Invoice.Line, String> NUMBER = LINE.one("number", Invoice.Line::number);
    private static final Slot<Invoice.Line, Quantity> QUANTITY = LINE.one("quantity", Invoice.Line::quantity);
    private static final Slot<Invoice.Line, BigDecimal> PRICE = LINE.maybe("price", Invoice.Line::price);
    private static final Slot<Invoice.Line, BigDecimal> PER =
            LINE.maybe("per", line -> line.per().map(Quantity::value));
    private static final Slot<Invoice.Line, Identified> IDS =
            LINE.many("article.ids", line -> ArticleNumbers.of(line.article(), "buyer"));
    private static final Slot<Invoice.Line, String> NAME =
            LINE.maybe("article.name", line -> line.article().name());
    private static final Slot<Invoice.Line, BigDecimal> LIST_PRICE = LINE.maybe("listPrice", Invoice.Line::listPrice);
    private static final Slot<Invoice.Line, BigDecimal> AMOUNT = LINE.maybe("amount", Invoice.Line::amount);
    private static final Slot<Invoice.Line, String> ORDER = LINE.maybe("order", Invoice.Line::order);
    private static final Slot<Invoice.Line, String> ORDER_LINE = LINE.maybe("orderLine", Invoice.Line::orderLine);
    private static final Slot<Invoice.Line, String> SHIPMENT = LINE.maybe("shipment", Invoice.Line::shipment);
    private static final Slot<Invoice.Line, LocalDate> DELIVERY_DATE =
            LINE.maybe("deliveryDate", Invoice.Line::deliveryDate);
    private static final Slot<Invoice.Line, Tax> TAXES = LINE.many("taxes", Invoice.Line::taxes);
    private static final Slot<Invoice.Line, Charge> CHARGES = LINE.many("charges", Invoice.Line::charges);

    private static final Layout<Invoice.Line> LAYOUT = layout(
                    segment(
                            at("IT101", NUMBER),
                            measure("IT102", "IT103", QUANTITY),
                            number("IT104", PRICE),
                            at("IT105", PER, Basis.notation()),
                            articles("IT106", PurchaseOrderLines.PAIRS, IDS)),
                    Taxes.taxes(TAXES),
                    segment(number("CTP03", LIST_PRICE)).when("CTP02", "LPR", "MSR"),
                    segment(at("PID05", NAME)).when("PID01", "F"),
                    segment(at("REF02", ORDER)).when("REF01", "PO"),
                    segment(at("REF02", ORDER_LINE)).when("REF01", "LI"),
                    segment(at("REF02", SHIPMENT)).when("REF01", "SI", "PK"),
                    segment(date("DTM02", DELIVERY_DATE)).when("DTM01", "035", "011"),
                    segment(number("AMT02", AMOUNT)).when("AMT01", "1"),
                    Charges.charges(CHARGES),
                    Sublines.sublines(SUBLINES))
            .until("IT1", "TDS", "CAD", "ISS", "CTT", "SE");

    private InvoiceLines() {}

    static <P> Group<P, Invoice.Line> invoiced(Slot<P, Invoice.Line> slot) {
        return group(LAYOUT, LINE, InvoiceLines::build, slot);
    }

    private static Optional<Invoice.Line> build(Draft<Invoice.Line> draft, Message message, int segment) {
        Lines.require(draft, message, segment, QUANTITY, IDS, NAME);
        Quantity quantity = draft.get(QUANTITY).orElse(Measure.NOTHING);
        return Optional.of(new Invoice.Line(
                draft.get(NUMBER).orElse(""),
                new Article("", Identified.map(draft.all(IDS)), draft.get(NAME)),
                quantity,
                draft.get(PRICE),
                Basis.per(draft.get(PER), quantity),
                draft.get(LIST_PRICE),
                draft.get(AMOUNT),
                draft.get(ORDER),
                draft.get(ORDER_LINE),
                draft.get(SHIPMENT),
                draft.get(DELIVERY_DATE),
                draft.all(TAXES),
                draft.all(CHARGES),
                List.of()));
    }

    static List<Invoice.Line> numbered(List<Invoice.Line> lines, Message message) {
        return Numbering.of(lines, Invoice.Line::number, InvoiceLines::renumbered, message);
    }

    private static Invoice.Line renumbered(Invoice.Line line, String number) {
        return new Invoice.Line(
                number,
                line.article(),
                line.quantity(),
                line.price(),
                line.per(),
                line.listPrice(),
                line.amount(),
                line.order(),
                line.orderLine(),
                line.shipment(),
                line.deliveryDate(),
                line.taxes(),
                line.charges(),
                line.notes());
    }
}
