package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.ReadOnly.readOnly;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Elements.constant;
import static io.crossdock.mappings.edifact.Elements.identifier;
import static io.crossdock.mappings.edifact.Elements.words;
import static io.crossdock.mappings.edifact.OrderLines.lines;
import static io.crossdock.mappings.edifact.Parties.parties;

import io.crossdock.mappings.canonical.Charge;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Rule;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import io.crossdock.mappings.edi.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * ORDERS, D.93A to D.11A, and its EANCOM subsets, as orders. What an order says and ORDERS has no place for, a warning names when
 * it is written.
 */
final class Orders {

    static final String TYPE_WORD = "ORDERS";

    /**
     * An order on its way out.
     *
     * @param date of the message; the order's own, where it has one
     */
    private record Sheet(Order order, LocalDate date) {}

    private static final Slot.Shape<Charge> CHARGE = new Slot.Shape<>();
    private static final Slot<Charge, String> CHARGE_KIND =
            CHARGE.one("sign", charge -> charge.amount().signum() < 0 ? "allowance" : "charge");
    private static final Slot<Charge, String> CHARGE_REASON = CHARGE.maybe("reason", Charge::reason);
    private static final Slot<Charge, BigDecimal> CHARGE_AMOUNT =
            CHARGE.one("amount", charge -> charge.amount().abs());

    private static final Layout<Charge> CHARGE_LAYOUT = layout(
                    segment(
                            at("ALC/5463", CHARGE_KIND, Elements.knownCode("charge")),
                            words("ALC/7160", CHARGE_REASON),
                            readOnly(at("ALC/7161", CHARGE_REASON))),
                    segment(at("MOA/5004", CHARGE_AMOUNT, Notation.number())).when("MOA/5025", "8", "204", "23"))
            .owning("ALI", "DTM", "QTY", "PCD", "RTE", "TAX", "RNG", "LOC", "CUX");

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
    private static final Slot<Sheet, Identified> REFERENCES = ORDER.many(
            "header.references", sheet -> Identified.of(sheet.order().header().references()));
    private static final Slot<Sheet, Parties.InRole> PARTIES =
            ORDER.many("parties", sheet -> Parties.of(sheet.order().parties()));
    private static final Slot<Sheet, String> CURRENCY =
            ORDER.maybe("currency", sheet -> sheet.order().currency());
    private static final Slot<Sheet, Charge> CHARGES =
            ORDER.many("charges", sheet -> sheet.order().charges());
    private static final Slot<Sheet, Order.Line> LINES =
            ORDER.many("lines", sheet -> sheet.order().lines());
    private static final Slot<Sheet, BigDecimal> TOTAL =
            ORDER.maybe("total", sheet -> sheet.order().total());
    private static final Slot<Sheet, BigDecimal> LINE_COUNT = ORDER.one(
            "lines (their number)",
            sheet -> BigDecimal.valueOf(sheet.order().lines().size()));
    private static final Slot<Sheet, BigDecimal> QUANTITY_SUM = ORDER.compared("lines.quantity (their sum)");

    private static final Rule<Sheet> COUNTED =
            segment(at("CNT/6066", LINE_COUNT, Notation.number())).when("CNT/6069", "2");
    private static final Rule<Sheet> SUMMED =
            segment(at("CNT/6066", QUANTITY_SUM, Notation.number())).when("CNT/6069", "1");

    private static final Layout<Sheet> LAYOUT = layout(
            segment(
                    at("BGM/1001", TYPE, Elements.code("order-type")),
                    at("BGM/1004", NUMBER),
                    at("BGM/1225", FUNCTION, Elements.code("order-function"))),
            segment(new Day<>(ORDER_DATE)).when("DTM/2005", "137", "4"),
            segment(new Day<>(DELIVERY_DATE)).when("DTM/2005", "2", "64", "63"),
            segment(words("FTX/4440", NOTES)).with("FTX/4451", "AAI"),
            segment(identifier("RFF/1154", "RFF/1153", REFERENCES, "reference")),
            parties(PARTIES),
            segment(at("CUX/6345", CURRENCY)).when("CUX/6347", "2").with("CUX/6343", "9"),
            group(CHARGE_LAYOUT, CHARGE, Orders::charge, CHARGES),
            lines(LINES),
            constant("UNS/0081", "S"),
            segment(at("MOA/5004", TOTAL, Notation.number())).when("MOA/5025", "86", "128", "79"),
            COUNTED,
            SUMMED);

