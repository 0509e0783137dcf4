package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edi.WriteOnly.writeOnly;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.InventoryLines.lines;
import static io.crossdock.mappings.edifact.Moment.moment;

import io.crossdock.config.Kind;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Stock;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * INVRPT as stocks, one for each line. Where a line names no place, it is that of the party that keeps the goods. A time of day makes
 * the instant that the figures speak of; a mere date does not, since two reports of one day could not be told apart.
 */
final class InventoryReports implements Mapping {

    static final Mapping MAPPING = new InventoryReports();

    private record Sheet(List<Stock> stocks, Context context) {}

    private static final Slot.Shape<Sheet> REPORT = new Slot.Shape<>();
    private static final Slot<Sheet, String> NUMBER =
            REPORT.one("(the list's number)", sheet -> sheet.context().reference());
    private static final Slot<Sheet, LocalDate> DATE =
            REPORT.one("(the list's date)", sheet -> sheet.context().today());
    private static final Slot<Sheet, Instant> AS_OF = REPORT.maybe("asOf", sheet -> Optional.empty());
    private static final Slot<Sheet, String> KEEPER = REPORT.maybe("location", sheet -> Optional.empty());
    private static final Slot<Sheet, InventoryLines.Line> STOCKS =
            REPORT.many("stock", sheet -> InventoryLines.of(sheet.stocks()));

    private static final Layout<Sheet> LAYOUT = layout(
            segment(writeOnly(at("BGM/1004", NUMBER))).with("BGM/1001", "35").with("BGM/1225", "9"),
            segment(writeOnly(new Day<>(DATE))).when("DTM/2005", "137"),
            moment(AS_OF, Moment.Date.NONE, "366"),
            segment(at("NAD/3039", KEEPER)).when("NAD/3035", "WH", "SN").with("NAD/3055", from -> "", "9", "91", "92"),
            lines(STOCKS));

    private InventoryReports() {}

    @Override
    public Title title() {
        return Title.of("INVRPT", "Inventory report", "EAN004", "EAN008");
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.STOCK);
    }

    @Override
    public List<List<Document>> messages(List<Document> documents) {
        return documents.isEmpty() ? List.of() : List.of(documents);
    }

    @Override
    public List<String> explain() {
        return LAYOUT.explain();
    }

    @Override
    public Reading read(Message message) {
        Draft<Sheet> draft = REPORT.draft();
        LAYOUT.read(message, draft);
        message.single(Segments.tag("BGM"));
        String place = draft.get(KEEPER).orElse("");
        List<Document> stocks = new ArrayList<>();
        Map<String, Long> places = new LinkedHashMap<>();
        for (InventoryLines.Line line : draft.all(STOCKS)) {
            Stock stock = line.stock();
            Stock placed = stock.location().isEmpty() ? stock.at(place) : stock;
            Stock dated = placed.asOf(placed.asOf().or(() -> draft.get(AS_OF)));
            stocks.add(dated.withHeader(message.header(Map.of())));
            places.merge(dated.location(), 1L, Long::sum);
        }
        if (stocks.isEmpty()) {
            message.problem(Faults.NO_LINES, 0, Optional.empty(), "the report has no lines");
        }
        return new Reading(message.value(Segments.tag("BGM"), Elements.position("BGM/1004")), stocks, lists(places));
    }

    private static List<Decoded.Snapshot> lists(Map<String, Long> places) {
        return places.entrySet().stream()
                .map(place -> new Decoded.Snapshot(Kind.STOCK, place.getKey(), place.getValue(), false))
                .toList();
    }

    @Override
    public void write(List<Document> documents, Context context, SegmentWriter out) {
        documents.stream().flatMap(References::notWritten).distinct().forEach(out::notWritten);
        LAYOUT.write(new Sheet(documents.stream().map(Stock.class::cast).toList(), context), out);
    }
}
