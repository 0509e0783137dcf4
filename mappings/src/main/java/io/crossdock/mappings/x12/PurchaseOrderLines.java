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
import io.crossdock.mappings.canonical.Delivery;
import io.crossdock.mappings.canonical.Order;
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

/** The lines of an order: PO1 and what belongs to it. */
final class PurchaseOrderLines {

    /** The most pairs of qualifier and number in PO1, IT1 and POC. */
    static final int PAIRS = 10;

    private static final Slot.Shape<Order.Line> LINE = new Slot.Shape<>();
    private static final Slot<Order.Line, String> SUBLINES = LINE.readAll("sub-lines (left unmapped)");
    private static final Slot<Order.Line, String> NUMBER = LINE.one("number", Order.Line::number);
    private static final Slot<Order.Line, Quantity> QUANTITY = LINE.one("quantity", Order.Line::quantity);
    private static final Slot<Order.Line, BigDecimal> PRICE = LINE.maybe("price", Order.Line::price);
    private static final Slot<Order.Line, BigDecimal> PER =
            LINE.maybe("per", line -> line.per().map(Quantity::value));
    private static final Slot<Order.Line, Identified> IDS =
            LINE.many("article.ids", line -> ArticleNumbers.of(line.article(), "supplier"));
    private static final Slot<Order.Line, String> NAME =
            LINE.maybe("article.name", line -> line.article().name());
    private static final Slot<Order.Line, BigDecimal> LIST_PRICE = LINE.maybe("listPrice", Order.Line::listPrice);
    private static final Slot<Order.Line, BigDecimal> AMOUNT = LINE.maybe("amount", Order.Line::amount);
    private static final Slot<Order.Line, LocalDate> DELIVERY_DATE =
            LINE.maybe("deliveryDate", Order.Line::deliveryDate);
    private static final Slot<Order.Line, Delivery> DELIVERIES = LINE.many("deliveries", Order.Line::deliveries);
    private static final Slot<Order.Line, Tax> TAXES = LINE.many("taxes", Order.Line::taxes);
    private static final Slot<Order.Line, Charge> CHARGES = LINE.many("charges", Order.Line::charges);
    private static final Notes<Order.Line> NOTES = Notes.of(LINE, Order.Line::notes);

    private static final Layout<Order.Line> LAYOUT = layout(
                    segment(
                            at("PO101", NUMBER),
                            measure("PO102", "PO103", QUANTITY),
                            number("PO104", PRICE),
                            at("PO105", PER, Basis.notation()),
                            articles("PO106", PAIRS, IDS)),
                    segment(number("CTP03", LIST_PRICE)).when("CTP02", "LPR", "MSR"),
                    segment(at("PID05", NAME)).when("PID01", "F"),
                    segment(date("DTM02", DELIVERY_DATE)).when("DTM01", "002", "063", "064"),
                    Taxes.taxes(TAXES),
                    Charges.charges(CHARGES),
                    segment(number("AMT02", AMOUNT)).when("AMT01", "1"),
                    NOTES.head(),
                    NOTES.text(),
                    Deliveries.deliveries(DELIVERIES),
                    Sublines.sublines(SUBLINES))
            .until("PO1", "CTT", "SE");

    private PurchaseOrderLines() {}

    static <P> Group<P, Order.Line> lines(Slot<P, Order.Line> slot) {
        return group(LAYOUT, LINE, PurchaseOrderLines::build, slot);
    }

    private static Optional<Order.Line> build(Draft<Order.Line> draft, Message message, int segment) {
        Lines.require(draft, message, segment, QUANTITY, IDS, NAME);
        Quantity quantity = draft.get(QUANTITY).orElse(Measure.NOTHING);
        return Optional.of(line(
                draft.get(NUMBER).orElse(""),
                draft,
                quantity,
                new Article("", Identified.map(draft.all(IDS)), draft.get(NAME))));
    }

    private static Order.Line line(String number, Draft<Order.Line> draft, Quantity quantity, Article article) {
        return new Order.Line(
                number,
                article,
                quantity,
                draft.get(PRICE),
                Basis.per(draft.get(PER), quantity),
                draft.get(LIST_PRICE),
                draft.get(AMOUNT),
                draft.get(DELIVERY_DATE),
                draft.all(DELIVERIES),
                draft.all(TAXES),
                draft.all(CHARGES),
                draft.all(NOTES.slot()));
    }

    static List<Order.Line> numbered(List<Order.Line> lines, Message message) {
        return Numbering.of(lines, Order.Line::number, PurchaseOrderLines::renumbered, message);
    }

    private static Order.Line renumbered(Order.Line line, String number) {
        return new Order.Line(
                number,
                line.article(),
                line.quantity(),
                line.price(),
                line.per(),
                line.listPrice(),
                line.amount(),
                line.deliveryDate(),
                line.deliveries(),
                line.taxes(),
                line.charges(),
                line.notes());
    }
}