    private Orders() {}

    static List<String> explain() {
        return LAYOUT.explain();
    }

    static void write(Order order, LocalDate today, ZoneId zone, SegmentWriter out) {
        LocalDate date = order.orderDate()
                .or(() -> order.placedAt().map(instant -> LocalDate.ofInstant(instant, zone)))
                .orElse(today);
        notWritten(order).forEach(out::notWritten);
        LAYOUT.write(new Sheet(order, date), out);
    }

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
        return lost;
    }

    /** The order's number, as far as it was read, and the order itself; both empty where they could not be. */
    record Read(Optional<String> number, Optional<Order> order) {}

    static Read read(Message message) {
        Draft<Sheet> draft = ORDER.draft();
        LAYOUT.read(message, draft);
        check(draft, message);
        Optional<String> number = draft.get(NUMBER);
        return new Read(number, message.problems().isEmpty() ? Optional.of(order(draft, message)) : Optional.empty());
    }

    private static void check(Draft<Sheet> draft, Message message) {
        int first = 0;
        if (draft.missing(TYPE)) {
            message.problem(
                    Faults.ORDER_TYPE, first, Optional.empty(), "the message does not say what kind of order it is");
        }
        if (draft.missing(NUMBER)) {
            message.problem(Faults.ORDER_NUMBER, first, Optional.empty(), "the message has no order number");
        }
        if (draft.missing(LINES)) {
            message.warn(Faults.NO_LINES, first, Optional.empty(), "the order has no lines");
        }
        BigDecimal lines = BigDecimal.valueOf(message.count(Segments.tag("LIN")));
        compare(draft, LINE_COUNT, COUNTED, lines, "lines", message);
        if (draft.get(QUANTITY_SUM).isPresent()) {
            compare(draft, QUANTITY_SUM, SUMMED, quantities(draft.all(LINES)), "in all quantities", message);
        }
    }

    private static BigDecimal quantities(List<Order.Line> lines) {
        return lines.stream().map(line -> line.quantity().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void compare(
            Draft<Sheet> draft,
            Slot<Sheet, BigDecimal> said,
            Rule<Sheet> rule,
            BigDecimal held,
            String what,
            Message message) {
        draft.get(said)
                .filter(value -> value.compareTo(held) != 0)
                .ifPresent(value -> message.miscount(
                        draft.choice(rule).map(Draft.Choice::segment).orElse(0),
                        Optional.of(Elements.position("CNT/6066")),
                        "CNT counts " + value.toPlainString() + " " + what + ", there are " + held.toPlainString()));
    }

    private static Optional<Charge> charge(Draft<Charge> draft, Message message, int segment) {
        Optional<String> kind = draft.get(CHARGE_KIND);
        return draft.get(CHARGE_AMOUNT)
                .filter(amount -> kind.isPresent())
                .map(amount -> kind.get().equals("allowance") ? amount.negate() : amount)
                .map(amount ->
                        new Charge(Optional.empty(), draft.get(CHARGE_REASON), Optional.empty(), amount, List.of()));
    }

    private static Order order(Draft<Sheet> draft, Message message) {
        return new Order(
                Header.NEW.referring(Identified.map(draft.all(REFERENCES))).asTest(message.test()),
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
                List.of(),
                Optional.empty(),
                Parties.map(draft.all(PARTIES)),
                numbered(draft.all(LINES), message),
                draft.all(CHARGES),
                List.of(),
                draft.get(TOTAL),
                draft.all(NOTES));
    }

    /** Lines without a number bear their ordinal; numbers that repeat are told. */
    private static List<Order.Line> numbered(List<Order.Line> lines, Message message) {
        Set<String> seen = new HashSet<>();
        List<Order.Line> numbered = new ArrayList<>(lines.size());
        for (Order.Line line : lines) {
            String number = line.number().isEmpty() ? Integer.toString(numbered.size() + 1) : line.number();
            if (!seen.add(number)) {
                message.warn(
                        Faults.LINE_NUMBER, 0, Optional.empty(), "line number " + Texts.shown(number) + " repeats");
            }
            numbered.add(line.number().isEmpty() ? numbered(number, line) : line);
        }
        return numbered;
    }

    private static Order.Line numbered(String number, Order.Line line) {
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
