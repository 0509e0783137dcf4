package io.crossdock.mappings.tradacoms;

import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.tradacoms.Elements.at;
import static io.crossdock.mappings.tradacoms.Elements.count;
import static io.crossdock.mappings.tradacoms.Elements.date;
import static io.crossdock.mappings.tradacoms.Elements.lines;

import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ORDERS, an order of an order file. */
final class Orders implements Details {

    private static final int INSTRUCTIONS = 4;

    private static final Slot.Shape<Order> ORDER = new Slot.Shape<>();
    private static final Slot<Order, PartyRef> LOCATION = ORDER.readAll("parties.ship-to");
    private static final Slot<Order, String> NUMBER = ORDER.read("orderNumber");
    private static final Slot<Order, String> SUPPLIER_ORDER = ORDER.read("header.references.supplier-order");
    private static final Slot<Order, LocalDate> ORDER_DATE = ORDER.read("orderDate");
    private static final Slot<Order, LocalDate> DELIVERY_DATE = ORDER.read("deliveryDate");
    private static final Slot<Order, String> CURRENCY = ORDER.read("currency");
    private static final Narrative<Order> NARRATIVE = Narrative.in(ORDER);
    private static final Slot<Order, Order.Line> LINES = ORDER.readAll("lines");
    private static final Slot<Order, BigDecimal> COUNT = ORDER.read("lines (their number)");

    private static final Layout<Order> LAYOUT = layout(
            Parties.location(LOCATION),
            segment(at("ORD/ORNO1", NUMBER), at("ORD/ORNO2", SUPPLIER_ORDER), date("ORD/ORNO3", ORDER_DATE)),
            segment(
                            date("DIN/EDAT", DELIVERY_DATE),
                            Elements.again("DIN/LDAT", DELIVERY_DATE, Notations.date()),
                            lines("DIN/DINS", INSTRUCTIONS, NARRATIVE.notes()))
                    .with("DIN/03", none -> "", "0000"),
            NARRATIVE.rule("DNA", List.of("SEQA"), Narrative.registered("DNA", Narrative.CURRENCY, CURRENCY)),
            OrderLines.lines(LINES),
            segment(count("OTR/01", COUNT)));

    @Override
    public String type() {
        return "ORDERS";
    }

    @Override
    public List<String> explain() {
        return LAYOUT.explain();
    }

    @Override
    public Reading read(Message message, FileHeader file, String currency) {
        Draft<Order> draft = ORDER.draft();
        LAYOUT.read(message, draft);
        Lines.requireDocument(draft, message, "ORD", NUMBER, LINES);
        List<Order.Line> lines = draft.all(LINES);
        draft.get(COUNT)
                .filter(said -> said.compareTo(BigDecimal.valueOf(lines.size())) != 0)
                .ifPresent(said -> message.miscount(
                        message.last("OTR"),
                        Optional.of(AnaTradacoms.position("OTR/01")),
                        "OTR counts " + said.toPlainString() + " lines, there are " + lines.size()));
        Map<String, String> references = draft.get(SUPPLIER_ORDER)
                .map(number -> Map.of("supplier-order", number))
                .orElse(Map.of());
        Order order = new Order(
                message.header(file.with(references)),
                draft.get(NUMBER).orElse(""),
                "standard",
                file.function(),
                Optional.empty(),
                Optional.empty(),
                draft.get(ORDER_DATE).or(file::created),
                draft.get(DELIVERY_DATE),
                Optional.empty(),
                Optional.of(draft.get(CURRENCY).or(file::currency).orElse(currency)),
                false,
                List.of(),
                Optional.empty(),
                file.with(draft.all(LOCATION)),
                lines,
                List.of(),
                List.of(),
                Optional.empty(),
                file.before(draft.all(NARRATIVE.notes())));
        return new Reading(draft.get(NUMBER), order, Figures.NONE);
    }
}
