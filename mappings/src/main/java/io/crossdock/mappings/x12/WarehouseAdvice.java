package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.articles;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.date;
import static io.crossdock.mappings.x12.Elements.measure;
import static io.crossdock.mappings.x12.Elements.number;
import static io.crossdock.mappings.x12.Sheet.of;

import io.crossdock.config.Kind;
import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.Shipment;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Measure;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 945, what a warehouse has shipped. */
final class WarehouseAdvice {

    /** The reference to the order of the warehouse's depositor, which W06 has an element for. */
    private static final String SHIPPING_ORDER = "shipping-order";

    private static final Slot.Shape<Shipment.Line> LINE = new Slot.Shape<>();
    private static final Slot<Shipment.Line, String> STATUS = LINE.one("line (its status)", WarehouseAdvice::status);
    private static final Slot<Shipment.Line, BigDecimal> ORDERED =
            LINE.maybe("ordered", line -> line.ordered().map(Quantity::value));
    private static final Slot<Shipment.Line, Quantity> QUANTITY = LINE.one("quantity", Shipment.Line::quantity);
    private static final Slot<Shipment.Line, Identified> IDS =
            LINE.many("article.ids", line -> ArticleNumbers.of(line.article(), "supplier"));
    private static final Slot<Shipment.Line, String> LOT = LINE.maybe("lot", Shipment.Line::lot);
    private static final Slot<Shipment.Line, String> NAME =
            LINE.maybe("article.name", line -> line.article().name());
    private static final Slot<Shipment.Line, String> ORDER_LINE = LINE.maybe("orderLine", Shipment.Line::orderLine);

    private static final Layout<Shipment.Line> LINE_LAYOUT = layout(
                    segment(
                            at("W1201", STATUS),
                            number("W1202", ORDERED),
                            measure("W1203", "W1205", QUANTITY),
                            articles("W1207", 1, IDS),
                            at("W1209", LOT)),
                    segment(at("G6901", NAME)),
                    segment(at("N902", ORDER_LINE)).when("N901", "LI"))
            .owning("N9", "W20", "QTY", "MEA");

    private static final Slot.Shape<Shipment.Package> UNIT = new Slot.Shape<>();
    private static final Slot<Shipment.Package, String> UNIT_NUMBER =
            UNIT.one("packages.number", Shipment.Package::number);
    private static final Slot<Shipment.Package, String> SSCC = UNIT.maybe("packages.sscc", Shipment.Package::sscc);
    private static final Slot<Shipment.Package, Shipment.Line> UNIT_LINES =
            UNIT.many("packages.lines", Shipment.Package::lines);

    private static final Layout<Shipment.Package> UNIT_LAYOUT = layout(
                    segment(at("LX01", UNIT_NUMBER)),
                    segment(at("MAN02", SSCC, Notations.sscc())).when("MAN01", "GM"),
                    group(LINE_LAYOUT, LINE, WarehouseAdvice::line, UNIT_LINES))
            .until("LX", "W03", "SE");

    private static final Slot.Shape<Sheet<Shipment>> SHIPMENT = new Slot.Shape<>();
    private static final Slot<Sheet<Shipment>, String> REPORTING = SHIPMENT.one("report (its code)", sheet -> "F");
    private static final Slot<Sheet<Shipment>, String> DEPOSITOR_ORDER = SHIPMENT.maybe(
            "header.references.shipping-order",
            of(shipment -> Optional.ofNullable(shipment.header().references().get(SHIPPING_ORDER))));
    private static final Slot<Sheet<Shipment>, LocalDate> DATE =
            SHIPMENT.maybe("shipmentDate", of(Shipment::shipmentDate));
    private static final Slot<Sheet<Shipment>, String> NUMBER =
            SHIPMENT.one("shipmentNumber", of(Shipment::shipmentNumber));
    private static final Slot<Sheet<Shipment>, String> ORDER =
            SHIPMENT.maybe("orders", of(shipment -> shipment.orders().stream().findFirst()));
    private static final Slot<Sheet<Shipment>, Parties.InRole> PARTIES =
            SHIPMENT.many("parties", of(shipment -> Parties.of(shipment.parties())));
    private static final Slot<Sheet<Shipment>, String> TRACKING = SHIPMENT.many("tracking", of(Shipment::tracking));
    private static final Slot<Sheet<Shipment>, LocalDate> SHIPPED =
            SHIPMENT.maybe("shippedDate", of(Shipment::shippedDate));
    private static final Slot<Sheet<Shipment>, LocalDate> DELIVERY =
            SHIPMENT.maybe("deliveryDate", of(Shipment::deliveryDate));
    private static final Slot<Sheet<Shipment>, String> CARRIER = SHIPMENT.maybe("carrier", of(Shipment::carrier));
    private static final Slot<Sheet<Shipment>, Shipment.Package> UNITS =
            SHIPMENT.many("packages", of(WarehouseAdvice::assigned));
    private static final Slot<Sheet<Shipment>, BigDecimal> SUM =
            SHIPMENT.maybe("packages.lines.quantity (their sum)", of(shipment -> shipment.packages().stream()
                    .flatMap(unit -> unit.lines().stream())
                    .map(line -> line.quantity().value())
                    .reduce(BigDecimal::add)));

