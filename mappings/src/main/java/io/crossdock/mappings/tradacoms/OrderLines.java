package io.crossdock.mappings.tradacoms;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.tradacoms.Elements.at;
import static io.crossdock.mappings.tradacoms.Elements.implied;
import static io.crossdock.mappings.tradacoms.Elements.number;
import static io.crossdock.mappings.tradacoms.Elements.words;
import static io.crossdock.mappings.tradacoms.TradedQuantity.traded;

import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Measure;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The lines of an order: OLD, and the narratives to it. */
final class OrderLines {

    static final int PRICE_DECIMALS = 4;
    static final int DESCRIPTION_LINES = 2;

    private static final Slot.Shape<Order.Line> LINE = new Slot.Shape<>();
    private static final Slot<Order.Line, String> NUMBER = LINE.read("number");
    private static final Slot<Order.Line, Identified> IDS = LINE.readAll("article.ids");
    private static final Slot<Order.Line, String> NAME = LINE.read("article.name");
    private static final Slot<Order.Line, Quantity> QUANTITY = LINE.read("quantity");
    private static final Slot<Order.Line, BigDecimal> PRICE = LINE.read("price");
    private static final Slot<Order.Line, Quantity> PER = LINE.read("per");
    private static final Narrative<Order.Line> NARRATIVE = Narrative.in(LINE);

    private static final Layout<Order.Line> LAYOUT = layout(
                    segment(
                                    at("OLD/SEQA", NUMBER),
                                    number("OLD/SPRO1", "gtin", IDS),
                                    number("OLD/SPRO3", "gtin", IDS),
                                    number("OLD/CPRO1", "gtin", IDS),
                                    number("OLD/SPRO2", "supplier", IDS),
                                    number("OLD/CPRO2", "buyer", IDS),
                                    number("OLD/SACU", "consumer-unit", IDS),
                                    traded("OLD/OQTY", "OLD/OUCT", QUANTITY, PER),
                                    implied("OLD/OUCT1", PRICE_DECIMALS, PRICE),
                                    words("OLD/TDES", DESCRIPTION_LINES, NAME))
                            .with("OLD/UNOR1", none -> "", "1"),
                    NARRATIVE.rule("DNB", List.of("SEQA", "SEQB")))
            .owning();

    private OrderLines() {}

    static <P> Group<P, Order.Line> lines(Slot<P, Order.Line> slot) {
        return group(LAYOUT, LINE, OrderLines::build, slot);
    }

    private static Optional<Order.Line> build(Draft<Order.Line> draft, Message message, int segment) {
        Lines.require(draft, message, segment, QUANTITY, IDS, NAME);
        return Optional.of(new Order.Line(
                message.lineNumber(draft.get(NUMBER), segment),
                new Article("", Identified.map(draft.all(IDS)), draft.get(NAME)),
                draft.get(QUANTITY).orElse(Measure.NOTHING),
                draft.get(PRICE),
                draft.get(PER),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                draft.all(NARRATIVE.notes())));
    }
}
