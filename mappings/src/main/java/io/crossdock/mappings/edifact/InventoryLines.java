package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Buckets.buckets;
import static io.crossdock.mappings.edifact.Day.day;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Moment.moment;
import static io.crossdock.mappings.edifact.References.references;
import static io.crossdock.mappings.edifact.Serials.serials;

import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.Stock;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Slot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The lines of an inventory report: each the stock of one article at one place. */
final class InventoryLines {

    /** A stock and its place in the list. */
    record Line(String number, Stock stock) {

        private <V> Optional<V> maybe(Function<Stock, Optional<V>> value) {
            return value.apply(stock);
        }
    }

    private static final Slot.Shape<Line> LINE = new Slot.Shape<>();
    private static final Articles<Line> ARTICLE =
            Articles.in(LINE, Line::number, line -> line.stock().article(), Articles.BUYER);
    private static final Slot<Line, LocalDate> EXPIRY = LINE.maybe("expiry", line -> line.maybe(Stock::expiry));
    private static final Slot<Line, Instant> AS_OF = LINE.maybe("asOf", line -> line.maybe(Stock::asOf));
    private static final Slot<Line, String> LOT = LINE.maybe("lot", line -> line.maybe(Stock::lot));
    private static final Slot<Line, Buckets.Bucket> BUCKETS = LINE.many(
            "buckets, unit",
            line -> Buckets.of(line.stock().buckets(), line.stock().unit()));
    private static final Slot<Line, String> LOCATION =
            LINE.maybe("location", line -> Optional.of(line.stock().location()).filter(place -> !place.isEmpty()));
    private static final Slot<Line, References.Reference> REFERENCES = LINE.many("lot", line -> List.of());

    private static final Layout<Line> LAYOUT = layout(
                    ARTICLE.item(),
                    ARTICLE.additional(),
                    ARTICLE.description(),
                    day(EXPIRY, "361", "36"),
                    moment(AS_OF, Moment.Date.NONE, "366"),
                    serials(LOT, "BX"),
                    buckets(BUCKETS),
                    segment(at("LOC/3225", LOCATION))
                            .when("LOC/3227", "18", "14", "7")
                            .with(
                                    "LOC/3055",
                                    line -> Locations.agency(line.stock().location()),
                                    "9",
                                    "91",
                                    "92"),
                    references(REFERENCES))
            .until("LIN", "CNT", "UNS", "UNT");

    private InventoryLines() {}

    static <P> Group<P, Line> lines(Slot<P, Line> slot) {
        return group(LAYOUT, LINE, InventoryLines::build, slot);
    }

    private static Optional<Line> build(Draft<Line> draft, Message message, int segment) {
        List<Buckets.Bucket> buckets = draft.all(BUCKETS);
        if (buckets.isEmpty()) {
            message.problem(Faults.QUANTITY, segment, Optional.empty(), "the line has no quantity that is known");
        }
        Stock stock = new Stock(
                Header.NEW,
                ARTICLE.read(draft, message, segment),
                draft.get(LOCATION).orElse(""),
                Buckets.map(buckets),
                buckets.stream().map(Buckets.Bucket::unit).findFirst().orElse(Quantity.PIECE),
                draft.get(AS_OF),
                draft.get(LOT).or(() -> References.number(draft.all(REFERENCES), References.LOT)),
                draft.get(EXPIRY));
        return Optional.of(new Line("", stock));
    }

    static List<Line> of(List<Stock> stocks) {
        List<Line> lines = new ArrayList<>(stocks.size());
        stocks.forEach(stock -> lines.add(new Line(Integer.toString(lines.size() + 1), stock)));
        return lines;
    }
}
