package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.articles;
import static io.crossdock.mappings.x12.Elements.at;

import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.Price;
import io.crossdock.mappings.canonical.Product;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An item of a list: the article, and its prices.
 *
 * @param from its first segment
 * @param to the segment behind its last
 */
record CatalogItem(Article article, Optional<String> description, List<CatalogPrice> prices, int from, int to) {

    private static final int PAIRS = 15;

    private static final Slot.Shape<CatalogItem> ITEM = new Slot.Shape<>();
    private static final Slot<CatalogItem, Identified> IDS =
            ITEM.many("article.ids", item -> ArticleNumbers.of(item.article(), "buyer"));
    private static final Slot<CatalogItem, String> DESCRIPTION =
            ITEM.maybe("product.description", CatalogItem::description);
    private static final Slot<CatalogItem, String> NAME =
            ITEM.maybe("article.name", item -> item.article().name());
    private static final Slot<CatalogItem, CatalogPrice> PRICES = ITEM.many("prices", CatalogItem::prices);

    private static final Layout<CatalogItem> LAYOUT = layout(
                    segment(articles("LIN02", PAIRS, IDS)),
                    segment(at("PID05", DESCRIPTION)).when("PID02", "GEN").with("PID01", "F"),
                    segment(at("PID05", NAME)).when("PID01", "F"),
                    CatalogPrice.priced(PRICES))
            .until("LIN", "CTT", "SE");

    static <P> Group<P, CatalogItem> items(Slot<P, CatalogItem> slot) {
        return group(LAYOUT, ITEM, CatalogItem::build, slot);
    }

    private static Optional<CatalogItem> build(Draft<CatalogItem> draft, Message message, int segment) {
        if (draft.missing(IDS)) {
            message.problem(X12Faults.ARTICLE, segment, Optional.empty(), "the item has no article number");
        }
        return Optional.of(new CatalogItem(
                new Article("", Identified.map(draft.all(IDS)), draft.get(NAME)),
                draft.get(DESCRIPTION),
                draft.all(PRICES),
                segment,
                message.segment()));
    }

    Product product(boolean test) {
        return new Product(
                Header.NEW.asTest(test),
                article,
                description,
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

    /** The items that documents make: a product and the prices that follow it, where they are of the same article. */
    static List<CatalogItem> of(List<Document> documents) {
        List<CatalogItem> items = new ArrayList<>();
        for (Document document : documents) {
            Article article = document.articles().findFirst().orElseThrow();
            boolean goesOn = document instanceof Price
                    && !items.isEmpty()
                    && items.get(items.size() - 1).article().equals(article);
            if (!goesOn) {
                Optional<String> description =
                        document instanceof Product product ? product.description() : Optional.empty();
                items.add(new CatalogItem(article, description, new ArrayList<>(), 0, 0));
            }
            if (document instanceof Price price) {
                items.get(items.size() - 1).prices().add(CatalogPrice.of(price));
            }
        }
        return items;
    }

    static void warn(Document document, SegmentWriter out) {
        document.header().references().keySet().forEach(scheme -> out.notWritten("the reference " + scheme));
        if (document instanceof Price price) {
            CatalogPrice.warn(price, out);
        } else if (document instanceof Product product) {
            warn(product, out);
        }
    }

    private static void warn(Product product, SegmentWriter out) {
        product.brand().ifPresent(value -> out.notWritten("the brand"));
        product.unit().ifPresent(value -> out.notWritten("the base unit"));
        product.status().ifPresent(value -> out.notWritten("the status"));
        product.origin().ifPresent(value -> out.notWritten("the origin"));
        if (!product.category().isEmpty()) {
            out.notWritten("the category");
        }
        if (!product.attributes().isEmpty()) {
            out.notWritten("the attributes");
        }
        if (!product.media().isEmpty()) {
            out.notWritten("the media");
        }
        if (!product.measures().isEmpty()) {
            out.notWritten("the measures");
        }
        if (!product.packs().isEmpty()) {
            out.notWritten("the packs");
        }
    }
}
