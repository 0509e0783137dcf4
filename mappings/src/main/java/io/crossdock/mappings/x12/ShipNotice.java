package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.ReadOnly.readOnly;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.code;
import static io.crossdock.mappings.x12.Elements.date;
import static io.crossdock.mappings.x12.Sheet.of;

import io.crossdock.config.Kind;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.Shipment;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Slot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 856, a despatch advice. */
final class ShipNotice {

    private static final Slot.Shape<Sheet<Shipment>> SHIPMENT = new Slot.Shape<>();
    private static final Slot<Sheet<Shipment>, String> FUNCTION = SHIPMENT.one("function", of(Shipment::function));
    private static final Slot<Sheet<Shipment>, String> NUMBER =
            SHIPMENT.one("shipmentNumber", of(Shipment::shipmentNumber));
    private static final Slot<Sheet<Shipment>, LocalDate> DATE = SHIPMENT.one(
            "shipmentDate", sheet -> sheet.document().shipmentDate().orElse(sheet.today()));
    private static final Slot<Sheet<Shipment>, LocalDate> SHIPPED = SHIPMENT.read("shippedDate");
    private static final Slot<Sheet<Shipment>, LocalDate> DELIVERY = SHIPMENT.read("deliveryDate");
    private static final Slot<Sheet<Shipment>, Loop> LOOPS =
            SHIPMENT.many("packages", sheet -> plan(sheet).loops());
    private static final Counts<Sheet<Shipment>> COUNTS =
            Counts.of(SHIPMENT, sheet -> plan(sheet).loops().size());

    private static final Layout<Sheet<Shipment>> LAYOUT = layout(
            segment(at("BSN01", FUNCTION, code("function")), at("BSN02", NUMBER), date("BSN03", DATE))
                    .with("BSN04", sheet -> "0000", "0000")
                    .with("BSN05", sheet -> plan(sheet).structure(), "0001", "0002", "0003", "0004"),
            segment(readOnly(date("DTM02", SHIPPED))).when("DTM01", "011"),
            segment(readOnly(date("DTM02", DELIVERY))).when("DTM01", "017", "002", "067"),
            ShipNoticeLoops.loops(LOOPS),
            COUNTS.rule());

    static final TransactionSet SET = new OneDocument<>(
            "856",
            "SH",
            Kind.SHIPMENT,
            Shipment.class,
            SHIPMENT,
            LAYOUT,
            NUMBER,
            ShipNotice::check,
            ShipNotice::build,
            ShipNotice::warn);

    private ShipNotice() {}

    private static LoopPlan plan(Sheet<Shipment> sheet) {
        Shipment shipment = sheet.document();
        return new LoopPlan(
                shipment,
                new Loop.Transport(
                        shipment.carrier(),
                        shipment.tracking(),
                        shipment.shippedDate().or(() -> sheet.day(shipment.shippedAt())),
                        shipment.deliveryDate().or(() -> sheet.day(shipment.expectedAt())),
                        shipment.measures(),
                        shipment.parties()));
    }

    private static void warn(Shipment shipment, SegmentWriter out) {
        Parties.warn(shipment.parties(), out);
        References.warn(shipment.header().references(), out);
        References.of(shipment.header().references())
                .forEach(reference -> out.notWritten("the reference " + reference.scheme()));
        shipment.shippedAt().ifPresent(value -> out.notWritten("the time of day it left"));
        shipment.expectedAt().ifPresent(value -> out.notWritten("the time of day it is expected"));
        shipment.complete().ifPresent(value -> out.notWritten("whether more follows"));
        LoopPlan.astray(shipment.packages())
                .forEach(unit -> out.notWritten("the unit " + unit.parent().orElse("") + " that holds others"));
        shipment.packages().stream()
                .flatMap(unit -> unit.lines().stream())
                .filter(line -> line.reason().isPresent())
                .forEach(line -> out.notWritten("the reason of line " + line.number()));
    }

    private static void check(Draft<Sheet<Shipment>> draft, Message message) {
        Lines.warnOfNone(message, draft.missing(LOOPS), "SN1", "HL");
        COUNTS.check(
                draft,
                message,
                counted(draft),
                draft.all(LOOPS).stream().flatMap(loop -> loop.line().stream()).map(line -> line.quantity()
                        .value()));
    }

    /** CTT01 counts the HL loops; many partners count the items instead, as in other messages. */
    private static int counted(Draft<Sheet<Shipment>> draft) {
        int items = (int) draft.all(LOOPS).stream()
                .filter(loop -> loop.line().isPresent())
                .count();
        return COUNTS.said(draft, items) ? items : draft.all(LOOPS).size();
    }

    private static Shipment build(Draft<Sheet<Shipment>> draft, Message message) {
        Hierarchy hierarchy = new Hierarchy(draft.all(LOOPS), message);
        Loop.Transport transport = transport(draft.all(LOOPS), message);
        return new Shipment(
                Header.NEW.asTest(message.test()),
                draft.get(NUMBER).orElse(""),
                draft.get(FUNCTION).orElse("original"),
                hierarchy.orders(),
                transport.parties(),
                transport.carrier(),
                transport.tracking(),
                Optional.empty(),
                Optional.empty(),
                draft.get(DATE),
                transport.shipped().or(() -> draft.get(SHIPPED)),
                transport.delivery().or(() -> draft.get(DELIVERY)),
                transport.measures(),
                hierarchy.packages(),
                Optional.empty());
    }

    /** What all loops say of the transport; where two contradict each other, the first counts, and the other stays unmapped. */
    private static Loop.Transport transport(List<Loop> loops, Message message) {
        Optional<String> carrier = Optional.empty();
        Optional<LocalDate> shipped = Optional.empty();
        Optional<LocalDate> delivery = Optional.empty();
        List<String> tracking = new ArrayList<>();
        Map<String, Quantity> measures = new LinkedHashMap<>();
        Map<String, PartyRef> parties = new LinkedHashMap<>();
        for (Loop loop : loops) {
            Loop.Transport said = loop.transport();
            carrier = first(carrier, said.carrier(), loop, message, "TD5");
            shipped = first(shipped, said.shipped(), loop, message, "DTM");
            delivery = first(delivery, said.delivery(), loop, message, "DTM");
            tracking.addAll(said.tracking());
            said.measures().forEach(measures::putIfAbsent);
            said.parties().forEach((role, party) -> {
                if (!party.equals(parties.computeIfAbsent(role, absent -> party))) {
                    message.release(loop.from(), loop.to(), "N1", "N2", "N3", "N4");
                }
            });
        }
        return new Loop.Transport(carrier, tracking, shipped, delivery, measures, parties);
    }

    private static <V> Optional<V> first(Optional<V> known, Optional<V> said, Loop loop, Message message, String tag) {
        if (known.isPresent() && said.isPresent() && !known.equals(said)) {
            message.release(loop.from(), loop.to(), tag);
        }
        return known.or(() -> said);
    }
}
