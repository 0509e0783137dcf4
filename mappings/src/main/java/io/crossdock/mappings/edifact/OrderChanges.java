package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Charges.charges;
import static io.crossdock.mappings.edifact.Day.day;
import static io.crossdock.mappings.edifact.Deliveries.deliveries;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Elements.constant;
import static io.crossdock.mappings.edifact.Elements.measure;
import static io.crossdock.mappings.edifact.Elements.words;
import static io.crossdock.mappings.edifact.Parties.parties;
import static io.crossdock.mappings.edifact.References.datedReferences;

import io.crossdock.config.Kind;
import io.crossdock.mappings.canonical.Charge;
import io.crossdock.mappings.canonical.Delivery;
import io.crossdock.mappings.canonical.OrderChange;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** ORDCHG as order changes. */
final class OrderChanges {

    private record Sheet(OrderChange change, LocalDate date) {

        private List<References.Reference> references() {
            return References.joined(
                    List.of(new References.Reference(
                            References.ORDER, change.orderNumber(), Optional.empty(), change.orderDate())),
                    References.of(change.header().references()));
        }
    }

    private static final Slot.Shape<OrderChange.Line> LINE = new Slot.Shape<>();
    private static final Articles<OrderChange.Line> ARTICLE =
            Articles.in(LINE, OrderChange.Line::number, OrderChange.Line::article, Articles.SUPPLIER);
    private static final Slot<OrderChange.Line, String> ACTION = LINE.one("action", OrderChange.Line::action);
    private static final Slot<OrderChange.Line, Quantity> QUANTITY = LINE.maybe("quantity", OrderChange.Line::quantity);
    private static final Slot<OrderChange.Line, LocalDate> LINE_DATE =
            LINE.maybe("deliveryDate", OrderChange.Line::deliveryDate);
    private static final Slot<OrderChange.Line, BigDecimal> AMOUNT = LINE.maybe("amount", OrderChange.Line::amount);
    private static final Slot<OrderChange.Line, String> LINE_NOTES = LINE.many("notes", OrderChange.Line::notes);
    private static final Prices<OrderChange.Line> PRICE =
            Prices.in(LINE, OrderChange.Line::price, OrderChange.Line::per, line -> Optional.empty());
    private static final Slot<OrderChange.Line, Delivery> DELIVERIES =
            LINE.many("deliveries", OrderChange.Line::deliveries);

    private static final Layout<OrderChange.Line> LINES_LAYOUT = layout(
                    ARTICLE.item(at("LIN/1229", ACTION, Elements.warnedCode("line-action"))),
                    ARTICLE.additional(),
                    ARTICLE.description(),
                    segment(measure("QTY/6060", "QTY/6411", QUANTITY)).when("QTY/6063", "21"),
                    day(LINE_DATE, "2", "64", "63"),
                    segment(at("MOA/5004", AMOUNT, Notation.number())).when("MOA/5025", "203"),
                    segment(words("FTX/4440", LINE_NOTES)).with("FTX/4451", "AAI"),
                    PRICE.netPrice(),
                    PRICE.grossPrice(),
                    deliveries(DELIVERIES))
            .until("LIN", "UNS", "UNT");

    private static final Slot.Shape<Sheet> CHANGE = new Slot.Shape<>();
    private static final Slot<Sheet, String> NUMBER = CHANGE.one(
            "orderChangeNumber",
            sheet -> sheet.change().orderChangeNumber().orElse(sheet.change().orderNumber()));
    private static final Slot<Sheet, String> FUNCTION =
            CHANGE.one("function", sheet -> sheet.change().function());
    private static final Slot<Sheet, LocalDate> DATE = CHANGE.one("changeDate", Sheet::date);
    private static final Slot<Sheet, LocalDate> DELIVERY_DATE =
            CHANGE.maybe("deliveryDate", sheet -> sheet.change().deliveryDate());
    private static final Slot<Sheet, String> NOTES =
            CHANGE.many("notes", sheet -> sheet.change().notes());
    private static final Slot<Sheet, References.Reference> REFERENCES =
            CHANGE.many("orderNumber, orderDate, header.references", Sheet::references);
    private static final Slot<Sheet, Parties.InRole> PARTIES =
            CHANGE.many("parties", sheet -> Parties.of(sheet.change().parties()));
    private static final Slot<Sheet, String> CURRENCY =
            CHANGE.maybe("currency", sheet -> sheet.change().currency());
    private static final Slot<Sheet, Charge> CHARGES =
            CHANGE.many("charges", sheet -> sheet.change().charges());
    private static final Slot<Sheet, OrderChange.Line> LINES =
            CHANGE.many("lines", sheet -> sheet.change().lines());
    private static final Slot<Sheet, BigDecimal> TOTAL =
            CHANGE.maybe("total", sheet -> sheet.change().total());
    private static final Controls<Sheet> CONTROLS =
            Controls.in(CHANGE, sheet -> sheet.change().lines().size());

