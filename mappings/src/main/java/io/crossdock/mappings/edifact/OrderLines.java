package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.ArticleNumbers.articleNumbers;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Elements.measure;
import static io.crossdock.mappings.edifact.Elements.words;

import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.Tax;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Rule;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of an order: LIN and what belongs to it. */
final class OrderLines {

    /** Begins the scheme of a number in LIN whose code (7143) has no scheme here: it still names the article. */
    private static final String OTHER = "item-";

    private static final Position LEVEL = Elements.position("LIN/1222");
    private static final Position PRICE_TYPE = Elements.position("PRI/5125");

    private static final Slot.Shape<Tax> TAX = new Slot.Shape<>();
    private static final Slot<Tax, String> TAX_TYPE = TAX.one("type", Tax::type);
    private static final Slot<Tax, BigDecimal> TAX_RATE = TAX.maybe("rate", Tax::rate);
    private static final Slot<Tax, String> TAX_CATEGORY = TAX.maybe("category", Tax::category);
    private static final Slot<Tax, BigDecimal> TAX_AMOUNT = TAX.maybe("amount", Tax::amount);

    private static final Layout<Tax> TAX_LAYOUT = layout(
                    segment(
                                    at("TAX/5153", TAX_TYPE),
                                    at("TAX/5278", TAX_RATE, Notation.number()),
                                    at("TAX/5305", TAX_CATEGORY, Elements.knownCode("tax-category")))
                            .when("TAX/5283", "7"),
                    segment(at("MOA/5004", TAX_AMOUNT, Notation.number())).when("MOA/5025", "124"))
            .owning("LOC");

    private static final Slot.Shape<Order.Line> LINE = new Slot.Shape<>();
    private static final Slot<Order.Line, String> NUMBER = LINE.one("number", Order.Line::number);
    private static final Slot<Order.Line, Identified> IDS = LINE.many("article.ids", OrderLines::others);
    private static final Slot<Order.Line, String> NAME =
            LINE.maybe("article.name", line -> line.article().name());
    private static final Slot<Order.Line, Quantity> QUANTITY = LINE.one("quantity", Order.Line::quantity);
    private static final Slot<Order.Line, LocalDate> DELIVERY_DATE =
            LINE.maybe("deliveryDate", Order.Line::deliveryDate);
    private static final Slot<Order.Line, BigDecimal> AMOUNT = LINE.maybe("amount", Order.Line::amount);
    private static final Slot<Order.Line, String> NOTES = LINE.many("notes", Order.Line::notes);
    private static final Slot<Order.Line, BigDecimal> PRICE = LINE.maybe("price", Order.Line::price);
    private static final Slot<Order.Line, Quantity> PER = LINE.maybe("per", Order.Line::per);
    private static final Slot<Order.Line, Tax> TAXES = LINE.many("taxes", Order.Line::taxes);

    private static final Rule<Order.Line> PRICES = segment(
                    at("PRI/5118", PRICE, Notation.number()), measure("PRI/5284", "PRI/6411", PER))
            .when("PRI/5125", "AAA", "AAB");

    private static final Layout<Order.Line> LAYOUT = layout(
                    segment(
                            at("LIN/1082", NUMBER),
                            articleNumbers("LIN", IDS.showing(OrderLines::main)).orElse(OTHER)),
                    segment(articleNumbers("PIA", IDS)).with("PIA/4347", OrderLines::piaFunction, "1", "5"),
                    segment(words("IMD/7008", NAME)).with("IMD/7077", "F"),
                    segment(measure("QTY/6060", "QTY/6411", QUANTITY)).when("QTY/6063", "21", "1", "59"),
                    segment(new Day<>(DELIVERY_DATE)).when("DTM/2005", "2", "64", "63"),
                    segment(at("MOA/5004", AMOUNT, Notation.number())).when("MOA/5025", "203"),
                    segment(words("FTX/4440", NOTES)).with("FTX/4451", "AAI"),
                    PRICES,
                    group(TAX_LAYOUT, TAX, OrderLines::tax, TAXES))
            .until("LIN", "UNS", "UNT");

    private OrderLines() {}

    static <P> Group<P, Order.Line> lines(Slot<P, Order.Line> slot) {
        return group(LAYOUT, LINE, OrderLines::build, slot);
    }

    /** The number in LIN; EANCOM wants no other than the GTIN there. */
    private static List<Identified> main(Order.Line line) {
        return Identified.of(line.article().ids()).stream()
                .filter(id -> ArticleNumbers.isGtin(id) || id.scheme().startsWith(OTHER))
                .limit(1)
                .toList();
    }

    /** 4347: the numbers of PIA stand beside that of LIN (1), or for it (5). */
    private static String piaFunction(Order.Line line) {
        return main(line).isEmpty() ? "5" : "1";
    }

    /** The supplier reads our orders: the number that he knows an article by is the supplier's. */
    private static List<Identified> others(Order.Line line) {
        List<Identified> ids = new ArrayList<>(Identified.of(line.article().ids()));
        line.article().number("receiver").ifPresent(number -> {
            ids.removeIf(id -> id.scheme().equals("receiver") || id.scheme().equals("supplier"));
            ids.add(0, new Identified("supplier", number));
        });
        ids.removeAll(main(line));
        return ids;
    }

    private static Optional<Tax> tax(Draft<Tax> draft, Message message, int segment) {
        return draft.get(TAX_TYPE)
                .map(type -> new Tax(
                        type, draft.get(TAX_CATEGORY), draft.get(TAX_RATE), Optional.empty(), draft.get(TAX_AMOUNT)));
    }

    private static Optional<Order.Line> build(Draft<Order.Line> draft, Message message, int segment) {
        if (draft.missing(QUANTITY)
                && message.text(message.part(segment, LEVEL)).equals("0")) {
            message.warn(
                    Faults.HEADING, segment, Optional.of(LEVEL), "the line has no quantity and heads a configuration");
            return Optional.empty();
        }
        if (draft.missing(QUANTITY)) {
            message.problem(Faults.QUANTITY, segment, Optional.empty(), "the line has no quantity");
        }
        if (draft.missing(IDS) && draft.missing(NAME)) {
            message.problem(Faults.ARTICLE, segment, Optional.empty(), "the line names no article");
        }
        draft.choice(PRICES)
                .filter(choice -> choice.rank() > 0)
                .ifPresent(choice -> message.warn(
                        Faults.GROSS, choice.segment(), Optional.of(PRICE_TYPE), "the line has no net price (AAA)"));
        Quantity quantity = draft.get(QUANTITY).orElseGet(() -> Quantity.of(BigDecimal.ZERO, Quantity.PIECE));
        return Optional.of(new Order.Line(
                draft.get(NUMBER).orElse(""),
                new Article("", Identified.map(draft.all(IDS)), draft.get(NAME)),
                quantity,
                draft.get(PRICE),
                draft.get(PER),
                Optional.empty(),
                draft.get(AMOUNT),
                draft.get(DELIVERY_DATE),
                List.of(),
                draft.all(TAXES),
                List.of(),
                draft.all(NOTES)));
    }
}
