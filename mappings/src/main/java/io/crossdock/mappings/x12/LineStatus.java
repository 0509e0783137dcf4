package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.articles;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.codes;
import static io.crossdock.mappings.x12.Elements.measure;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an ACK says of a line, or of a part of its quantity. */
record LineStatus(String status, Optional<Quantity> quantity, Optional<LocalDate> date, Optional<Article> substitute) {

    private static final String BACKORDERED = "backordered";
    private static final int PAIRS = 10;

    private static final Slot.Shape<LineStatus> SHAPE = new Slot.Shape<>();
    private static final Slot<LineStatus, String> STATUS = SHAPE.one("status", LineStatus::status);
    private static final Slot<LineStatus, Quantity> QUANTITY = SHAPE.maybe("quantity", LineStatus::quantity);
    private static final Slot<LineStatus, LocalDate> DATE = SHAPE.maybe("deliveryDate", LineStatus::date);
    private static final Slot<LineStatus, Identified> SUBSTITUTE =
            SHAPE.many("substitute.ids", said -> said.substitute()
                    .map(article -> ArticleNumbers.of(article, "buyer"))
                    .orElse(List.of()));

    private static final Layout<LineStatus> LAYOUT = layout(segment(
                            at("ACK01", STATUS, Notation.warnedCode(codes("line-status"))),
                            measure("ACK02", "ACK03", QUANTITY),
                            Elements.date("ACK05", DATE),
                            articles("ACK07", PAIRS, SUBSTITUTE))
                    .with("ACK04", said -> said.date().isPresent() ? "068" : "", "068", "067", "017", "002"))
            .owning();

    static Group<OrderResponse.Line, LineStatus> statuses(Slot<OrderResponse.Line, LineStatus> slot) {
        return group(LAYOUT, SHAPE, LineStatus::build, slot);
    }

    private static Optional<LineStatus> build(Draft<LineStatus> draft, Message message, int segment) {
        return draft.get(STATUS)
                .map(status -> new LineStatus(
                        status, draft.get(QUANTITY), draft.get(DATE), substitute(status, draft.all(SUBSTITUTE))));
    }

    /** Only a substitution names another article; else the numbers are those of the line again. */
    private static Optional<Article> substitute(String status, List<Identified> ids) {
        return status.equals("substituted") && !ids.isEmpty()
                ? Optional.of(new Article("", Identified.map(ids), Optional.empty()))
                : Optional.empty();
    }

    /** The segments that say what a line says. */
    static List<LineStatus> of(OrderResponse.Line line) {
        List<LineStatus> said = new ArrayList<>();
        Optional<String> status = line.status()
                .filter(word -> !word.equals(BACKORDERED) || line.backordered().isEmpty());
        if (split(line)) {
            line.deliveries()
                    .forEach(part -> said.add(new LineStatus(
                            part.status().or(() -> status).orElse("accepted"),
                            Optional.of(part.quantity()),
                            part.date(),
                            line.substitute())));
        } else {
            status.ifPresent(
                    word -> said.add(new LineStatus(word, line.quantity(), line.deliveryDate(), line.substitute())));
        }
        line.backordered()
                .ifPresent(later ->
                        said.add(new LineStatus(BACKORDERED, Optional.of(later), Optional.empty(), Optional.empty())));
        return said;
    }

    /** Whether the parts of a line have a status each. */
    static boolean split(OrderResponse.Line line) {
        return line.deliveries().stream().anyMatch(part -> part.status().isPresent());
    }

    boolean backordered() {
        return status.equals(BACKORDERED);
    }

    Optional<Delivery> delivery() {
        return quantity.map(part -> new Delivery(part, date, Optional.of(status)));
    }

    /** The quantity of all, in the unit of the first. */
    static Optional<Quantity> sum(List<LineStatus> all) {
        List<Quantity> quantities =
                all.stream().flatMap(each -> each.quantity().stream()).toList();
        if (quantities.size() < 2) {
            return quantities.stream().findFirst();
        }
        BigDecimal value = quantities.stream().map(Quantity::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        Quantity first = quantities.get(0);
        return Optional.of(new Quantity(
                value, first.unit(), first.sent().map(sent -> new Quantity.Sent(value, sent.unit(), sent.factor()))));
    }
}
