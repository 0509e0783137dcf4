package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Charges.charges;
import static io.crossdock.mappings.edifact.Day.day;
import static io.crossdock.mappings.edifact.Deliveries.deliveries;
import static io.crossdock.mappings.edifact.Deliveries.placed;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Elements.measure;
import static io.crossdock.mappings.edifact.Elements.words;
import static io.crossdock.mappings.edifact.Taxes.taxes;

import io.crossdock.mappings.canonical.Charge;
import io.crossdock.mappings.canonical.Delivery;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.Tax;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Measure;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Rule;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines of an order: LIN and what belongs to it. */
final class OrderLines {

    private static final Slot.Shape<Order.Line> LINE = new Slot.Shape<>();
    private static final Articles<Order.Line> ARTICLE =
            Articles.in(LINE, Order.Line::number, Order.Line::article, Articles.SUPPLIER);
    private static final Slot<Order.Line, Quantity> QUANTITY = LINE.one("quantity", Order.Line::quantity);
    private static final Slot<Order.Line, LocalDate> DELIVERY_DATE =
            LINE.maybe("deliveryDate", Order.Line::deliveryDate);
    private static final Slot<Order.Line, BigDecimal> AMOUNT = LINE.maybe("amount", Order.Line::amount);
    private static final Slot<Order.Line, String> NOTES = LINE.many("notes", Order.Line::notes);
    private static final Prices<Order.Line> PRICE =
            Prices.in(LINE, Order.Line::price, Order.Line::per, Order.Line::listPrice);
    private static final Slot<Order.Line, Tax> TAXES = LINE.many("taxes", Order.Line::taxes);
    private static final Slot<Order.Line, Charge> CHARGES = LINE.many("charges", Order.Line::charges);
    private static final Slot<Order.Line, Delivery> DELIVERIES = LINE.many("deliveries", Order.Line::deliveries);
    private static final Slot<Order.Line, Delivery> PLACED = LINE.readAll("deliveries");

    private static final Rule<Order.Line> QUANTITIES =
            segment(measure("QTY/6060", "QTY/6411", QUANTITY)).when("QTY/6063", "21", "1", "59");

    /** The place of 59 among these. */
    private static final int CONSUMER_UNITS = 2;

    private static final Layout<Order.Line> LAYOUT = layout(
                    ARTICLE.item(),
                    ARTICLE.additional(),
                    ARTICLE.description(),
                    QUANTITIES,
                    day(DELIVERY_DATE, "2", "64", "63"),
                    segment(at("MOA/5004", AMOUNT, Notation.number())).when("MOA/5025", "203"),
                    segment(words("FTX/4440", NOTES)).with("FTX/4451", "AAI"),
                    PRICE.netPrice(),
                    PRICE.grossPrice(),
                    taxes(TAXES),
                    charges(CHARGES),
                    placed(PLACED),
                    deliveries(DELIVERIES))
            .until("LIN", "UNS", "UNT");

    private OrderLines() {}

    static <P> Group<P, Order.Line> lines(Slot<P, Order.Line> slot) {
        return group(LAYOUT, LINE, OrderLines::build, slot);
    }

    private static Optional<Order.Line> build(Draft<Order.Line> draft, Message message, int segment) {
        boolean without = draft.missing(QUANTITY);
        if (without && Articles.isHeading(message, segment)) {
            return Optional.empty();
        }
        if (without) {
            message.problem(Faults.QUANTITY, segment, Optional.empty(), "the line has no quantity");
        }
        draft.choice(QUANTITIES)
                .filter(choice -> choice.rank() == CONSUMER_UNITS)
                .ifPresent(
                        choice -> message.warn(
                                Faults.CONSUMER_UNITS,
                                choice.segment(),
                                Optional.empty(),
                                "the line gives no ordered quantity (21); how many consumer units a traded unit has (59) is read for it"));
        return Optional.of(new Order.Line(
                ARTICLE.number(draft, message, segment),
                ARTICLE.read(draft, message, segment),
                draft.get(QUANTITY).orElse(Measure.NOTHING),
                PRICE.price(draft, message, segment),
                draft.get(PRICE.per()),
                draft.get(PRICE.gross()),
                draft.get(AMOUNT),
                draft.get(DELIVERY_DATE),
                Stream.concat(draft.all(PLACED).stream(), draft.all(DELIVERIES).stream())
                        .toList(),
                draft.all(TAXES),
                draft.all(CHARGES),
                draft.all(NOTES)));
    }
}
