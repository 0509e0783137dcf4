package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.ReadOnly.readOnly;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.articles;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.date;
import static io.crossdock.mappings.x12.Elements.knownCode;
import static io.crossdock.mappings.x12.Elements.measure;

import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.Shipment;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Measure;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.OnlyWhere;
import io.crossdock.mappings.edi.Slot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The HL loops of a ship notice, whatever their level. */
final class ShipNoticeLoops {

    private static final int PAIRS = 15;
    private static final Set<String> UNITS = Set.of(Loop.TARE, Loop.PACK);

    private static final Slot.Shape<Loop> LOOP = new Slot.Shape<>();
    private static final Slot<Loop, String> ID = LOOP.one("packages (their hierarchy)", Loop::id);
    private static final Slot<Loop, String> PARENT = LOOP.maybe("packages.parent", Loop::parent);
    private static final Slot<Loop, String> LEVEL = LOOP.one("packages (their level)", Loop::level);
    private static final Slot<Loop, String> ORDER = LOOP.maybe("orders", Loop::order);
    private static final Slot<Loop, String> CARRIER =
            LOOP.maybe("carrier", loop -> loop.transport().carrier().filter(ShipNoticeLoops::isCode));
    private static final Slot<Loop, String> CARRIER_NAME =
            LOOP.maybe("carrier (its name)", loop -> loop.transport().carrier().filter(name -> !isCode(name)));
    private static final Slot<Loop, String> TRACKING =
            LOOP.many("tracking", loop -> loop.transport().tracking());
    private static final Slot<Loop, LocalDate> SHIPPED =
            LOOP.maybe("shippedDate", loop -> loop.transport().shipped());
    private static final Slot<Loop, LocalDate> DELIVERY =
            LOOP.maybe("deliveryDate", loop -> loop.transport().delivery());
    private static final Slot<Loop, Parties.InRole> PARTIES =
            LOOP.many("parties", loop -> Parties.of(loop.transport().parties()));
    private static final Slot<Loop, String> SSCC =
            LOOP.maybe("packages.sscc", loop -> loop.unit().sscc());
    private static final Slot<Loop, String> TYPE =
            LOOP.maybe("packages.type", loop -> loop.unit().type());
    private static final Slot<Loop, Long> COUNT =
            LOOP.maybe("packages.count", loop -> loop.unit().count());
    private static final Slot<Loop, Quantity> WEIGHT = LOOP.read("measures.gross-weight");
    private static final Slot<Loop, Measures.Measured> MEASURES =
            LOOP.many("packages.measures", ShipNoticeLoops::measures);
    private static final Slot<Loop, String> NUMBER = line("number", line -> Optional.of(line.number()));
    private static final Slot<Loop, Identified> IDS = LOOP.many("packages.lines.article.ids", ShipNoticeLoops::ids);
    private static final Slot<Loop, String> NAME =
            line("article.name", line -> line.article().name());
    private static final Slot<Loop, String> ORDER_LINE = line("orderLine", Shipment.Line::orderLine);
    private static final Slot<Loop, Quantity> QUANTITY = line("quantity", line -> Optional.of(line.quantity()));
    private static final Slot<Loop, Quantity> ORDERED = line("ordered", Shipment.Line::ordered);
    private static final Slot<Loop, LocalDate> EXPIRY = line("expiry", Shipment.Line::expiry);
    private static final Slot<Loop, String> SERIALS = LOOP.many(
            "packages.lines.serials",
            loop -> loop.line().map(Shipment.Line::serials).orElse(List.of()));

