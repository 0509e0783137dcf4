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

import io.crossdock.mappings.canonical.GoodsReceipt;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Measure;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a receiving advice says of the units that came, and of their lines: CPS, PAC, LIN. */
final class ReceivedUnits {

    private static final String DAMAGED = "damaged";
    private static final String REJECTED = "rejected";

    /** One CPS with lines that came in the same logistic unit. */
    record Unit(String number, Optional<String> sscc, List<GoodsReceipt.Line> lines) {

        private List<Packs.Pack> packs() {
            return sscc.map(number ->
                            List.of(new Packs.Pack(Optional.empty(), Optional.empty(), List.of(), List.of(number))))
                    .orElse(List.of());
        }
    }

    private static final Slot.Shape<GoodsReceipt.Difference> DIFFERENCE = new Slot.Shape<>();
    private static final Slot<GoodsReceipt.Difference, BigDecimal> AMOUNT =
            DIFFERENCE.maybe("quantity", difference -> difference.quantity().map(Quantity::value));
    private static final Slot<GoodsReceipt.Difference, String> TYPE =
            DIFFERENCE.one("type", GoodsReceipt.Difference::type);
    private static final Slot<GoodsReceipt.Difference, String> DIFFERENCE_REASON =
            DIFFERENCE.maybe("reason", GoodsReceipt.Difference::reason);

    private static final Layout<GoodsReceipt.Difference> DIFFERENCES = layout(segment(
                    at("QVR/6064", AMOUNT, Notation.number()),
                    at("QVR/4221", TYPE, Elements.knownCode("difference")),
                    words("QVR/4294", DIFFERENCE_REASON)))
            .owning();

    private static final Slot.Shape<GoodsReceipt.Line> LINE = new Slot.Shape<>();
    private static final Articles<GoodsReceipt.Line> ARTICLE =
            Articles.in(LINE, GoodsReceipt.Line::number, GoodsReceipt.Line::article, Articles.SUPPLIER);
    private static final Slot<GoodsReceipt.Line, Quantity> QUANTITY = LINE.one("quantity", GoodsReceipt.Line::quantity);
    private static final Slot<GoodsReceipt.Line, Quantity> ACCEPTED =
            LINE.maybe("accepted", GoodsReceipt.Line::accepted);
    private static final Slot<GoodsReceipt.Line, Quantity> SHIPPED = LINE.maybe("shipped", GoodsReceipt.Line::shipped);
    private static final Slot<GoodsReceipt.Line, Quantity> BROKEN =
            LINE.maybe("differences (damaged)", line -> counted(line, DAMAGED));
    private static final Slot<GoodsReceipt.Line, Quantity> RETURNED =
            LINE.maybe("differences (rejected)", line -> counted(line, REJECTED));
    private static final Slot<GoodsReceipt.Line, GoodsReceipt.Difference> OTHERS =
            LINE.many("differences", ReceivedUnits::others);
    private static final Slot<GoodsReceipt.Line, String> MARKED =
            LINE.maybe("lot, expiry (that they follow)", line -> Packs.marking(line.lot(), Optional.empty()));
    private static final Slot<GoodsReceipt.Line, LocalDate> EXPIRY = LINE.maybe("expiry", GoodsReceipt.Line::expiry);
    private static final Slot<GoodsReceipt.Line, String> LOT = LINE.maybe("lot", GoodsReceipt.Line::lot);
    private static final Slot<GoodsReceipt.Line, String> SERIALS = LINE.many("serials", GoodsReceipt.Line::serials);
    private static final Slot<GoodsReceipt.Line, String> NOTES = LINE.many("notes", GoodsReceipt.Line::notes);
    private static final Slot<GoodsReceipt.Line, References.Reference> REFERENCES =
            LINE.many("order, orderLine, lot", line -> References.of(References.ORDER, line.order(), line.orderLine()));

    private static final Layout<GoodsReceipt.Line> LINES = layout(
                    ARTICLE.item(),
                    ARTICLE.additional(),
                    ARTICLE.description(),
                    segment(measure("QTY/6060", "QTY/6411", QUANTITY)).when("QTY/6063", "48", "46"),
                    segment(measure("QTY/6060", "QTY/6411", ACCEPTED)).when("QTY/6063", "194"),
                    segment(measure("QTY/6060", "QTY/6411", SHIPPED)).when("QTY/6063", "12"),
                    segment(measure("QTY/6060", "QTY/6411", BROKEN)).when("QTY/6063", "124"),
                    segment(measure("QTY/6060", "QTY/6411", RETURNED)).when("QTY/6063", "195", "196"),
                    group(DIFFERENCES, DIFFERENCE, ReceivedUnits::difference, OTHERS),
                    day(EXPIRY, "361", "36"),
                    serials(SERIALS, "SN"),
                    segment(words("FTX/4440", NOTES)).with("FTX/4451", "AAI"),
                    referencesToLines(REFERENCES),
                    segment(at("PCI/4233", MARKED)),
                    serials(LOT, "BX"))
            .until("LIN", "CPS", "CNT", "UNS", "UNT");

