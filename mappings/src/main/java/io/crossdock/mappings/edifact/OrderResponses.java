package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Charges.charges;
import static io.crossdock.mappings.edifact.Day.day;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Elements.constant;
import static io.crossdock.mappings.edifact.Elements.words;
import static io.crossdock.mappings.edifact.OrderResponseLines.lines;
import static io.crossdock.mappings.edifact.Parties.parties;
import static io.crossdock.mappings.edifact.References.datedReferences;

import io.crossdock.config.Kind;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.canonical.Charge;
import io.crossdock.mappings.canonical.OrderResponse;
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

/** ORDRSP as order responses. Where the message gives no verdict on the whole, its lines do. */
final class OrderResponses {

    private static final String ORIGINAL = "original";

    private record Sheet(OrderResponse response, String number, LocalDate date) {

        private List<References.Reference> references() {
            return References.joined(
                    List.of(new References.Reference(
                            References.ORDER, response.orderNumber(), Optional.empty(), response.orderDate())),
                    References.of(response.header().references()));
        }

        /** 1225 says either what becomes of the order, or what becomes of the response. */
        private Optional<String> function() {
            return Optional.of(response.function()).filter(function -> !function.equals(ORIGINAL));
        }

        private Optional<String> status() {
            return function().isPresent() ? Optional.empty() : Optional.of(response.status());
        }
    }

    private static final Slot.Shape<Sheet> RESPONSE = new Slot.Shape<>();
    private static final Slot<Sheet, String> TYPE =
            RESPONSE.one("type", sheet -> sheet.response().type());
    private static final Slot<Sheet, String> NUMBER = RESPONSE.one("orderResponseNumber", Sheet::number);
    private static final Slot<Sheet, String> STATUS = RESPONSE.maybe("status", Sheet::status);
    private static final Slot<Sheet, String> FUNCTION = RESPONSE.maybe("function", Sheet::function);
    private static final Slot<Sheet, LocalDate> DATE = RESPONSE.one("responseDate", Sheet::date);
    private static final Slot<Sheet, LocalDate> DELIVERY_DATE =
            RESPONSE.maybe("deliveryDate", sheet -> sheet.response().deliveryDate());
    private static final Slot<Sheet, String> NOTES =
            RESPONSE.many("notes", sheet -> sheet.response().notes());
    private static final Slot<Sheet, References.Reference> REFERENCES =
            RESPONSE.many("orderNumber, orderDate, header.references", Sheet::references);
    private static final Slot<Sheet, Parties.InRole> PARTIES =
            RESPONSE.many("parties", sheet -> Parties.of(sheet.response().parties()));
    private static final Slot<Sheet, String> CURRENCY =
            RESPONSE.maybe("currency", sheet -> sheet.response().currency());
    private static final Slot<Sheet, Charge> CHARGES =
            RESPONSE.many("charges", sheet -> sheet.response().charges());
    private static final Slot<Sheet, OrderResponse.Line> LINES =
            RESPONSE.many("lines", sheet -> sheet.response().lines());
    private static final Slot<Sheet, BigDecimal> TOTAL =
            RESPONSE.maybe("total", sheet -> sheet.response().total());
    private static final Controls<Sheet> CONTROLS =
            Controls.in(RESPONSE, sheet -> sheet.response().lines().size());

    private static final Layout<Sheet> LAYOUT = layout(
            segment(
                    at("BGM/1001", TYPE, Elements.knownCode("response-type")),
                    at("BGM/1004", NUMBER),
                    at("BGM/1225", STATUS, Elements.knownCode("response-status")),
                    at("BGM/1225", FUNCTION, Elements.knownCode("function"))),
            day(DATE, "137", "4"),
            day(DELIVERY_DATE, "2", "67", "69"),
            segment(words("FTX/4440", NOTES)).with("FTX/4451", "AAI"),
            datedReferences(REFERENCES),
            parties(PARTIES),
            segment(at("CUX/6345", CURRENCY)).when("CUX/6347", "2").with("CUX/6343", from -> "9", "9", "4"),
            charges(CHARGES),
            lines(LINES),
            constant("UNS/0081", "S"),
            segment(at("MOA/5004", TOTAL, Notation.number())).when("MOA/5025", "86", "128", "79"),
            CONTROLS.counted(),
            CONTROLS.summed());

    static final Mapping MAPPING = new Single<>(
            Mapping.Title.of("ORDRSP", "Purchase order response", "EAN005", "EAN009"),
            Kind.ORDER_RESPONSE,
            OrderResponse.class,
            RESPONSE,
            LAYOUT,
            NUMBER,
            OrderResponses::sheet,
            OrderResponses::response,
            OrderResponses::notWritten);

    private OrderResponses() {}

    private static List<String> notWritten(OrderResponse response) {
        return Stream.concat(
                        response.function().equals(ORIGINAL) ? Stream.of() : Stream.of("what becomes of the order"),
                        response.lines().stream().flatMap(line -> Deliveries.notWritten(line.deliveries())))
                .distinct()
                .toList();
    }

    private static Sheet sheet(OrderResponse response, Context context) {
        return new Sheet(
                response,
                response.orderResponseNumber().orElse(response.orderNumber()),
                response.responseDate().orElseGet(context::today));
    }

    private static OrderResponse response(Draft<Sheet> draft, Message message) {
        List<References.Reference> references = draft.all(REFERENCES);
        Optional<References.Reference> order = References.first(references, References.ORDER);
        if (order.isEmpty()) {
            message.problem(
                    Faults.ORDER_REFERENCE, 0, Optional.empty(), "the message does not say which order it answers");
        }
        List<OrderResponse.Line> lines = draft.all(LINES);
        CONTROLS.check(draft, message, () -> OrderResponseLines.sum(lines));
        return new OrderResponse(
                message.header(References.others(references, References.ORDER)),
                draft.get(NUMBER),
                order.map(References.Reference::number).orElse(""),
                draft.get(TYPE).orElse("order"),
                draft.get(FUNCTION).orElse(ORIGINAL),
                draft.get(STATUS).orElseGet(() -> verdict(lines)),
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

    private static String verdict(List<OrderResponse.Line> lines) {
        List<String> all = lines.stream()
                .map(line -> line.status().orElse("received"))
                .distinct()
                .toList();
        if (all.isEmpty() || all.equals(List.of("received"))) {
            return "received";
        }
        return all.equals(List.of("accepted")) || all.equals(List.of("rejected")) ? all.get(0) : "changed";
    }
}