    private static final Layout<Sheet> LAYOUT = layout(
            segment(at("BGM/1004", NUMBER), at("BGM/1225", FUNCTION, Elements.knownCode("change-function")))
                    .with("BGM/1001", "230"),
            day(DATE, "137", "4"),
            day(DELIVERY_DATE, "2", "64", "63"),
            segment(words("FTX/4440", NOTES)).with("FTX/4451", "AAI"),
            datedReferences(REFERENCES),
            parties(PARTIES),
            segment(at("CUX/6345", CURRENCY)).when("CUX/6347", "2").with("CUX/6343", "9"),
            charges(CHARGES),
            group(LINES_LAYOUT, LINE, OrderChanges::line, LINES),
            constant("UNS/0081", "S"),
            segment(at("MOA/5004", TOTAL, Notation.number())).when("MOA/5025", "86", "128", "79"),
            CONTROLS.counted(),
            CONTROLS.summed());

    static final Mapping MAPPING = new Single<>(
            Mapping.Title.of("ORDCHG", "Purchase order change request", "EAN006", "EAN010"),
            Kind.ORDER_CHANGE,
            OrderChange.class,
            CHANGE,
            LAYOUT,
            NUMBER,
            (change, context) -> new Sheet(change, change.changeDate().orElseGet(context::today)),
            OrderChanges::change,
            OrderChanges::notWritten);

    private OrderChanges() {}

    private static List<String> notWritten(OrderChange change) {
        return change.lines().stream()
                .flatMap(line -> Stream.concat(
                        line.previous().stream().map(value -> "the quantity before the change"),
                        Deliveries.notWritten(line.deliveries())))
                .distinct()
                .toList();
    }

    private static Optional<OrderChange.Line> line(Draft<OrderChange.Line> draft, Message message, int segment) {
        return Optional.of(new OrderChange.Line(
                ARTICLE.number(draft, message, segment),
                draft.get(ACTION).orElse("change"),
                ARTICLE.read(draft, message, segment),
                draft.get(QUANTITY),
                Optional.empty(),
                PRICE.price(draft, message, segment),
                draft.get(PRICE.per()),
                draft.get(AMOUNT),
                draft.get(LINE_DATE),
                draft.all(DELIVERIES),
                draft.all(LINE_NOTES)));
    }

    private static OrderChange change(Draft<Sheet> draft, Message message) {
        List<References.Reference> references = draft.all(REFERENCES);
        Optional<References.Reference> order = References.first(references, References.ORDER);
        if (order.isEmpty()) {
            message.problem(
                    Faults.ORDER_REFERENCE, 0, Optional.empty(), "the message does not say which order it changes");
        }
        List<OrderChange.Line> lines = draft.all(LINES);
        CONTROLS.check(draft, message, () -> lines.stream()
                .flatMap(line -> line.quantity().stream())
                .map(Quantity::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
        return new OrderChange(
                message.header(References.others(references, References.ORDER)),
                order.map(References.Reference::number).orElse(""),
                draft.get(NUMBER),
                draft.get(FUNCTION).orElse("change"),
                draft.get(DATE),
                order.flatMap(References.Reference::date),
                draft.get(DELIVERY_DATE),
                draft.get(CURRENCY),
                Parties.map(draft.all(PARTIES)),
                lines,
                draft.all(CHARGES),
                draft.get(TOTAL),
                draft.all(NOTES));
    }
}
