package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.articles;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.date;
import static io.crossdock.mappings.x12.Elements.knownCode;
import static io.crossdock.mappings.x12.Elements.measure;

import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.Stock;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An item of an inventory.
 *
 * @param places where it is, if the item says so itself
 * @param from its first segment
 * @param to the segment behind its last
 */
record InventoryItem(
        Article article,
        Map<String, PartyRef> places,
        Optional<String> lot,
        Optional<LocalDate> expiry,
        List<Bucket> buckets,
        int from,
        int to) {

    /** A quantity in one state: {@code on-hand}, {@code available}. */
    record Bucket(String state, Quantity quantity) {}

    private static final int PAIRS = 15;

    /** Who else an item names does not say where it is: the vendor, whom it goes to. */
    private static final Set<String> PLACE_ROLES = Set.of("warehouse", "store");

    private static final Slot.Shape<Bucket> BUCKET = new Slot.Shape<>();
    private static final Slot<Bucket, String> STATE = BUCKET.one("state", Bucket::state);
    private static final Slot<Bucket, Quantity> QUANTITY = BUCKET.one("quantity", Bucket::quantity);
    private static final Slot<Bucket, String> UNIT = BUCKET.read("unit");

    private static final Layout<Bucket> BUCKET_LAYOUT = layout(
                    segment(at("QTY01", STATE, knownCode("stock-bucket")), measure("QTY02", "QTY03", QUANTITY)),
                    segment(at("UIT01", UNIT)))
            .owning("UIT");

    private static final Slot.Shape<InventoryItem> ITEM = new Slot.Shape<>();
    private static final Slot<InventoryItem, Identified> IDS = ITEM.many("article.ids", InventoryItem::ids);
    private static final Slot<InventoryItem, String> NAME =
            ITEM.maybe("article.name", item -> item.article().name());
    private static final Slot<InventoryItem, LocalDate> EXPIRY = ITEM.maybe("expiry", InventoryItem::expiry);
    private static final Slot<InventoryItem, Bucket> BUCKETS = ITEM.many("buckets", InventoryItem::buckets);

    private static final Slot<InventoryItem, Parties.InRole> PLACES = ITEM.readAll("location");

    private static final Layout<InventoryItem> LAYOUT = layout(
                    segment(articles("LIN02", PAIRS, IDS)),
                    segment(at("PID05", NAME)).when("PID01", "F"),
                    segment(date("DTM02", EXPIRY)).when("DTM01", "036"),
                    group(BUCKET_LAYOUT, BUCKET, InventoryItem::bucket, BUCKETS).placed(bucket -> "." + bucket.state()),
                    Parties.parties(PLACES).only(place -> PLACE_ROLES.contains(place.role())))
            .until("LIN", "CTT", "SE");

    static <P> Group<P, InventoryItem> items(Slot<P, InventoryItem> slot) {
        return group(LAYOUT, ITEM, InventoryItem::build, slot);
    }

    private List<Identified> ids() {
        List<Identified> ids = new ArrayList<>(ArticleNumbers.of(article, "buyer"));
        lot.ifPresent(number -> ids.add(new Identified("lot", number)));
        return ids;
    }

    private static Optional<Bucket> bucket(Draft<Bucket> draft, Message message, int segment) {
        Optional<String> unit =
                draft.get(UNIT).map(code -> Elements.codes("unit").word(code).orElse(code));
        return draft.get(STATE).flatMap(state -> draft.get(QUANTITY)
                .map(quantity -> new Bucket(
                        state,
                        unit.map(own -> Quantity.of(quantity.value(), own)).orElse(quantity))));
    }

    private static Optional<InventoryItem> build(Draft<InventoryItem> draft, Message message, int segment) {
        Lines.requireArticle(draft, message, segment, IDS, NAME);
        if (draft.missing(BUCKETS)) {
            message.problem(
                    X12Faults.VALUE_MISSING,
                    segment,
                    Optional.empty(),
                    "the item has no quantity in a state that the hub knows");
        }
        Map<String, String> ids = new LinkedHashMap<>(Identified.map(draft.all(IDS)));
        Optional<String> lot = Optional.ofNullable(ids.remove("lot"));
        return Optional.of(new InventoryItem(
                new Article("", ids, draft.get(NAME)),
                Parties.map(draft.all(PLACES)),
                lot,
                draft.get(EXPIRY),
                draft.all(BUCKETS),
                segment,
                message.segment()));
    }

    Stock stock(String location, Optional<Instant> asOf, boolean test) {
        Map<String, BigDecimal> quantities = new LinkedHashMap<>();
        buckets.forEach(
                bucket -> quantities.merge(bucket.state(), bucket.quantity().value(), BigDecimal::add));
        return new Stock(
                Header.NEW.asTest(test),
                article,
                location,
                quantities,
                buckets.get(0).quantity().unit(),
                asOf,
                lot,
                expiry);
    }

    static InventoryItem of(Stock stock) {
        List<Bucket> buckets = new ArrayList<>();
        stock.buckets().forEach((state, value) -> buckets.add(new Bucket(state, Quantity.of(value, stock.unit()))));
        return new InventoryItem(stock.article(), Map.of(), stock.lot(), stock.expiry(), buckets, 0, 0);
    }
}
