package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.articles;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.code;
import static io.crossdock.mappings.x12.Elements.date;
import static io.crossdock.mappings.x12.Elements.knownCode;
import static io.crossdock.mappings.x12.Elements.measure;
import static io.crossdock.mappings.x12.Elements.number;
import static io.crossdock.mappings.x12.Sheet.of;

import io.crossdock.config.Kind;
import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.ShippingOrder;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Fault;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Measure;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** 940, what a warehouse shall ship. */
final class WarehouseOrder {

    private static final int PAIRS = 2;

    private static final Slot.Shape<ShippingOrder.Line> LINE = new Slot.Shape<>();
    private static final Slot<ShippingOrder.Line, String> LINE_NUMBER = LINE.one("number", ShippingOrder.Line::number);
    private static final Slot<ShippingOrder.Line, Quantity> QUANTITY =
            LINE.one("quantity", ShippingOrder.Line::quantity);
    private static final Slot<ShippingOrder.Line, Identified> IDS =
            LINE.many("article.ids", line -> ArticleNumbers.of(line.article(), "supplier"));
    private static final Slot<ShippingOrder.Line, String> LOT = LINE.maybe("lot", ShippingOrder.Line::lot);
    private static final Slot<ShippingOrder.Line, String> NAME =
            LINE.maybe("article.name", line -> line.article().name());
    private static final Slot<ShippingOrder.Line, String> ORDER = LINE.maybe("order", ShippingOrder.Line::order);
    private static final Slot<ShippingOrder.Line, String> ORDER_LINE =
            LINE.maybe("orderLine", ShippingOrder.Line::orderLine);
    private static final Slot<ShippingOrder.Line, String> LINE_NOTES = LINE.many("notes", ShippingOrder.Line::notes);

    private static final Layout<ShippingOrder.Line> LINE_LAYOUT = layout(
                    segment(at("LX01", LINE_NUMBER)),
                    segment(measure("W0101", "W0102", QUANTITY), articles("W0104", PAIRS, IDS), at("W0112", LOT)),
                    segment(at("G6901", NAME)),
                    segment(at("N902", ORDER)).when("N901", "PO"),
                    segment(at("N902", ORDER_LINE)).when("N901", "LI"),
                    segment(at("NTE02", LINE_NOTES)).whenEach("NTE01", "GEN", "WHI"))
            .until("LX", "W76", "SE");

    private static final Slot.Shape<Sheet<ShippingOrder>> ORDER_SHAPE = new Slot.Shape<>();
    private static final Slot<Sheet<ShippingOrder>, String> FUNCTION =
            ORDER_SHAPE.one("function", of(ShippingOrder::function));
    private static final Slot<Sheet<ShippingOrder>, String> NUMBER =
            ORDER_SHAPE.one("shippingOrderNumber", of(ShippingOrder::shippingOrderNumber));
    private static final Slot<Sheet<ShippingOrder>, String> FIRST_ORDER =
            ORDER_SHAPE.maybe("orders", of(order -> order.orders().stream().findFirst()));
    private static final Slot<Sheet<ShippingOrder>, String> MORE_ORDERS = ORDER_SHAPE.many(
            "orders (all but the first)",
            of(order -> order.orders().stream().skip(1).toList()));
    private static final Slot<Sheet<ShippingOrder>, Parties.InRole> PARTIES =
            ORDER_SHAPE.many("parties", of(order -> Parties.of(order.parties())));
    private static final Slot<Sheet<ShippingOrder>, LocalDate> ORDER_DATE =
            ORDER_SHAPE.maybe("orderDate", of(ShippingOrder::orderDate));
    private static final Slot<Sheet<ShippingOrder>, LocalDate> SHIP_DATE =
            ORDER_SHAPE.maybe("shipDate", of(ShippingOrder::shipDate));
    private static final Slot<Sheet<ShippingOrder>, LocalDate> DELIVERY_DATE =
            ORDER_SHAPE.maybe("deliveryDate", of(ShippingOrder::deliveryDate));
    private static final Slot<Sheet<ShippingOrder>, String> NOTES = ORDER_SHAPE.many("notes", of(ShippingOrder::notes));
    private static final Slot<Sheet<ShippingOrder>, String> FREIGHT =
            ORDER_SHAPE.maybe("freight", of(ShippingOrder::freight));
    private static final Slot<Sheet<ShippingOrder>, String> SERVICE =
            ORDER_SHAPE.maybe("service", of(ShippingOrder::service));
    private static final Slot<Sheet<ShippingOrder>, String> CARRIER =
            ORDER_SHAPE.maybe("carrier", of(ShippingOrder::carrier));
    private static final Slot<Sheet<ShippingOrder>, ShippingOrder.Line> LINES =
            ORDER_SHAPE.many("lines", of(WarehouseOrder::assigned));
    private static final Slot<Sheet<ShippingOrder>, BigDecimal> SUM =
            ORDER_SHAPE.maybe("lines.quantity (their sum)", of(order -> order.lines().stream()
                    .map(line -> line.quantity().value())
                    .reduce(BigDecimal::add)));

