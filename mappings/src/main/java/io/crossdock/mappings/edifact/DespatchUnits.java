package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Day.day;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Elements.measure;
import static io.crossdock.mappings.edifact.Elements.words;
import static io.crossdock.mappings.edifact.References.referencesToLines;
import static io.crossdock.mappings.edifact.Serials.serials;

import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.Shipment;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Measure;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Slot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The hierarchy of a despatch advice: CPS, and in each the units (PAC) and the lines (LIN) that it holds. */
final class DespatchUnits {

    /** One CPS. */
    record Unit(String number, Optional<String> parent, List<Packs.Pack> packs, List<Shipment.Line> lines) {}

    private static final Slot.Shape<Shipment.Line> LINE = new Slot.Shape<>();
    private static final Articles<Shipment.Line> ARTICLE =
            Articles.in(LINE, Shipment.Line::number, Shipment.Line::article, Articles.BUYER);
    private static final Slot<Shipment.Line, Quantity> QUANTITY = LINE.one("quantity", Shipment.Line::quantity);
    private static final Slot<Shipment.Line, Quantity> ORDERED = LINE.maybe("ordered", Shipment.Line::ordered);
    private static final Slot<Shipment.Line, String> REASON = LINE.maybe("reason", Shipment.Line::reason);
    private static final Slot<Shipment.Line, References.Reference> REFERENCES =
            LINE.many("order, orderLine, lot", line -> References.of(References.ORDER, line.order(), line.orderLine()));
    private static final Slot<Shipment.Line, String> MARKED =
            LINE.maybe("lot, expiry (that they follow)", line -> Packs.marking(line.lot(), line.expiry()));
    private static final Slot<Shipment.Line, LocalDate> EXPIRY = LINE.maybe("expiry", Shipment.Line::expiry);
    private static final Slot<Shipment.Line, String> LOT = LINE.maybe("lot", Shipment.Line::lot);
    private static final Slot<Shipment.Line, String> SERIALS = LINE.many("serials", Shipment.Line::serials);

    private static final Layout<Shipment.Line> LINES = layout(
                    ARTICLE.item(),
                    ARTICLE.additional(),
                    ARTICLE.description(),
                    segment(measure("QTY/6060", "QTY/6411", QUANTITY)).when("QTY/6063", "12", "46", "113"),
                    segment(measure("QTY/6060", "QTY/6411", ORDERED)).when("QTY/6063", "21"),
                    serials(SERIALS, "SN"),
                    segment(words("FTX/4440", REASON)).when("FTX/4451", "ACD"),
                    referencesToLines(REFERENCES),
                    segment(at("PCI/4233", MARKED)),
                    day(EXPIRY, "361", "36"),
                    serials(LOT, "BX"))
            .until("LIN", "CPS", "CNT", "UNS", "UNT");

    private static final Slot.Shape<Unit> UNIT = new Slot.Shape<>();
    private static final Slot<Unit, String> NUMBER = UNIT.one("number", Unit::number);
    private static final Slot<Unit, String> PARENT = UNIT.maybe("parent", Unit::parent);
    private static final Slot<Unit, Packs.Pack> PACKS = UNIT.many("", Unit::packs);
    private static final Slot<Unit, Shipment.Line> UNIT_LINES = UNIT.many("lines", Unit::lines);

    private static final Layout<Unit> LAYOUT = layout(
                    segment(at("CPS/7164", NUMBER), at("CPS/7166", PARENT)),
                    Packs.packs(PACKS),
                    group(LINES, LINE, DespatchUnits::line, UNIT_LINES))
            .until("CPS", "CNT", "UNS", "UNT");

    private DespatchUnits() {}

    static <P> Group<P, Unit> units(Slot<P, Unit> slot) {
        return group(LAYOUT, UNIT, (draft, message, segment) -> unit(draft), slot);
    }

    static <P> Group<P, Shipment.Line> looseLines(Slot<P, Shipment.Line> slot) {
        return group(LINES, LINE, DespatchUnits::line, slot);
    }

    private static Optional<Unit> unit(Draft<Unit> draft) {
        return Optional.of(
                new Unit(draft.get(NUMBER).orElse(""), draft.get(PARENT), draft.all(PACKS), draft.all(UNIT_LINES)));
    }

    private static Optional<Shipment.Line> line(Draft<Shipment.Line> draft, Message message, int segment) {
        if (draft.missing(QUANTITY)) {
            message.problem(Faults.QUANTITY, segment, Optional.empty(), "the line has no quantity");
        }
        List<References.Reference> references = draft.all(REFERENCES);
        Optional<References.Reference> order = References.first(references, References.ORDER);
        return Optional.of(new Shipment.Line(
                draft.get(ARTICLE.number()).orElse(""),
                ARTICLE.read(draft, message, segment),
                draft.get(QUANTITY).orElse(Measure.NOTHING),
                draft.get(ORDERED),
                draft.get(REASON),
                order.map(References.Reference::number),
                order.flatMap(References.Reference::line),
                draft.get(LOT).or(() -> References.number(references, References.LOT)),
                draft.get(EXPIRY),
                draft.all(SERIALS)));
    }

    /** One unit for each package, numbered by its place where it has no number. */
    static List<Unit> of(List<Shipment.Package> packages) {
        List<Unit> units = new ArrayList<>(packages.size());
        for (Shipment.Package each : packages) {
            String number = each.number().isEmpty() ? Integer.toString(units.size() + 1) : each.number();
            units.add(new Unit(number, each.parent(), Packs.of(each), each.lines()));
        }
        return units;
    }

    /** A package for each SSCC and sort of packaging of a unit; the lines are those of the first. */
    static List<Shipment.Package> packages(List<Unit> units, List<Shipment.Line> loose) {
        List<Shipment.Package> packages = new ArrayList<>(units.size());
        for (Unit unit : units) {
            packages.addAll(Packs.packages(unit));
        }
        if (!loose.isEmpty()) {
            packages.add(new Shipment.Package(
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    java.util.Map.of(),
                    loose));
        }
        return packages;
    }
}
