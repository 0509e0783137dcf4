package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.ReadOnly.readOnly;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Day.day;
import static io.crossdock.mappings.edifact.DespatchUnits.units;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Elements.words;
import static io.crossdock.mappings.edifact.Measurements.measurements;
import static io.crossdock.mappings.edifact.Parties.parties;
import static io.crossdock.mappings.edifact.References.references;

import io.crossdock.config.Kind;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.canonical.Shipment;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** DESADV as shipments. Lines that stand in no CPS are those of a unit without number. */
final class DespatchAdvices {

    private static final String TRACKING = "consignment";

    private record Sheet(Shipment shipment, Context context) {

        private Optional<LocalDate> day(Optional<LocalDate> date, Optional<Instant> instant) {
            return date.or(() -> instant.map(at -> LocalDate.ofInstant(at, context.zone())));
        }

        private List<References.Reference> references() {
            return References.joined(
                    References.of(References.ORDER, shipment.orders()),
                    References.of(TRACKING, shipment.tracking()),
                    References.of(shipment.header().references()));
        }
    }

    private static final Slot.Shape<Sheet> SHIPMENT = new Slot.Shape<>();
    private static final Slot<Sheet, String> NUMBER =
            SHIPMENT.one("shipmentNumber", sheet -> sheet.shipment().shipmentNumber());
    private static final Slot<Sheet, String> FUNCTION =
            SHIPMENT.one("function", sheet -> sheet.shipment().function());
    private static final Slot<Sheet, LocalDate> DATE = SHIPMENT.one(
            "shipmentDate", sheet -> sheet.shipment().shipmentDate().orElseGet(sheet.context()::today));
    private static final Slot<Sheet, LocalDate> SHIPPED = SHIPMENT.maybe(
            "shippedDate",
            sheet -> sheet.day(sheet.shipment().shippedDate(), sheet.shipment().shippedAt()));
    private static final Slot<Sheet, LocalDate> DELIVERY = SHIPMENT.maybe(
            "deliveryDate",
            sheet -> sheet.day(sheet.shipment().deliveryDate(), sheet.shipment().expectedAt()));
    private static final Slot<Sheet, Measurements.Named> MEASURES =
            SHIPMENT.many("measures", sheet -> Measurements.of(sheet.shipment().measures()));
    private static final Slot<Sheet, References.Reference> REFERENCES =
            SHIPMENT.many("orders, tracking, header.references", Sheet::references);
    private static final Slot<Sheet, Parties.InRole> PARTIES =
            SHIPMENT.many("parties", sheet -> Parties.of(sheet.shipment().parties()));
    private static final Slot<Sheet, String> CARRIER =
            SHIPMENT.maybe("carrier", sheet -> sheet.shipment().carrier());
    private static final Slot<Sheet, DespatchUnits.Unit> UNITS =
            SHIPMENT.many("packages", sheet -> DespatchUnits.of(sheet.shipment().packages()));
    private static final Slot<Sheet, Shipment.Line> LOOSE = SHIPMENT.many("packages.lines", sheet -> List.of());
    private static final Controls<Sheet> CONTROLS = Controls.in(SHIPMENT, sheet -> sheet.shipment().packages().stream()
            .mapToInt(unit -> unit.lines().size())
            .sum());

    private static final Layout<Sheet> LAYOUT = layout(
            segment(at("BGM/1004", NUMBER), at("BGM/1225", FUNCTION, Elements.knownCode("function")))
                    .with("BGM/1001", "351"),
            day(DATE, "137"),
            day(SHIPPED, "11"),
            day(DELIVERY, "17", "2", "191", "132"),
            measurements(MEASURES),
            references(REFERENCES, References.ORDER, TRACKING),
            parties(PARTIES),
            segment(words("TDT/3128", CARRIER), readOnly(at("TDT/3127", CARRIER)))
                    .with("TDT/8051", "20"),
            units(UNITS),
            DespatchUnits.looseLines(LOOSE),
            CONTROLS.counted());

    static final Mapping MAPPING = new Single<>(
            Mapping.Title.of("DESADV", "Despatch advice", "EAN005", "EAN007"),
            Kind.SHIPMENT,
            Shipment.class,
            SHIPMENT,
            LAYOUT,
            NUMBER,
            Sheet::new,
            DespatchAdvices::shipment,
            DespatchAdvices::notWritten);

    private DespatchAdvices() {}

    private static List<String> notWritten(Shipment shipment) {
        List<String> lost = new ArrayList<>();
        if (shipment.shippedAt().isPresent() || shipment.expectedAt().isPresent()) {
            lost.add("the time of day of departure and arrival");
        }
        shipment.complete().ifPresent(value -> lost.add("whether more follows"));
        shipment.packages().stream()
                .flatMap(unit -> unit.lines().stream())
                .flatMap(line -> References.notWritten(line.order(), line.orderLine()))
                .distinct()
                .forEach(lost::add);
        return lost;
    }

    private static Shipment shipment(Draft<Sheet> draft, Message message) {
        List<References.Reference> references = draft.all(REFERENCES);
        List<Shipment.Package> packages = DespatchUnits.packages(draft.all(UNITS), draft.all(LOOSE));
        if (packages.stream().allMatch(unit -> unit.lines().isEmpty())) {
            message.warn(Faults.NO_LINES, 0, Optional.empty(), "the shipment has no lines");
        }
        CONTROLS.check(draft, message, () -> BigDecimal.ZERO);
        return new Shipment(
                message.header(References.others(references, References.ORDER, TRACKING)),
                draft.get(NUMBER).orElse(""),
                draft.get(FUNCTION).orElse("original"),
                References.numbers(references, References.ORDER),
                Parties.map(draft.all(PARTIES)),
                draft.get(CARRIER),
                References.numbers(references, TRACKING),
                Optional.empty(),
                Optional.empty(),
                draft.get(DATE),
                draft.get(SHIPPED),
                draft.get(DELIVERY),
                Measurements.map(draft.all(MEASURES)),
                packages,
                Optional.empty());
    }
}