    private static final Slot.Shape<Unit> UNIT = new Slot.Shape<>();
    private static final Slot<Unit, String> NUMBER = UNIT.one("(the unit's number)", Unit::number);
    private static final Slot<Unit, Packs.Pack> PACKS = UNIT.many("", Unit::packs);
    private static final Slot<Unit, GoodsReceipt.Line> UNIT_LINES = UNIT.many("", Unit::lines);

    private static final Layout<Unit> LAYOUT = layout(
                    segment(at("CPS/7164", NUMBER)),
                    Packs.packs(PACKS),
                    group(LINES, LINE, ReceivedUnits::line, UNIT_LINES))
            .until("CPS", "CNT", "UNS", "UNT");

    private ReceivedUnits() {}

    static <P> Group<P, Unit> units(Slot<P, Unit> slot) {
        return group(LAYOUT, UNIT, (draft, message, segment) -> unit(draft), slot);
    }

    static <P> Group<P, GoodsReceipt.Line> looseLines(Slot<P, GoodsReceipt.Line> slot) {
        return group(LINES, LINE, ReceivedUnits::line, slot);
    }

    private static Optional<Unit> unit(Draft<Unit> draft) {
        Optional<String> sscc =
                draft.all(PACKS).stream().flatMap(pack -> pack.ssccs().stream()).findFirst();
        return Optional.of(new Unit(draft.get(NUMBER).orElse(""), sscc, draft.all(UNIT_LINES)));
    }

    private static Optional<GoodsReceipt.Difference> difference(
            Draft<GoodsReceipt.Difference> draft, Message message, int segment) {
        return Optional.of(new GoodsReceipt.Difference(
                draft.get(TYPE).orElse("other"),
                draft.get(AMOUNT).map(amount -> Quantity.of(amount, Quantity.PIECE)),
                draft.get(DIFFERENCE_REASON)));
    }

    private static Optional<GoodsReceipt.Line> line(Draft<GoodsReceipt.Line> draft, Message message, int segment) {
        if (draft.missing(QUANTITY) && draft.missing(ACCEPTED)) {
            message.problem(Faults.QUANTITY, segment, Optional.empty(), "the line has no quantity received");
        }
        List<References.Reference> references = draft.all(REFERENCES);
        Optional<References.Reference> order = References.first(references, References.ORDER);
        return Optional.of(new GoodsReceipt.Line(
                draft.get(ARTICLE.number()).orElse(""),
                ARTICLE.read(draft, message, segment),
                draft.get(QUANTITY).or(() -> draft.get(ACCEPTED)).orElse(Measure.NOTHING),
                draft.get(ACCEPTED),
                draft.get(SHIPPED),
                differences(draft),
                order.map(References.Reference::number),
                order.flatMap(References.Reference::line),
                Optional.empty(),
                draft.get(LOT).or(() -> References.number(references, References.LOT)),
                draft.get(EXPIRY),
                draft.all(SERIALS),
                draft.all(NOTES)));
    }

    private static List<GoodsReceipt.Difference> differences(Draft<GoodsReceipt.Line> draft) {
        return Stream.of(
                        counted(draft.get(BROKEN), DAMAGED),
                        counted(draft.get(RETURNED), REJECTED),
                        draft.all(OTHERS).stream())
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<GoodsReceipt.Difference> counted(Optional<Quantity> quantity, String type) {
        return quantity.map(value -> new GoodsReceipt.Difference(type, Optional.of(value), Optional.empty())).stream();
    }

    /** The first that QTY says alone: a quantity without a reason. */
    private static Optional<Quantity> counted(GoodsReceipt.Line line, String type) {
        return line.differences().stream()
                .filter(difference -> isCounted(difference, type))
                .findFirst()
                .flatMap(GoodsReceipt.Difference::quantity);
    }

    private static boolean isCounted(GoodsReceipt.Difference difference, String type) {
        return difference.type().equals(type)
                && difference.reason().isEmpty()
                && difference.quantity().isPresent();
    }

    private static List<GoodsReceipt.Difference> others(GoodsReceipt.Line line) {
        return line.differences().stream()
                .filter(difference -> !isCounted(difference, DAMAGED) && !isCounted(difference, REJECTED))
                .toList();
    }

    /** QVR has a number and no unit. */
    static boolean losesUnits(GoodsReceipt.Line line) {
        return others(line).stream()
                .flatMap(difference -> difference.quantity().stream())
                .anyMatch(quantity -> !quantity.unit().equals(Quantity.PIECE));
    }

    /** Lines that follow each other in the same logistic unit make one. */
    static List<Unit> of(List<GoodsReceipt.Line> lines) {
        List<Unit> units = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= lines.size(); i++) {
            if (i == lines.size() || !lines.get(i).sscc().equals(lines.get(from).sscc())) {
                units.add(new Unit(
                        Integer.toString(units.size() + 1), lines.get(from).sscc(), lines.subList(from, i)));
                from = i;
            }
        }
        return units;
    }

    static List<GoodsReceipt.Line> lines(List<Unit> units, List<GoodsReceipt.Line> loose) {
        List<GoodsReceipt.Line> lines = new ArrayList<>(loose);
        units.forEach(unit ->
                unit.lines().forEach(line -> lines.add(unit.sscc().map(line::in).orElse(line))));
        return lines;
    }
}
