package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.articles;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.measure;
import static io.crossdock.mappings.x12.Elements.number;

import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Delivery;
import io.crossdock.mappings.canonical.OrderResponse;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Rule;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines of an answer: what was ordered (PO1 or POC), and what is said to it (ACK). */
final class ResponseLines {

    private static final Slot.Shape<OrderResponse.Line> LINE = new Slot.Shape<>();
    private static final Slot<OrderResponse.Line, String> SUBLINES = LINE.readAll("sub-lines (left unmapped)");
    private static final Slot<OrderResponse.Line, String> NUMBER = LINE.one("number", OrderResponse.Line::number);
    private static final Slot<OrderResponse.Line, Quantity> ORDERED =
            LINE.maybe("ordered", OrderResponse.Line::ordered);
    private static final Slot<OrderResponse.Line, BigDecimal> PRICE = LINE.maybe("price", OrderResponse.Line::price);
    private static final Slot<OrderResponse.Line, BigDecimal> PER =
            LINE.maybe("per", line -> line.per().map(Quantity::value));
    private static final Slot<OrderResponse.Line, Identified> IDS =
            LINE.many("article.ids", line -> ArticleNumbers.of(line.article(), "buyer"));
    private static final Slot<OrderResponse.Line, String> NAME =
            LINE.maybe("article.name", line -> line.article().name());
    private static final Slot<OrderResponse.Line, BigDecimal> AMOUNT = LINE.maybe("amount", OrderResponse.Line::amount);
    private static final Slot<OrderResponse.Line, Delivery> DELIVERIES =
            LINE.many("deliveries", ResponseLines::scheduled);
    private static final Slot<OrderResponse.Line, LineStatus> STATUS = LINE.many("status", LineStatus::of);
    private static final Notes<OrderResponse.Line> NOTES = Notes.of(LINE, OrderResponse.Line::notes);

    private static final Rule<OrderResponse.Line> ORDERED_LINE = segment(
            at("PO101", NUMBER),
            measure("PO102", "PO103", ORDERED),
            number("PO104", PRICE),
            at("PO105", PER, Basis.notation()),
            articles("PO106", PurchaseOrderLines.PAIRS, IDS));

    private static final Rule<OrderResponse.Line> CHANGED_LINE = segment(
                    at("POC01", NUMBER),
                    measure("POC03", "POC05", ORDERED),
                    number("POC06", PRICE),
                    at("POC07", PER, Basis.notation()),
                    articles("POC08", PurchaseOrderLines.PAIRS, IDS))
            .with("POC02", "CA");

    private ResponseLines() {}

    /** The lines of 855, which repeat the order's. */
    static Group<Sheet<OrderResponse>, OrderResponse.Line> ordered(
            Slot<Sheet<OrderResponse>, OrderResponse.Line> slot) {
        return group(lines(ORDERED_LINE, "PO1"), LINE, ResponseLines::build, slot);
    }

    /** The lines of 865, which repeat the change's. */
    static Group<Sheet<OrderResponse>, OrderResponse.Line> changed(
            Slot<Sheet<OrderResponse>, OrderResponse.Line> slot) {
        return group(lines(CHANGED_LINE, "POC"), LINE, ResponseLines::build, slot);
    }

    private static Layout<OrderResponse.Line> lines(Rule<OrderResponse.Line> first, String tag) {
        return layout(
                        first,
                        segment(at("PID05", NAME)).when("PID01", "F"),
                        segment(number("AMT02", AMOUNT)).when("AMT01", "1"),
                        LineStatus.statuses(STATUS),
                        Deliveries.deliveries(DELIVERIES),
                        NOTES.head(),
                        NOTES.text(),
                        Sublines.sublines(SUBLINES))
                .until(tag, "CTT", "SE");
    }

    /** Parts with a status of their own are said by an ACK each. */
    private static List<Delivery> scheduled(OrderResponse.Line line) {
        return LineStatus.split(line) ? List.of() : line.deliveries();
    }

    private static Optional<OrderResponse.Line> build(Draft<OrderResponse.Line> draft, Message message, int segment) {
        Lines.requireArticle(draft, message, segment, IDS, NAME);
        List<LineStatus> said =
                draft.all(STATUS).stream().filter(each -> !each.backordered()).toList();
        Optional<LineStatus> main =
                said.stream().findFirst().or(() -> draft.all(STATUS).stream().findFirst());
        Optional<Quantity> ordered = draft.get(ORDERED);
        List<Delivery> parts = said.size() > 1
                ? said.stream().flatMap(each -> each.delivery().stream()).toList()
                : List.of();
        return Optional.of(new OrderResponse.Line(
                draft.get(NUMBER).orElse(""),
                main.map(LineStatus::status),
                new Article("", Identified.map(draft.all(IDS)), draft.get(NAME)),
                main.flatMap(LineStatus::substitute),
                ordered,
                LineStatus.sum(said),
                LineStatus.sum(draft.all(STATUS).stream()
                        .filter(LineStatus::backordered)
                        .toList()),
                draft.get(PRICE),
                ordered.flatMap(quantity -> Basis.per(draft.get(PER), quantity)),
                draft.get(AMOUNT),
                parts.isEmpty() ? main.flatMap(LineStatus::date) : Optional.<LocalDate>empty(),
                Stream.concat(parts.stream(), draft.all(DELIVERIES).stream()).toList(),
                Optional.empty(),
                draft.all(NOTES.slot())));
    }

    static List<OrderResponse.Line> numbered(List<OrderResponse.Line> lines, Message message) {
        return Numbering.of(lines, OrderResponse.Line::number, ResponseLines::renumbered, message);
    }

    private static OrderResponse.Line renumbered(OrderResponse.Line line, String number) {
        return new OrderResponse.Line(
                number,
                line.status(),
                line.article(),
                line.substitute(),
                line.ordered(),
                line.quantity(),
                line.backordered(),
                line.price(),
                line.per(),
                line.amount(),
                line.deliveryDate(),
                line.deliveries(),
                line.reason(),
                line.notes());
    }
}
