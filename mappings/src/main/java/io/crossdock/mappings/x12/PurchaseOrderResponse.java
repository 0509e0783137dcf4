package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.code;
import static io.crossdock.mappings.x12.Elements.codes;
import static io.crossdock.mappings.x12.Elements.date;
import static io.crossdock.mappings.x12.Elements.identifier;
import static io.crossdock.mappings.x12.Elements.number;
import static io.crossdock.mappings.x12.Sheet.of;

import io.crossdock.config.Kind;
import io.crossdock.mappings.canonical.Charge;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.OrderResponse;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Rule;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the supplier says to an order (855) or to its change (865). */
final class PurchaseOrderResponse {

    /** The reference to the change that is answered, which 865 has an element for. */
    private static final String CHANGE = "order-change";

    private static final Slot.Shape<Sheet<OrderResponse>> RESPONSE = new Slot.Shape<>();
    private static final Slot<Sheet<OrderResponse>, String> FUNCTION = one("function", OrderResponse::function);
    private static final Slot<Sheet<OrderResponse>, String> STATUS = one("status", OrderResponse::status);
    private static final Slot<Sheet<OrderResponse>, String> ORDER_NUMBER =
            one("orderNumber", OrderResponse::orderNumber);
    private static final Slot<Sheet<OrderResponse>, LocalDate> ORDER_DATE =
            maybe("orderDate", OrderResponse::orderDate);
    private static final Slot<Sheet<OrderResponse>, String> NUMBER =
            maybe("orderResponseNumber", OrderResponse::orderResponseNumber);
    private static final Slot<Sheet<OrderResponse>, LocalDate> RESPONSE_DATE =
            maybe("responseDate", OrderResponse::responseDate);
    private static final Slot<Sheet<OrderResponse>, String> CHANGE_NUMBER = maybe(
            "header.references.order-change",
            response -> Optional.ofNullable(response.header().references().get(CHANGE)));
    private static final Slot<Sheet<OrderResponse>, String> CURRENCY = maybe("currency", OrderResponse::currency);
    private static final Slot<Sheet<OrderResponse>, Identified> REFERENCES = RESPONSE.many(
            "header.references", of(response -> References.of(response.header().references())));
    private static final Slot<Sheet<OrderResponse>, Charge> CHARGES =
            RESPONSE.many("charges", of(OrderResponse::charges));
    private static final Slot<Sheet<OrderResponse>, LocalDate> DELIVERY_DATE =
            maybe("deliveryDate", OrderResponse::deliveryDate);
    private static final Notes<Sheet<OrderResponse>> NOTES = Notes.of(RESPONSE, of(OrderResponse::notes));
    private static final Slot<Sheet<OrderResponse>, Parties.InRole> PARTIES =
            RESPONSE.many("parties", of(response -> Parties.of(response.parties())));
    private static final Slot<Sheet<OrderResponse>, OrderResponse.Line> LINES =
            RESPONSE.many("lines", of(OrderResponse::lines));
    private static final Slot<Sheet<OrderResponse>, BigDecimal> TOTAL = maybe("total", OrderResponse::total);
    private static final Counts<Sheet<OrderResponse>> COUNTS =
            Counts.of(RESPONSE, of(response -> response.lines().size()));

    private static final Rule<Sheet<OrderResponse>> TO_ORDER = segment(
            at("BAK01", FUNCTION, Notation.warnedCode(codes("function"))),
            at("BAK02", STATUS, code("response-status")),
            at("BAK03", ORDER_NUMBER),
            date("BAK04", ORDER_DATE),
            at("BAK08", NUMBER),
            date("BAK09", RESPONSE_DATE));

    private static final Rule<Sheet<OrderResponse>> TO_CHANGE = segment(
            at("BCA01", FUNCTION, Notation.warnedCode(codes("function"))),
            at("BCA02", STATUS, code("response-status")),
            at("BCA03", ORDER_NUMBER),
            at("BCA05", CHANGE_NUMBER),
            date("BCA06", ORDER_DATE),
            at("BCA09", NUMBER),
            date("BCA10", RESPONSE_DATE));