    private static final Layout<Sheet<Shipment>> LAYOUT = layout(
            segment(
                    at("W0601", REPORTING),
                    at("W0602", DEPOSITOR_ORDER),
                    date("W0603", DATE),
                    at("W0604", NUMBER),
                    at("W0606", ORDER)),
            Parties.parties(PARTIES),
            segment(at("N902", TRACKING)).whenEach("N901", "2I"),
            segment(date("G6202", SHIPPED)).when("G6201", "11"),
            segment(date("G6202", DELIVERY)).when("G6201", "17"),
            segment(at("W2702", CARRIER)).with("W2701", sheet -> "M", "M"),
            group(UNIT_LAYOUT, UNIT, WarehouseAdvice::unit, UNITS),
            segment(number("W0301", SUM)));

    static final TransactionSet SET = new OneDocument<>(
            "945",
            "SW",
            Kind.SHIPMENT,
            Shipment.class,
            SHIPMENT,
            LAYOUT,
            NUMBER,
            WarehouseAdvice::check,
            WarehouseAdvice::build,
            WarehouseAdvice::warn);

    private WarehouseAdvice() {}

    private static List<Shipment.Package> assigned(Shipment shipment) {
        return Numbering.assigned(shipment.packages(), Shipment.Package::number, WarehouseAdvice::renumbered);
    }

    private static Shipment.Package renumbered(Shipment.Package unit, String number) {
        return new Shipment.Package(
                number, unit.parent(), unit.sscc(), unit.type(), unit.count(), unit.measures(), unit.lines());
    }

    /** 368: shipment complete, or partial where less went than was ordered. */
    private static String status(Shipment.Line line) {
        return line.ordered()
                        .filter(ordered ->
                                ordered.value().compareTo(line.quantity().value()) > 0)
                        .isPresent()
                ? "CP"
                : "CC";
    }

    private static Optional<Shipment.Line> line(Draft<Shipment.Line> draft, Message message, int segment) {
        Lines.require(draft, message, segment, QUANTITY, IDS, NAME);
        Quantity quantity = draft.get(QUANTITY).orElse(Measure.NOTHING);
        Optional<Quantity> ordered = draft.get(ORDERED)
                .map(value -> new Quantity(
                        value,
                        quantity.unit(),
                        quantity.sent().map(sent -> new Quantity.Sent(value, sent.unit(), sent.factor()))));
        return Optional.of(new Shipment.Line(
                "",
                new Article("", Identified.map(draft.all(IDS)), draft.get(NAME)),
                quantity,
                ordered,
                Optional.empty(),
                Optional.empty(),
                draft.get(ORDER_LINE),
                draft.get(LOT),
                Optional.empty(),
                List.of()));
    }

    private static Optional<Shipment.Package> unit(Draft<Shipment.Package> draft, Message message, int segment) {
        return Optional.of(new Shipment.Package(
                draft.get(UNIT_NUMBER).orElse(""),
                Optional.empty(),
                draft.get(SSCC),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                draft.all(UNIT_LINES)));
    }

    private static void check(Draft<Sheet<Shipment>> draft, Message message) {
        Lines.warnOfNone(message, draft.missing(UNITS), "W12", "LX");
    }

    private static void warn(Shipment shipment, SegmentWriter out) {
        Parties.warn(shipment.parties(), out);
        shipment.header().references().keySet().stream()
                .filter(scheme -> !scheme.equals(SHIPPING_ORDER))
                .forEach(scheme -> out.notWritten("the reference " + scheme));
        shipment.orders().stream().skip(1).forEach(order -> out.notWritten("the order " + order));
        if (!shipment.function().equals("original")) {
            out.notWritten("that the shipment is a " + shipment.function());
        }
        if (!shipment.measures().isEmpty()) {
            out.notWritten("the measures of the whole");
        }
        shipment.shippedAt().ifPresent(value -> out.notWritten("the time of day it left"));
        shipment.expectedAt().ifPresent(value -> out.notWritten("the time of day it is expected"));
        shipment.complete().ifPresent(value -> out.notWritten("whether more follows"));
        Numbering.warn(
                shipment.packages().stream().map(Shipment.Package::number).toList(), "unit", out);
        shipment.packages().forEach(unit -> warn(unit, out));
    }

    private static void warn(Shipment.Package unit, SegmentWriter out) {
        if (unit.parent().isPresent()
                || unit.type().isPresent()
                || unit.count().isPresent()
                || !unit.measures().isEmpty()) {
            out.notWritten("the type, measures and hierarchy of units");
        }
        if (unit.lines().stream()
                .anyMatch(line -> line.expiry().isPresent() || !line.serials().isEmpty())) {
            out.notWritten("the expiry and serial numbers of lines");
        }
        if (unit.lines().stream().anyMatch(line -> line.order().isPresent())) {
            out.notWritten("the orders of lines");
        }
        unit.lines().stream()
                .filter(line -> line.reason().isPresent())
                .forEach(line -> out.notWritten("the reason of line " + line.number()));
    }

    private static Shipment build(Draft<Sheet<Shipment>> draft, Message message) {
        Map<String, String> references = new LinkedHashMap<>();
        draft.get(DEPOSITOR_ORDER).ifPresent(number -> references.put(SHIPPING_ORDER, number));
        return new Shipment(
                Header.NEW.referring(references).asTest(message.test()),
                draft.get(NUMBER).orElse(""),
                "original",
                draft.get(ORDER).map(List::of).orElse(List.of()),
                Parties.map(draft.all(PARTIES)),
                draft.get(CARRIER),
                draft.all(TRACKING),
                Optional.empty(),
                Optional.empty(),
                draft.get(DATE),
                draft.get(SHIPPED),
                draft.get(DELIVERY),
                Map.of(),
                draft.all(UNITS),
                Optional.empty());
    }
}
