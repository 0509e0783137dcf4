package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Elements.measure;
import static io.crossdock.mappings.edifact.Elements.words;
import static io.crossdock.mappings.edifact.Measurements.measurements;
import static io.crossdock.mappings.edifact.Moment.moment;

import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.Money;
import io.crossdock.mappings.canonical.Price;
import io.crossdock.mappings.canonical.Product;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines of a price catalogue: a product and its prices. */
final class CatalogueLines {

    private static final String DISCONTINUED = "discontinued";

    /** One line. */
    record Entry(String number, Product product, List<Tariff> tariffs) {}

    /** One PRI, and what belongs to it. */
    record Tariff(
            String type,
            BigDecimal amount,
            Optional<Quantity> per,
            Optional<String> currency,
            Optional<BigDecimal> minimum,
            Optional<BigDecimal> maximum,
            Optional<Instant> from,
            Optional<Instant> until) {

        static Tariff of(Price price) {
            return new Tariff(
                    price.type(),
                    price.amount().amount(),
                    price.per().equals(ONE) ? Optional.empty() : Optional.of(price.per()),
                    Optional.empty(),
                    price.minimum().map(Quantity::value),
                    price.maximum().map(Quantity::value),
                    price.from(),
                    price.until());
        }
    }

    private static final Quantity ONE = Quantity.of(BigDecimal.ONE, Quantity.PIECE);

    private static final Slot.Shape<Tariff> TARIFF = new Slot.Shape<>();
    private static final Slot<Tariff, String> TYPE = TARIFF.one("type", Tariff::type);
    private static final Slot<Tariff, BigDecimal> AMOUNT = TARIFF.one("amount.amount", Tariff::amount);
    private static final Slot<Tariff, Quantity> PER = TARIFF.maybe("per", Tariff::per);
    private static final Slot<Tariff, String> CURRENCY = TARIFF.maybe("amount.currency", Tariff::currency);
    private static final Slot<Tariff, BigDecimal> MINIMUM = TARIFF.maybe("minimum", Tariff::minimum);
    private static final Slot<Tariff, BigDecimal> MAXIMUM = TARIFF.maybe("maximum", Tariff::maximum);
    private static final Slot<Tariff, Instant> FROM = TARIFF.maybe("from", Tariff::from);
    private static final Slot<Tariff, Instant> UNTIL = TARIFF.maybe("until", Tariff::until);

    private static final Layout<Tariff> TARIFF_LAYOUT = layout(
                    segment(
                            at("PRI/5125", TYPE, Elements.warnedCode("price-type")),
                            at("PRI/5118", AMOUNT, Notation.number()),
                            measure("PRI/5284", "PRI/6411", PER)),
                    segment(at("CUX/6345", CURRENCY)).when("CUX/6347", "2").with("CUX/6343", "8"),
                    segment(at("RNG/6162", MINIMUM, Notation.number()), at("RNG/6152", MAXIMUM, Notation.number()))
                            .when("RNG/6167", "4"),
                    moment(FROM, Moment.Date.BEGIN, "194", "7"),
                    moment(UNTIL, Moment.Date.END, "206", "36"))
            .owning("APR");

    private static final Slot.Shape<Entry> ENTRY = new Slot.Shape<>();
    private static final Articles<Entry> ARTICLE =
            Articles.in(ENTRY, Entry::number, entry -> entry.product().article(), Articles.BUYER);
    private static final Slot<Entry, String> ACTION =
            ENTRY.maybe("product: status", entry -> entry.product().status().filter(DISCONTINUED::equals));
    private static final Slot<Entry, String> DESCRIPTION =
            ENTRY.maybe("product: description", entry -> entry.product().description());
    private static final Slot<Entry, Measurements.Named> MEASURES = ENTRY.many(
            "product: measures", entry -> Measurements.of(entry.product().measures()));
    private static final Slot<Entry, String> ORIGIN =
            ENTRY.maybe("product: origin", entry -> entry.product().origin());
    private static final Slot<Entry, Tariff> TARIFFS = ENTRY.many("price", Entry::tariffs);

    private static final Layout<Entry> LAYOUT = layout(
                    ARTICLE.item(at("LIN/1229", ACTION, Elements.knownCode("catalogue-action"))),
                    ARTICLE.additional(),
                    segment(words("IMD/7008", DESCRIPTION)).when("IMD/7077", "A"),
                    ARTICLE.description(),
                    measurements(MEASURES),
                    segment(at("ALI/3239", ORIGIN)),
                    group(TARIFF_LAYOUT, TARIFF, CatalogueLines::tariff, TARIFFS))
            .until("LIN", "PGI", "CNT", "UNS", "UNT");

    private CatalogueLines() {}

    static <P> Group<P, Entry> lines(Slot<P, Entry> slot) {
        return group(LAYOUT, ENTRY, CatalogueLines::entry, slot);
    }

