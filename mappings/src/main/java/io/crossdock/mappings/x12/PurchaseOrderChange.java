package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.articles;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.code;
import static io.crossdock.mappings.x12.Elements.date;
import static io.crossdock.mappings.x12.Elements.identifier;
import static io.crossdock.mappings.x12.Elements.measure;
import static io.crossdock.mappings.x12.Elements.number;
import static io.crossdock.mappings.x12.Sheet.of;

import io.crossdock.config.Kind;
import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Charge;
import io.crossdock.mappings.canonical.Delivery;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.OrderChange;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** 860, the change of an order. */
final class PurchaseOrderChange {

    private static final Slot.Shape<OrderChange.Line> LINE = new Slot.Shape<>();
    private static final Slot<OrderChange.Line, String> SUBLINES = LINE.readAll("sub-lines (left unmapped)");
    private static final Slot<OrderChange.Line, String> LINE_NUMBER = LINE.one("number", OrderChange.Line::number);
    private static final Slot<OrderChange.Line, String> ACTION = LINE.one("action", OrderChange.Line::action);
    private static final Slot<OrderChange.Line, Quantity> QUANTITY = LINE.maybe("quantity", OrderChange.Line::quantity);
    private static final Slot<OrderChange.Line, BigDecimal> PRICE = LINE.maybe("price", OrderChange.Line::price);
    private static final Slot<OrderChange.Line, BigDecimal> PER =
            LINE.maybe("per", line -> line.per().map(Quantity::value));
    private static final Slot<OrderChange.Line, Identified> IDS =
            LINE.many("article.ids", line -> ArticleNumbers.of(line.article(), "supplier"));
    private static final Slot<OrderChange.Line, String> NAME =
            LINE.maybe("article.name", line -> line.article().name());
    private static final Slot<OrderChange.Line, BigDecimal> AMOUNT = LINE.maybe("amount", OrderChange.Line::amount);
    private static final Slot<OrderChange.Line, LocalDate> LINE_DATE =
            LINE.maybe("deliveryDate", OrderChange.Line::deliveryDate);
    private static final Slot<OrderChange.Line, Delivery> DELIVERIES =
            LINE.many("deliveries", OrderChange.Line::deliveries);
    private static final Notes<OrderChange.Line> LINE_NOTES = Notes.of(LINE, OrderChange.Line::notes);

    private static final Layout<OrderChange.Line> LINE_LAYOUT = layout(
                    segment(
                            at("POC01", LINE_NUMBER),
                            at("POC02", ACTION, code("line-action")),
                            measure("POC03", "POC05", QUANTITY),
                            number("POC06", PRICE),
                            at("POC07", PER, Basis.notation()),
                            articles("POC08", PurchaseOrderLines.PAIRS, IDS)),
                    segment(at("PID05", NAME)).when("PID01", "F"),
                    segment(date("DTM02", LINE_DATE)).when("DTM01", "002", "063", "064"),
                    segment(number("AMT02", AMOUNT)).when("AMT01", "1"),
                    LINE_NOTES.head(),
                    LINE_NOTES.text(),
                    Deliveries.deliveries(DELIVERIES),
                    Sublines.sublines(SUBLINES))
            .until("POC", "CTT", "SE");

    private static final Slot.Shape<Sheet<OrderChange>> CHANGE = new Slot.Shape<>();
    private static final Slot<Sheet<OrderChange>, String> FUNCTION = CHANGE.one("function", of(OrderChange::function));
    private static final Slot<Sheet<OrderChange>, String> NUMBER =
            CHANGE.one("orderNumber", of(OrderChange::orderNumber));
    private static final Slot<Sheet<OrderChange>, String> CHANGE_NUMBER =
            CHANGE.maybe("orderChangeNumber", of(OrderChange::orderChangeNumber));
    private static final Slot<Sheet<OrderChange>, LocalDate> ORDER_DATE =
            CHANGE.maybe("orderDate", of(OrderChange::orderDate));
    private static final Slot<Sheet<OrderChange>, LocalDate> CHANGE_DATE =
            CHANGE.maybe("changeDate", of(OrderChange::changeDate));
    private static final Slot<Sheet<OrderChange>, String> CURRENCY =
            CHANGE.maybe("currency", of(OrderChange::currency));
    private static final Slot<Sheet<OrderChange>, Identified> REFERENCES = CHANGE.many(
            "header.references", of(change -> References.of(change.header().references())));
    private static final Slot<Sheet<OrderChange>, Charge> CHARGES = CHANGE.many("charges", of(OrderChange::charges));
    private static final Slot<Sheet<OrderChange>, LocalDate> DELIVERY_DATE =
            CHANGE.maybe("deliveryDate", of(OrderChange::deliveryDate));
    private static final Notes<Sheet<OrderChange>> NOTES = Notes.of(CHANGE, of(OrderChange::notes));
    private static final Slot<Sheet<OrderChange>, Parties.InRole> PARTIES =
            CHANGE.many("parties", of(change -> Parties.of(change.parties())));
    private static final Slot<Sheet<OrderChange>, OrderChange.Line> LINES =
            CHANGE.many("lines", of(OrderChange::lines));
    private static final Slot<Sheet<OrderChange>, BigDecimal> TOTAL = CHANGE.maybe("total", of(OrderChange::total));
    private static final Counts<Sheet<OrderChange>> COUNTS =
            Counts.of(CHANGE, of(change -> change.lines().size()));

