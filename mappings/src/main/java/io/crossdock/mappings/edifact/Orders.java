package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Charges.charges;
import static io.crossdock.mappings.edifact.Day.day;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Elements.constant;
import static io.crossdock.mappings.edifact.Elements.words;
import static io.crossdock.mappings.edifact.OrderLines.lines;
import static io.crossdock.mappings.edifact.Parties.parties;
import static io.crossdock.mappings.edifact.References.references;
import static io.crossdock.mappings.edifact.Terms.terms;

import io.crossdock.config.Kind;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.canonical.Charge;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.canonical.PaymentTerms;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** ORDERS as orders. What an order says and ORDERS has no place for, a warning names when it is written. */
final class Orders {

    /**
     * An order on its way out.
     *
     * @param date of the message; the order's own, where it has one
     */
    private record Sheet(Order order, LocalDate date) {}

    private static final Slot.Shape<Sheet> ORDER = new Slot.Shape<>();
    private static final Slot<Sheet, String> TYPE =
            ORDER.one("type", sheet -> sheet.order().type());
    private static final Slot<Sheet, String> NUMBER =
            ORDER.one("orderNumber", sheet -> sheet.order().orderNumber());
    private static final Slot<Sheet, String> FUNCTION =
            ORDER.one("function", sheet -> sheet.order().function());
    private static final Slot<Sheet, LocalDate> ORDER_DATE = ORDER.one("orderDate", Sheet::date);
    private static final Slot<Sheet, LocalDate> DELIVERY_DATE =
            ORDER.maybe("deliveryDate", sheet -> sheet.order().deliveryDate());
    private static final Slot<Sheet, String> NOTES =
            ORDER.many("notes", sheet -> sheet.order().notes());
    private static final Slot<Sheet, References.Reference> REFERENCES = ORDER.many(
            "header.references", sheet -> References.of(sheet.order().header().references()));
    private static final Slot<Sheet, Parties.InRole> PARTIES =
            ORDER.many("parties", sheet -> Parties.of(sheet.order().parties()));
    private static final Slot<Sheet, String> CURRENCY =
            ORDER.maybe("currency", sheet -> sheet.order().currency());
    private static final Slot<Sheet, PaymentTerms> TERMS =
            ORDER.many("terms", sheet -> sheet.order().terms());
    private static final Slot<Sheet, String> DELIVERY_TERMS =
            ORDER.maybe("deliveryTerms", sheet -> sheet.order().deliveryTerms());
    private static final Slot<Sheet, Charge> CHARGES =
            ORDER.many("charges", sheet -> sheet.order().charges());
    private static final Slot<Sheet, Order.Line> LINES =
            ORDER.many("lines", sheet -> sheet.order().lines());
    private static final Slot<Sheet, BigDecimal> TOTAL =
            ORDER.maybe("total", sheet -> sheet.order().total());
    private static final Controls<Sheet> CONTROLS =
            Controls.in(ORDER, sheet -> sheet.order().lines().size());

    private static final Layout<Sheet> LAYOUT = layout(
            segment(
                    at("BGM/1001", TYPE, Elements.code("order-type")),
                    at("BGM/1004", NUMBER),
                    at("BGM/1225", FUNCTION, Elements.code("order-function"))),
            day(ORDER_DATE, "137", "4"),
            day(DELIVERY_DATE, "2", "64", "63"),
            segment(words("FTX/4440", NOTES)).with("FTX/4451", "AAI"),
            references(REFERENCES),
            parties(PARTIES),
            segment(at("CUX/6345", CURRENCY)).when("CUX/6347", "2").with("CUX/6343", "9"),
            terms(TERMS),
            segment(at("TOD/4053", DELIVERY_TERMS)).with("TOD/4055", "3"),
            charges(CHARGES),
            lines(LINES),
            constant("UNS/0081", "S"),
            segment(at("MOA/5004", TOTAL, Notation.number())).when("MOA/5025", "86", "128", "79"),
            CONTROLS.counted(),
            CONTROLS.summed());

    static final Mapping MAPPING = new Single<>(
            Mapping.Title.of("ORDERS", "Purchase order", "EAN008", "EAN010"),
            Kind.ORDER,
            Order.class,
            ORDER,
            LAYOUT,
            NUMBER,
            Orders::sheet,
            Orders::order,
            Orders::notWritten);

    private Orders() {}

    private static Sheet sheet(Order order, Context context) {
        return new Sheet(
                order,
                order.orderDate()
                        .or(() -> order.placedAt().map(instant -> LocalDate.ofInstant(instant, context.zone())))
                        .orElseGet(context::today));
    }

    /** What of an order has no place in the message. */
    private static List<String> notWritten(Order order) {
        List<String> lost = new ArrayList<>();
        order.placedAt().ifPresent(value -> lost.add("the time the order was placed"));
        order.salesChannel().ifPresent(value -> lost.add("the sales channel"));
        order.businessDate().ifPresent(value -> lost.add("the business date"));
        if (!order.payments().isEmpty()) {
            lost.add("the payments");
        }
        if (order.taxIncluded()) {
            lost.add("that prices include tax");
        }
        order.lines().stream()
                .flatMap(line -> Deliveries.notWritten(line.deliveries()))
                .distinct()
                .forEach(lost::add);
        return lost;
    }

    private static Order order(Draft<Sheet> draft, Message message) {
        if (draft.missing(TYPE)) {
            message.problem(
                    Faults.ORDER_TYPE, 0, Optional.empty(), "the message does not say what kind of order it is");
        }
        if (draft.missing(LINES)) {
            message.warn(Faults.NO_LINES, 0, Optional.empty(), "the order has no lines");
        }
        List<Order.Line> lines = draft.all(LINES);
        CONTROLS.check(draft, message, () -> lines.stream()
                .map(line -> line.quantity().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add));
        return new Order(
                message.header(References.others(draft.all(REFERENCES))),
                draft.get(NUMBER).orElse(""),
                draft.get(TYPE).orElse("standard"),
                draft.get(FUNCTION).orElse("original"),
                Optional.empty(),
                Optional.empty(),
                draft.get(ORDER_DATE),
                draft.get(DELIVERY_DATE),
                Optional.empty(),
                draft.get(CURRENCY),
                false,
                draft.all(TERMS),
                draft.get(DELIVERY_TERMS),
                Parties.map(draft.all(PARTIES)),
                lines,
                draft.all(CHARGES),
                List.of(),
                draft.get(TOTAL),
                draft.all(NOTES));
    }
}