    /** A price of a sort that is not known is told of, and stays unmapped. */
    private static Optional<Tariff> tariff(Draft<Tariff> draft, Message message, int segment) {
        Optional<String> type = draft.get(TYPE);
        return type.isEmpty()
                ? Optional.empty()
                : draft.get(AMOUNT)
                        .map(amount -> new Tariff(
                                type.get(),
                                amount,
                                draft.get(PER),
                                draft.get(CURRENCY),
                                draft.get(MINIMUM),
                                draft.get(MAXIMUM),
                                draft.get(FROM),
                                draft.get(UNTIL)));
    }

    /** A line that only says what is in the one before is no article of the catalogue, and stays unmapped. */
    private static Optional<Entry> entry(Draft<Entry> draft, Message message, int segment) {
        List<Tariff> tariffs = draft.all(TARIFFS);
        if (tariffs.isEmpty() && Articles.isSubLine(message, segment)) {
            return Optional.empty();
        }
        Article article = ARTICLE.read(draft, message, segment);
        Product product = new Product(
                Header.NEW,
                article,
                draft.get(DESCRIPTION),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Map.of(),
                draft.get(ACTION),
                List.of(),
                draft.get(ORIGIN),
                Measurements.map(draft.all(MEASURES)),
                List.of());
        return Optional.of(new Entry("", product, tariffs));
    }

    /** The prices of a line; without a currency there is none. */
    static List<Price> prices(Entry entry, PriceCatalogues.Common common, Message message) {
        List<Price> prices = new ArrayList<>();
        for (Tariff tariff : entry.tariffs()) {
            Optional<String> currency = tariff.currency().or(common::currency);
            if (currency.isEmpty()) {
                message.problem(Faults.CURRENCY, 0, Optional.empty(), "a price has no currency");
            }
            String unit = tariff.per().orElse(ONE).unit();
            prices.add(new Price(
                    message.header(Map.of()),
                    entry.product().article(),
                    tariff.type(),
                    common.list(),
                    common.customer(),
                    new Money(tariff.amount(), currency.orElse("")),
                    tariff.per().orElse(ONE),
                    false,
                    tariff.minimum().map(value -> Quantity.of(value, unit)),
                    tariff.maximum().map(value -> Quantity.of(value, unit)),
                    tariff.from().or(common::from),
                    tariff.until().or(common::until),
                    Optional.empty()));
        }
        return prices;
    }

    /** One entry an article: its product, or what its prices say of it. */
    static List<Entry> of(List<Document> documents) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Document document : documents) {
            if (document instanceof Product product) {
                entries.merge(
                        product.article().key(),
                        new Entry(next(entries), product, new ArrayList<>()),
                        (before, now) -> new Entry(before.number(), now.product(), before.tariffs()));
            } else if (document instanceof Price price) {
                entries.computeIfAbsent(
                                price.article().key(),
                                key -> new Entry(next(entries), bare(price.article()), new ArrayList<>()))
                        .tariffs()
                        .add(Tariff.of(price));
            }
        }
        return List.copyOf(entries.values());
    }

    private static String next(Map<String, Entry> entries) {
        return Integer.toString(entries.size() + 1);
    }

    private static Product bare(Article article) {
        return new Product(
                Header.NEW,
                article,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Map.of(),
                List.of());
    }

    static List<String> notWritten(Document document) {
        if (document instanceof Price price) {
            return notWritten(price);
        }
        return document instanceof Product product ? notWritten(product) : List.of();
    }

    /** The smallest and the largest quantity are told in the unit that the price is for. */
    private static List<String> notWritten(Price price) {
        List<String> lost = new ArrayList<>();
        String unit = price.per().unit();
        lostIf(
                price.minimum().filter(least -> !least.unit().equals(unit)).isPresent(),
                "the unit of the smallest quantity",
                lost);
        lostIf(
                price.maximum().filter(most -> !most.unit().equals(unit)).isPresent(),
                "the unit of the largest quantity",
                lost);
        price.promotion().ifPresent(value -> lost.add("the promotion of the price"));
        return lost;
    }

    private static List<String> notWritten(Product product) {
        List<String> lost = new ArrayList<>();
        product.brand().ifPresent(value -> lost.add("the brand"));
        product.unit().ifPresent(value -> lost.add("the base unit"));
        product.status().filter(status -> !status.equals(DISCONTINUED)).ifPresent(value -> lost.add("the status"));
        lostIf(!product.category().isEmpty(), "the category", lost);
        lostIf(!product.attributes().isEmpty(), "the attributes", lost);
        lostIf(!product.media().isEmpty(), "the media", lost);
        lostIf(!product.packs().isEmpty(), "the packs", lost);
        return lost;
    }

    private static void lostIf(boolean there, String what, List<String> lost) {
        if (there) {
            lost.add(what);
        }
    }
}
