package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.ArticleNumbers.articleNumbers;
import static io.crossdock.mappings.edifact.Day.day;
import static io.crossdock.mappings.edifact.Deliveries.deliveries;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Elements.measure;
import static io.crossdock.mappings.edifact.Elements.words;

import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Delivery;
import io.crossdock.mappings.canonical.OrderResponse;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The lines of an order response. */
final class OrderResponseLines {

    private static final Set<String> NOTHING_COMES = Set.of("rejected", "deleted");

    private static final String SUBSTITUTED = "substituted";

    /** What 1229 has no code for: the rest of the line says how it is changed. */
    private static final Set<String> CHANGED = Set.of("backordered", SUBSTITUTED, "delivered");

    private static final Slot.Shape<OrderResponse.Line> LINE = new Slot.Shape<>();
    private static final Articles<OrderResponse.Line> ARTICLE =
            Articles.in(LINE, OrderResponse.Line::number, OrderResponse.Line::article, Articles.BUYER);
    private static final Slot<OrderResponse.Line, String> STATUS = LINE.maybe("status", OrderResponseLines::status);
    private static final Slot<OrderResponse.Line, Identified> SUBSTITUTE =
            LINE.many("substitute.ids", line -> line.substitute()
                    .map(article -> Articles.numbers(article, Articles.BUYER))
                    .orElse(List.of()));
    private static final Slot<OrderResponse.Line, Quantity> ORDERED =
            LINE.maybe("ordered", OrderResponse.Line::ordered);
    private static final Slot<OrderResponse.Line, Quantity> QUANTITY =
            LINE.maybe("quantity", OrderResponse.Line::quantity);
    private static final Slot<OrderResponse.Line, Quantity> BACKORDERED =
            LINE.maybe("backordered", OrderResponse.Line::backordered);
    private static final Slot<OrderResponse.Line, LocalDate> DELIVERY_DATE =
            LINE.maybe("deliveryDate", OrderResponse.Line::deliveryDate);
    private static final Slot<OrderResponse.Line, BigDecimal> AMOUNT = LINE.maybe("amount", OrderResponse.Line::amount);
    private static final Slot<OrderResponse.Line, String> REASON = LINE.maybe("reason", OrderResponse.Line::reason);
    private static final Slot<OrderResponse.Line, String> NOTES = LINE.many("notes", OrderResponse.Line::notes);
    private static final Prices<OrderResponse.Line> PRICE =
            Prices.in(LINE, OrderResponse.Line::price, OrderResponse.Line::per, line -> Optional.empty());
    private static final Slot<OrderResponse.Line, Delivery> DELIVERIES =
            LINE.many("deliveries", OrderResponse.Line::deliveries);

    private static final Layout<OrderResponse.Line> LAYOUT = layout(
                    ARTICLE.item(at("LIN/1229", STATUS, Elements.knownCode("line-status"))),
                    segment(articleNumbers("PIA", SUBSTITUTE)).when("PIA/4347", "3"),
                    ARTICLE.additional(),
                    ARTICLE.description(),
                    segment(measure("QTY/6060", "QTY/6411", ORDERED)).when("QTY/6063", "21"),
                    segment(measure("QTY/6060", "QTY/6411", QUANTITY)).when("QTY/6063", "113", "12", "46"),
                    segment(measure("QTY/6060", "QTY/6411", BACKORDERED)).when("QTY/6063", "83"),
                    day(DELIVERY_DATE, "2", "67", "69"),
                    segment(at("MOA/5004", AMOUNT, Notation.number())).when("MOA/5025", "203"),
                    segment(words("FTX/4440", REASON)).when("FTX/4451", "ACD"),
                    segment(words("FTX/4440", NOTES)).with("FTX/4451", "AAI"),
                    PRICE.netPrice(),
                    PRICE.grossPrice(),
                    deliveries(DELIVERIES))
            .until("LIN", "UNS", "UNT");

    private OrderResponseLines() {}

    static <P> Group<P, OrderResponse.Line> lines(Slot<P, OrderResponse.Line> slot) {
        return group(LAYOUT, LINE, OrderResponseLines::build, slot);
    }

    private static Optional<String> status(OrderResponse.Line line) {
        return line.status().map(status -> CHANGED.contains(status) ? "changed" : status);
    }

    /** What a message that says only what was ordered means to come, it does not say: it is what was ordered. */
    private static Optional<OrderResponse.Line> build(Draft<OrderResponse.Line> draft, Message message, int segment) {
        if (draft.missing(ORDERED) && draft.missing(QUANTITY) && Articles.isHeading(message, segment)) {
            return Optional.empty();
        }
        List<Identified> substitute = draft.all(SUBSTITUTE);
        Optional<String> status =
                draft.get(STATUS).map(word -> word.equals("changed") && !substitute.isEmpty() ? SUBSTITUTED : word);
        boolean nothing = status.filter(NOTHING_COMES::contains).isPresent();
        Optional<Quantity> quantity = draft.get(QUANTITY).or(() -> nothing ? Optional.empty() : draft.get(ORDERED));
        return Optional.of(new OrderResponse.Line(
                ARTICLE.number(draft, message, segment),
                status,
                ARTICLE.read(draft, message, segment),
                substitute.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Article("", Identified.map(substitute), Optional.empty())),
                draft.get(ORDERED),
                quantity,
                draft.get(BACKORDERED),
                PRICE.price(draft, message, segment),
                draft.get(PRICE.per()),
                draft.get(AMOUNT),
                draft.get(DELIVERY_DATE),
                draft.all(DELIVERIES),
                draft.get(REASON),
                draft.all(NOTES)));
    }

    static BigDecimal sum(List<OrderResponse.Line> lines) {
        return lines.stream()
                .flatMap(line -> line.quantity().or(line::ordered).stream())
                .map(Quantity::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
