package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.ReadOnly.readOnly;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.code;
import static io.crossdock.mappings.x12.Elements.date;
import static io.crossdock.mappings.x12.Elements.identifier;
import static io.crossdock.mappings.x12.Elements.knownCode;
import static io.crossdock.mappings.x12.Elements.number;
import static io.crossdock.mappings.x12.Elements.terms;
import static io.crossdock.mappings.x12.Sheet.of;

import io.crossdock.config.Kind;
import io.crossdock.mappings.canonical.Charge;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.canonical.PaymentTerms;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** 850, an order. */
final class PurchaseOrder {

    private static final Slot.Shape<Sheet<Order>> ORDER = new Slot.Shape<>();
    private static final Slot<Sheet<Order>, String> FUNCTION = ORDER.one("function", of(Order::function));
    private static final Slot<Sheet<Order>, String> TYPE = ORDER.one("type", of(Order::type));
    private static final Slot<Sheet<Order>, String> NUMBER = ORDER.one("orderNumber", of(Order::orderNumber));
    private static final Slot<Sheet<Order>, LocalDate> ORDER_DATE = ORDER.one("orderDate", PurchaseOrder::day);
    private static final Slot<Sheet<Order>, String> CURRENCY = ORDER.maybe("currency", of(Order::currency));
    private static final Slot<Sheet<Order>, Identified> REFERENCES = ORDER.many(
            "header.references", of(order -> References.of(order.header().references())));
    private static final Slot<Sheet<Order>, String> DELIVERY_TERMS =
            ORDER.maybe("deliveryTerms", of(Order::deliveryTerms));
    private static final Slot<Sheet<Order>, Charge> CHARGES = ORDER.many("charges", of(Order::charges));
    private static final Slot<Sheet<Order>, PaymentTerms> TERMS = ORDER.many("terms", of(Order::terms));
    private static final Slot<Sheet<Order>, LocalDate> DELIVERY_DATE =
            ORDER.maybe("deliveryDate", of(Order::deliveryDate));
    private static final Notes<Sheet<Order>> NOTES = Notes.of(ORDER, of(Order::notes));
    private static final Slot<Sheet<Order>, Parties.InRole> PARTIES =
            ORDER.many("parties", of(order -> Parties.of(order.parties())));
    private static final Slot<Sheet<Order>, Order.Line> LINES = ORDER.many("lines", of(Order::lines));
    private static final Slot<Sheet<Order>, BigDecimal> TOTAL = ORDER.maybe("total", of(Order::total));
    private static final Counts<Sheet<Order>> COUNTS =
            Counts.of(ORDER, of(order -> order.lines().size()));

    private static final Layout<Sheet<Order>> LAYOUT = layout(
            segment(
                    at("BEG01", FUNCTION, code("function")),
                    at("BEG02", TYPE, knownCode("order-type")),
                    at("BEG03", NUMBER),
                    date("BEG05", ORDER_DATE)),
            segment(at("CUR02", CURRENCY)).with("CUR01", "BY"),
            segment(identifier("REF02", "REF01", REFERENCES, "reference")),
            segment(at("FOB05", DELIVERY_TERMS)).with("FOB01", "DF").with("FOB04", "01"),
            Charges.charges(CHARGES),
            segment(terms(TERMS)),
            segment(date("DTM02", DELIVERY_DATE)).when("DTM01", "002", "063", "064"),
            NOTES.head(),
            segment(readOnly(identifier("N902", "N901", REFERENCES, "reference"))),
            NOTES.text(),
            Parties.parties(PARTIES),
            PurchaseOrderLines.lines(LINES),
            COUNTS.rule(),
            segment(number("AMT02", TOTAL)).when("AMT01", "TT"));

    static final TransactionSet SET = new OneDocument<>(
            "850",
            "PO",
            Kind.ORDER,
            Order.class,
            ORDER,
            LAYOUT,
            NUMBER,
            PurchaseOrder::check,
            PurchaseOrder::build,
            PurchaseOrder::warn);

    private PurchaseOrder() {}

    private static LocalDate day(Sheet<Order> sheet) {
        Order order = sheet.document();
        return order.orderDate().or(() -> sheet.day(order.placedAt())).orElse(sheet.today());
    }

    private static void warn(Order order, SegmentWriter out) {
        References.warn(order.header().references(), out);
        Parties.warn(order.parties(), out);
        Charges.warn(order.charges(), out);
        order.lines().forEach(line -> {
            Taxes.warn(line.taxes(), out);
            Charges.warn(line.charges(), out);
            Deliveries.warn(line.deliveries(), out);
        });
        order.placedAt().ifPresent(value -> out.notWritten("the time the order was placed"));
        order.salesChannel().ifPresent(value -> out.notWritten("the sales channel"));
        order.businessDate().ifPresent(value -> out.notWritten("the business date"));
        if (!order.payments().isEmpty()) {
            out.notWritten("the payments");
        }
        if (order.taxIncluded()) {
            out.notWritten("that prices include tax");
        }
    }

    private static void check(Draft<Sheet<Order>> draft, Message message) {
        Lines.warnOfNone(message, draft.missing(LINES));
        COUNTS.check(
                draft,
                message,
                draft.all(LINES).size(),
                draft.all(LINES).stream().map(line -> line.quantity().value()));
    }

    private static Order build(Draft<Sheet<Order>> draft, Message message) {
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
                draft.all(TERMS),
                draft.get(DELIVERY_TERMS),
                Parties.map(draft.all(PARTIES)),
                PurchaseOrderLines.numbered(draft.all(LINES), message),
                draft.all(CHARGES),
                List.of(),
                draft.get(TOTAL),
                draft.all(NOTES.slot()));
    }
}