    private static final Layout<Sheet<ShippingOrder>> LAYOUT = layout(
            segment(at("W0501", FUNCTION, code("shipping-function")), at("W0502", NUMBER), at("W0503", FIRST_ORDER)),
            Parties.parties(PARTIES),
            segment(at("N902", MORE_ORDERS)).whenEach("N901", "PO"),
            segment(date("G6202", ORDER_DATE)).when("G6201", "04"),
            segment(date("G6202", SHIP_DATE)).when("G6201", "10"),
            segment(date("G6202", DELIVERY_DATE)).when("G6201", "02"),
            segment(at("NTE02", NOTES)).whenEach("NTE01", "WHI", "GEN"),
            segment(at("W6601", FREIGHT, knownCode("freight")), at("W6605", SERVICE), at("W6610", CARRIER)),
            group(LINE_LAYOUT, LINE, WarehouseOrder::line, LINES),
            segment(number("W7601", SUM)));

    static final TransactionSet SET = new OneDocument<>(
            "940",
            "OW",
            Kind.SHIPPING_ORDER,
            ShippingOrder.class,
            ORDER_SHAPE,
            LAYOUT,
            NUMBER,
            WarehouseOrder::check,
            WarehouseOrder::build,
            WarehouseOrder::warn);

    private WarehouseOrder() {}

    private static List<ShippingOrder.Line> assigned(ShippingOrder order) {
        return Numbering.assigned(order.lines(), ShippingOrder.Line::number, WarehouseOrder::renumbered);
    }

    private static ShippingOrder.Line renumbered(ShippingOrder.Line line, String number) {
        return new ShippingOrder.Line(
                number, line.article(), line.quantity(), line.order(), line.orderLine(), line.lot(), line.notes());
    }

    private static Optional<ShippingOrder.Line> line(Draft<ShippingOrder.Line> draft, Message message, int segment) {
        Lines.require(draft, message, segment, QUANTITY, IDS, NAME);
        return Optional.of(new ShippingOrder.Line(
                draft.get(LINE_NUMBER).orElse(""),
                new Article("", Identified.map(draft.all(IDS)), draft.get(NAME)),
                draft.get(QUANTITY).orElse(Measure.NOTHING),
                draft.get(ORDER),
                draft.get(ORDER_LINE),
                draft.get(LOT),
                draft.all(LINE_NOTES)));
    }

    private static void check(Draft<Sheet<ShippingOrder>> draft, Message message) {
        Lines.warnOfNone(message, draft.missing(LINES), "W01", "LX");
        BigDecimal held =
                draft.all(LINES).stream().map(line -> line.quantity().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
        draft.get(SUM)
                .filter(said -> said.compareTo(held) != 0)
                .ifPresent(said -> message.warn(
                        Fault.COUNT,
                        message.last("W76"),
                        Optional.of(Elements.position("W7601")),
                        "W76 sums up " + said.toPlainString() + " in all quantities, there are "
                                + held.toPlainString()));
    }

    private static void warn(ShippingOrder order, SegmentWriter out) {
        Parties.warn(order.parties(), out);
        order.header().references().keySet().forEach(scheme -> out.notWritten("the reference " + scheme));
        Numbering.warn(order.lines().stream().map(ShippingOrder.Line::number).toList(), "line", out);
    }

    private static ShippingOrder build(Draft<Sheet<ShippingOrder>> draft, Message message) {
        List<String> orders = new ArrayList<>();
        draft.get(FIRST_ORDER).ifPresent(orders::add);
        orders.addAll(draft.all(MORE_ORDERS));
        return new ShippingOrder(
                Header.NEW.asTest(message.test()),
                draft.get(NUMBER).orElse(""),
                draft.get(FUNCTION).orElse("original"),
                orders,
                draft.get(ORDER_DATE),
                draft.get(SHIP_DATE),
                draft.get(DELIVERY_DATE),
                draft.get(CARRIER),
                draft.get(SERVICE),
                draft.get(FREIGHT),
                Parties.map(draft.all(PARTIES)),
                Numbering.of(draft.all(LINES), ShippingOrder.Line::number, WarehouseOrder::renumbered, message),
                draft.all(NOTES));
    }
}
