package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.knownCode;

import io.crossdock.config.Kind;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Price;
import io.crossdock.mappings.edi.Content;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Slot;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** 832, a list of products and prices. */
final class PriceCatalog implements TransactionSet {

    /** What a list says of itself. */
    private record Catalog(Optional<String> name, Optional<String> currency, List<CatalogItem> items) {}

    private static final Slot.Shape<Catalog> CATALOG = new Slot.Shape<>();
    private static final Slot<Catalog, String> TYPE = CATALOG.one("list (its type)", catalog -> "PC");
    private static final Slot<Catalog, String> NAME = CATALOG.maybe("price.list", Catalog::name);
    private static final Slot<Catalog, String> PURPOSE = CATALOG.one("list (its purpose)", catalog -> "original");
    private static final Slot<Catalog, String> CURRENCY = CATALOG.maybe("price.amount.currency", Catalog::currency);
    private static final Slot<Catalog, CatalogItem> ITEMS = CATALOG.many("items", Catalog::items);
    private static final Counts<Catalog> COUNTS =
            Counts.of(CATALOG, catalog -> catalog.items().size());

    private static final Layout<Catalog> LAYOUT = layout(
            segment(at("BCT01", TYPE), at("BCT02", NAME), at("BCT10", PURPOSE, knownCode("function"))),
            segment(at("CUR02", CURRENCY)).with("CUR01", "SE"),
            CatalogItem.items(ITEMS),
            COUNTS.rule());

    static final TransactionSet SET = new PriceCatalog();

    private PriceCatalog() {}

    @Override
    public String id() {
        return "832";
    }

    @Override
    public String group() {
        return "SC";
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.PRODUCT, Kind.PRICE);
    }

    @Override
    public boolean lists() {
        return true;
    }

    @Override
    public Content read(Message message, X12Settings settings) {
        Draft<Catalog> draft = CATALOG.draft();
        LAYOUT.read(message, draft);
        COUNTS.check(draft, message, draft.all(ITEMS).size());
        Optional<String> currency = draft.get(CURRENCY).or(settings::currency);
        List<Item> items = new ArrayList<>();
        for (CatalogItem item : draft.all(ITEMS)) {
            items.add(item(item, draft.get(NAME), currency, settings.carries(), message));
        }
        boolean whole = items.stream()
                .allMatch(item -> message.problems(item.from(), item.to()).isEmpty());
        boolean complete = whole && (settings.complete() || draft.get(PURPOSE).equals(Optional.of("replace")));
        List<Decoded.Snapshot> snapshots = new ArrayList<>();
        for (Kind kind : List.of(Kind.PRODUCT, Kind.PRICE)) {
            if (settings.carries().contains(kind)) {
                long count = items.stream()
                        .flatMap(item -> item.documents().stream())
                        .filter(document -> document.kind() == kind)
                        .count();
                snapshots.add(new Decoded.Snapshot(kind, draft.get(NAME).orElse(""), count, complete));
            }
        }
        return new Content(draft.get(NAME), items, snapshots);
    }

    private static Item item(
            CatalogItem item, Optional<String> list, Optional<String> currency, Set<Kind> carries, Message message) {
        boolean prices = carries.contains(Kind.PRICE) && !item.prices().isEmpty();
        if (prices && currency.isEmpty()) {
            message.problem(
                    X12Faults.CURRENCY, item.from(), Optional.empty(), "the list names no currency for its prices");
        }
        List<Document> documents = new ArrayList<>();
        if (message.problems(item.from(), item.to()).isEmpty()) {
            if (carries.contains(Kind.PRODUCT)) {
                documents.add(item.product(message.test()));
            }
            if (prices) {
                item.prices()
                        .forEach(price -> documents.add(
                                price.document(item.article(), list, currency.orElse(""), message.test())));
            }
        }
        return new Item(Optional.of(item.article().key()), item.from(), item.to(), documents);
    }

    /** Prices of one list and one currency stand in one message. */
    @Override
    public List<List<Document>> messages(List<Document> documents) {
        return Batches.of(
                documents,
                document -> document instanceof Price price
                        ? List.of(price.list().orElse(""), price.amount().currency())
                        : List.of());
    }

    @Override
    public void write(List<Document> documents, SegmentWriter out, LocalDate today, ZoneId zone) {
        Optional<Price> first = documents.stream()
                .filter(Price.class::isInstance)
                .map(Price.class::cast)
                .findFirst();
        documents.forEach(document -> CatalogItem.warn(document, out));
        LAYOUT.write(
                new Catalog(
                        first.flatMap(Price::list),
                        first.map(price -> price.amount().currency()),
                        CatalogItem.of(documents)),
                out);
    }

    @Override
    public List<String> explain() {
        return LAYOUT.explain();
    }
}