    private static final Layout<Loop> LAYOUT = layout(
                    segment(at("HL01", ID), at("HL02", PARENT), at("HL03", LEVEL)),
                    segment(at("LIN01", NUMBER), articles("LIN02", PAIRS, IDS)),
                    segment(
                            at("SN101", ORDER_LINE),
                            measure("SN102", "SN103", QUANTITY),
                            measure("SN105", "SN106", ORDERED)),
                    segment(at("PRF01", ORDER)),
                    segment(at("PID05", NAME)).when("PID01", "F"),
                    Measures.measures(MEASURES),
                    segment(
                                    new OnlyWhere<>(
                                            ShipNoticeLoops::isUnit, at("TD101", TYPE, knownCode("package-type"))),
                                    new OnlyWhere<>(ShipNoticeLoops::isUnit, at("TD102", COUNT, Notations.whole())),
                                    measure("TD107", "TD108", WEIGHT))
                            .with("TD106", loop -> "", "G"),
                    segment(at("TD503", CARRIER)).when("TD502", "2"),
                    segment(at("TD505", CARRIER_NAME)),
                    segment(at("REF02", TRACKING)).whenEach("REF01", "2I"),
                    segment(at("REF02", SERIALS)).whenEach("REF01", "SE"),
                    segment(readOnly(at("REF02", TRACKING))).whenEach("REF01", "CN"),
                    segment(at("MAN02", SSCC, Notations.sscc())).when("MAN01", "GM"),
                    segment(date("DTM02", SHIPPED)).when("DTM01", "011"),
                    segment(date("DTM02", DELIVERY)).when("DTM01", "017", "002", "067"),
                    segment(date("DTM02", EXPIRY)).when("DTM01", "036"),
                    Parties.parties(PARTIES))
            .until("HL", "CTT", "SE");

    private ShipNoticeLoops() {}

    private static <V> Slot<Loop, V> line(String name, Function<Shipment.Line, Optional<V>> value) {
        return LOOP.maybe("packages.lines." + name, loop -> loop.line().flatMap(value));
    }

    static <P> Group<P, Loop> loops(Slot<P, Loop> slot) {
        return group(LAYOUT, LOOP, ShipNoticeLoops::build, slot).placed(loop -> "");
    }

    private static boolean isUnit(Draft<Loop> draft) {
        return draft.get(LEVEL).filter(UNITS::contains).isPresent();
    }

    /** SCAC has two to four letters. */
    private static boolean isCode(String carrier) {
        return carrier.matches("[A-Z]{2,4}");
    }

    private static List<Measures.Measured> measures(Loop loop) {
        return Measures.of(
                loop.level().equals(Loop.SHIPMENT)
                        ? loop.transport().measures()
                        : loop.unit().measures());
    }

    /** The numbers of the article, and the lot, for which X12 has a qualifier beside them. */
    private static List<Identified> ids(Loop loop) {
        List<Identified> ids = new ArrayList<>();
        loop.line().ifPresent(line -> {
            ids.addAll(ArticleNumbers.of(line.article(), "buyer"));
            line.lot().ifPresent(lot -> ids.add(new Identified("lot", lot)));
        });
        return ids;
    }

    private static Optional<Loop> build(Draft<Loop> draft, Message message, int segment) {
        Map<String, Quantity> measures = new LinkedHashMap<>(Measures.map(draft.all(MEASURES)));
        draft.get(WEIGHT).ifPresent(weight -> measures.putIfAbsent("gross-weight", weight));
        String level = draft.get(LEVEL).orElse("");
        Loop.Transport transport = new Loop.Transport(
                draft.get(CARRIER).or(() -> draft.get(CARRIER_NAME)),
                draft.all(TRACKING),
                draft.get(SHIPPED),
                draft.get(DELIVERY),
                level.equals(Loop.SHIPMENT) ? measures : Map.of(),
                Parties.map(draft.all(PARTIES)));
        Shipment.Package unit = new Shipment.Package(
                "",
                Optional.empty(),
                draft.get(SSCC),
                draft.get(TYPE),
                draft.get(COUNT),
                UNITS.contains(level) ? measures : Map.of(),
                List.of());
        return Optional.of(new Loop(
                draft.get(ID).orElse(""),
                draft.get(PARENT),
                level,
                draft.get(ORDER),
                transport,
                unit,
                level.equals(Loop.ITEM) ? Optional.of(line(draft, message, segment)) : Optional.empty(),
                segment,
                message.segment()));
    }

    private static Shipment.Line line(Draft<Loop> draft, Message message, int segment) {
        Lines.require(draft, message, segment, QUANTITY, IDS, NAME);
        Map<String, String> ids = new LinkedHashMap<>(Identified.map(draft.all(IDS)));
        Optional<String> lot = Optional.ofNullable(ids.remove("lot"));
        return new Shipment.Line(
                draft.get(NUMBER).orElse(""),
                new Article("", ids, draft.get(NAME)),
                draft.get(QUANTITY).orElse(Measure.NOTHING),
                draft.get(ORDERED),
                Optional.empty(),
                Optional.empty(),
                draft.get(ORDER_LINE),
                lot,
                draft.get(EXPIRY),
                draft.all(SERIALS));
    }
}