    static final TransactionSet SET = set("855", "PR", "order", TO_ORDER, ResponseLines.ordered(LINES));
    static final TransactionSet CHANGE_SET = set("865", "CA", "change", TO_CHANGE, ResponseLines.changed(LINES));

    private PurchaseOrderResponse() {}

    private static <V> Slot<Sheet<OrderResponse>, V> one(String name, Function<OrderResponse, V> value) {
        return RESPONSE.one(name, of(value));
    }

    private static <V> Slot<Sheet<OrderResponse>, V> maybe(String name, Function<OrderResponse, Optional<V>> value) {
        return RESPONSE.maybe(name, of(value));
    }

    private static TransactionSet set(
            String id,
            String group,
            String answered,
            Rule<Sheet<OrderResponse>> beginning,
            Group<Sheet<OrderResponse>, OrderResponse.Line> lines) {
        Layout<Sheet<OrderResponse>> layout = layout(
                beginning,
                segment(at("CUR02", CURRENCY)).with("CUR01", "BY"),
                segment(identifier("REF02", "REF01", REFERENCES, "reference")),
                Charges.charges(CHARGES),
                segment(date("DTM02", DELIVERY_DATE)).when("DTM01", "067", "068", "017", "002"),
                NOTES.head(),
                NOTES.text(),
                Parties.parties(PARTIES),
                lines,
                COUNTS.rule(),
                segment(number("AMT02", TOTAL)).when("AMT01", "TT"));
        return new OneDocument<>(
                id,
                group,
                Kind.ORDER_RESPONSE,
                OrderResponse.class,
                RESPONSE,
                layout,
                ORDER_NUMBER,
                PurchaseOrderResponse::check,
                (draft, message) -> build(draft, message, answered),
                PurchaseOrderResponse::warn);
    }

    private static void check(Draft<Sheet<OrderResponse>> draft, Message message) {
        if (draft.missing(STATUS)) {
            message.problem(
                    X12Faults.VALUE_MISSING,
                    0,
                    Optional.empty(),
                    "the message does not say whether the order is accepted");
        }
        COUNTS.check(
                draft,
                message,
                draft.all(LINES).size(),
                draft.all(LINES).stream()
                        .flatMap(line -> line.ordered().stream())
                        .map(quantity -> quantity.value()));
    }

    private static void warn(OrderResponse response, SegmentWriter out) {
        Map<String, String> references = new LinkedHashMap<>(response.header().references());
        if (response.type().equals("change")) {
            references.remove(CHANGE);
        }
        References.warn(references, out);
        Parties.warn(response.parties(), out);
        Charges.warn(response.charges(), out);
        response.lines().forEach(line -> {
            line.reason().ifPresent(reason -> out.notWritten("the reason of line " + line.number()));
            line.substitute()
                    .flatMap(article -> article.name())
                    .ifPresent(name -> out.notWritten("the name of the substitute in line " + line.number()));
        });
    }

    private static OrderResponse build(Draft<Sheet<OrderResponse>> draft, Message message, String answered) {
        Map<String, String> references = new LinkedHashMap<>(Identified.map(draft.all(REFERENCES)));
        draft.get(CHANGE_NUMBER).ifPresent(number -> references.put(CHANGE, number));
        return new OrderResponse(
                Header.NEW.referring(references).asTest(message.test()),
                draft.get(NUMBER),
                draft.get(ORDER_NUMBER).orElse(""),
                answered,
                draft.get(FUNCTION).orElse("original"),
                draft.get(STATUS).orElse(""),
                draft.get(RESPONSE_DATE),
                draft.get(ORDER_DATE),
                draft.get(DELIVERY_DATE),
                draft.get(CURRENCY),
                Parties.map(draft.all(PARTIES)),
                ResponseLines.numbered(draft.all(LINES), message),
                draft.all(CHARGES),
                draft.get(TOTAL),
                draft.all(NOTES.slot()));
    }
}