    private static final Layout<Sheet<OrderChange>> LAYOUT = layout(
            segment(
                            at("BCH01", FUNCTION, code("change-function")),
                            at("BCH03", NUMBER),
                            at("BCH05", CHANGE_NUMBER),
                            date("BCH06", ORDER_DATE),
                            date("BCH11", CHANGE_DATE))
                    .with("BCH02", change -> "SA", "SA", "NE"),
            segment(at("CUR02", CURRENCY)).with("CUR01", "BY"),
            segment(identifier("REF02", "REF01", REFERENCES, "reference")),
            Charges.charges(CHARGES),
            segment(date("DTM02", DELIVERY_DATE)).when("DTM01", "002", "063", "064"),
            NOTES.head(),
            NOTES.text(),
            Parties.parties(PARTIES),
            group(LINE_LAYOUT, LINE, PurchaseOrderChange::line, LINES),
            COUNTS.rule(),
            segment(number("AMT02", TOTAL)).when("AMT01", "TT"));

    static final TransactionSet SET = new OneDocument<>(
            "860",
            "PC",
            Kind.ORDER_CHANGE,
            OrderChange.class,
            CHANGE,
            LAYOUT,
            NUMBER,
            PurchaseOrderChange::check,
            PurchaseOrderChange::build,
            PurchaseOrderChange::warn);

    private PurchaseOrderChange() {}

    private static Optional<OrderChange.Line> line(Draft<OrderChange.Line> draft, Message message, int segment) {
        Lines.requireArticle(draft, message, segment, IDS, NAME);
        Optional<Quantity> quantity = draft.get(QUANTITY);
        return Optional.of(new OrderChange.Line(
                draft.get(LINE_NUMBER).orElse(""),
                draft.get(ACTION).orElse("change"),
                new Article("", Identified.map(draft.all(IDS)), draft.get(NAME)),
                quantity,
                Optional.empty(),
                draft.get(PRICE),
                quantity.flatMap(unit -> Basis.per(draft.get(PER), unit)),
                draft.get(AMOUNT),
                draft.get(LINE_DATE),
                draft.all(DELIVERIES),
                draft.all(LINE_NOTES.slot())));
    }

    private static OrderChange.Line renumbered(OrderChange.Line line, String number) {
        return new OrderChange.Line(
                number,
                line.action(),
                line.article(),
                line.quantity(),
                line.previous(),
                line.price(),
                line.per(),
                line.amount(),
                line.deliveryDate(),
                line.deliveries(),
                line.notes());
    }

    private static void check(Draft<Sheet<OrderChange>> draft, Message message) {
        COUNTS.check(
                draft,
                message,
                draft.all(LINES).size(),
                draft.all(LINES).stream()
                        .flatMap(line -> line.quantity().stream())
                        .map(Quantity::value));
    }

    private static void warn(OrderChange change, SegmentWriter out) {
        References.warn(change.header().references(), out);
        Parties.warn(change.parties(), out);
        Charges.warn(change.charges(), out);
        change.lines().forEach(line -> {
            line.previous().ifPresent(value -> out.notWritten("the quantity before, in line " + line.number()));
            Deliveries.warn(line.deliveries(), out);
        });
    }

    private static OrderChange build(Draft<Sheet<OrderChange>> draft, Message message) {
        return new OrderChange(
                Header.NEW.referring(Identified.map(draft.all(REFERENCES))).asTest(message.test()),
                draft.get(NUMBER).orElse(""),
                draft.get(CHANGE_NUMBER),
                draft.get(FUNCTION).orElse("change"),
                draft.get(CHANGE_DATE),
                draft.get(ORDER_DATE),
                draft.get(DELIVERY_DATE),
                draft.get(CURRENCY),
                Parties.map(draft.all(PARTIES)),
                Numbering.of(draft.all(LINES), OrderChange.Line::number, PurchaseOrderChange::renumbered, message),
                draft.all(CHARGES),
                draft.get(TOTAL),
                draft.all(NOTES.slot()));
    }
}
