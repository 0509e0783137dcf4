package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.code;
import static io.crossdock.mappings.x12.Elements.date;

import io.crossdock.config.Kind;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.mappings.canonical.Stock;
import io.crossdock.mappings.edi.Content;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Slot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** 846, the stock of one location. Its date and time are in UTC, since X12 names no zone. */
final class InventoryAdvice implements TransactionSet {

    /** Whose stock a message tells of, the first that it names. */
    private static final List<String> LOCATIONS = List.of("warehouse", "store", "ship-from", "ship-to");

    private record Inventory(Optional<Instant> asOf, String location, List<InventoryItem> items, LocalDate today) {

        private Optional<LocalDateTime> time() {
            return asOf.map(instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        }

        private List<Parties.InRole> place() {
            return location.isEmpty()
                    ? List.of()
                    : List.of(new Parties.InRole("warehouse", PartyRef.of("buyer-assigned", location)));
        }
    }

    private static final Slot.Shape<Inventory> INVENTORY = new Slot.Shape<>();
    private static final Slot<Inventory, String> FUNCTION =
            INVENTORY.one("list (its purpose)", inventory -> "original");
    private static final Slot<Inventory, String> TYPE = INVENTORY.one("list (its type)", inventory -> "DD");
    private static final Slot<Inventory, String> NUMBER = INVENTORY.one(
            "list (its number)",
            inventory ->
                    inventory.time().map(time -> time.format(Notations.STAMP)).orElse("1"));
    private static final Slot<Inventory, LocalDate> DATE = INVENTORY.one(
            "asOf (the day)",
            inventory -> inventory.time().map(LocalDateTime::toLocalDate).orElse(inventory.today()));
    private static final Slot<Inventory, LocalTime> TIME =
            INVENTORY.maybe("asOf (the time)", inventory -> inventory.time().map(LocalDateTime::toLocalTime));
    private static final Slot<Inventory, Parties.InRole> PARTIES = INVENTORY.many("location", Inventory::place);
    private static final Slot<Inventory, InventoryItem> ITEMS = INVENTORY.many("items", Inventory::items);
    private static final Counts<Inventory> COUNTS =
            Counts.of(INVENTORY, inventory -> inventory.items().size());

    private static final Layout<Inventory> LAYOUT = layout(
            segment(
                    at("BIA01", FUNCTION, code("function")),
                    at("BIA02", TYPE),
                    at("BIA03", NUMBER),
                    date("BIA04", DATE),
                    at("BIA05", TIME, Notations.time())),
            Parties.parties(PARTIES),
            InventoryItem.items(ITEMS),
            COUNTS.rule());

    static final TransactionSet SET = new InventoryAdvice();

    private InventoryAdvice() {}

    @Override
    public String id() {
        return "846";
    }

    @Override
    public String group() {
        return "IB";
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.STOCK);
    }

    @Override
    public boolean lists() {
        return true;
    }

    @Override
    public Content read(Message message, X12Settings settings) {
        Draft<Inventory> draft = INVENTORY.draft();
        LAYOUT.read(message, draft);
        COUNTS.check(draft, message, draft.all(ITEMS).size());
        String location = location(Parties.map(draft.all(PARTIES))).orElse("");
        Optional<Instant> asOf = draft.get(DATE)
                .map(day ->
                        day.atTime(draft.get(TIME).orElse(LocalTime.MIDNIGHT)).toInstant(ZoneOffset.UTC));
        List<Item> items = draft.all(ITEMS).stream()
                .map(item -> new Item(
                        Optional.of(item.article().key()),
                        item.from(),
                        item.to(),
                        message.problems(item.from(), item.to()).isEmpty()
                                ? List.<Document>of(
                                        item.stock(location(item.places()).orElse(location), asOf, message.test()))
                                : List.<Document>of()))
                .toList();
        boolean whole = items.stream().noneMatch(item -> item.documents().isEmpty());
        boolean complete = whole && (settings.complete() || draft.get(FUNCTION).equals(Optional.of("replace")));
        return new Content(draft.get(NUMBER), items, snapshots(items, location, complete));
    }

    /** One a place; that of the header where no item is read. */
    private static List<Decoded.Snapshot> snapshots(List<Item> items, String location, boolean complete) {
        Map<String, Long> counts = new LinkedHashMap<>();
        items.stream()
                .flatMap(item -> item.documents().stream())
                .forEach(stock -> counts.merge(((Stock) stock).location(), 1L, Long::sum));
        if (counts.isEmpty()) {
            counts.put(location, 0L);
        }
        return counts.entrySet().stream()
                .map(each -> new Decoded.Snapshot(Kind.STOCK, each.getKey(), each.getValue(), complete))
                .toList();
    }

    private static Optional<String> location(Map<String, PartyRef> parties) {
        return LOCATIONS.stream()
                .filter(parties::containsKey)
                .map(role -> parties.getOrDefault(role, PartyRef.of("", "")).key())
                .filter(key -> !key.isEmpty())
                .findFirst();
    }

    @Override
    public List<List<Document>> messages(List<Document> documents) {
        return Batches.of(documents, document -> {
            Stock stock = (Stock) document;
            return List.of(stock.location(), stock.asOf().map(Instant::toString).orElse(""));
        });
    }

    @Override
    public void write(List<Document> documents, SegmentWriter out, LocalDate today, ZoneId zone) {
        documents.stream()
                .flatMap(document -> document.header().references().keySet().stream())
                .distinct()
                .forEach(scheme -> out.notWritten("the reference " + scheme));
        Stock first = (Stock) documents.get(0);
        LAYOUT.write(
                new Inventory(
                        first.asOf(),
                        first.location(),
                        documents.stream()
                                .map(document -> InventoryItem.of((Stock) document))
                                .toList(),
                        today),
                out);
    }

    @Override
    public List<String> explain() {
        return LAYOUT.explain();
    }
}
