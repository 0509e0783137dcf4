package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Measurements.measurements;
import static io.crossdock.mappings.edifact.Serials.serials;

import io.crossdock.mappings.canonical.Shipment;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Logistic units of one sort: PAC, with what was measured of them and with the numbers on their labels. */
final class Packs {

    /** Marked with an SSCC. */
    private static final String SSCC_MARK = "33E";

    /** Marked with the supplier's own words: lot, expiry. */
    private static final String OWN_MARK = "36E";

    /**
     * @param count how many units; absent: as many as have numbers
     */
    record Pack(Optional<Long> count, Optional<String> type, List<Measurements.Named> measures, List<String> ssccs) {}

    private static final Slot.Shape<Pack> PACK = new Slot.Shape<>();
    private static final Slot<Pack, BigDecimal> COUNT =
            PACK.maybe("count", pack -> pack.count().map(BigDecimal::valueOf));
    private static final Slot<Pack, String> TYPE = PACK.maybe("type", Pack::type);
    private static final Slot<Pack, Measurements.Named> MEASURES = PACK.many("measures", Pack::measures);
    private static final Slot<Pack, String> MARKED = PACK.maybe(
            "sscc (that it follows)", pack -> pack.ssccs().isEmpty() ? Optional.empty() : Optional.of(SSCC_MARK));
    private static final Slot<Pack, String> SSCCS = PACK.many("sscc", Pack::ssccs);

    private static final Layout<Pack> LAYOUT = layout(
                    segment(
                                    at("PAC/7224", COUNT, Notation.number()),
                                    at("PAC/7065", TYPE, Elements.knownCode("package")))
                            .evenEmpty(),
                    measurements(MEASURES),
                    segment(at("PCI/4233", MARKED)),
                    serials(SSCCS, "BJ", "AW"))
            .owning("QTY", "RFF", "DTM", "HAN", "FTX", "GIR");

    private Packs() {}

    static <P> Group<P, Pack> packs(Slot<P, Pack> slot) {
        return group(LAYOUT, PACK, (draft, message, segment) -> pack(draft), slot);
    }

    private static Optional<Pack> pack(Draft<Pack> draft) {
        return Optional.of(new Pack(
                draft.get(COUNT).map(BigDecimal::longValue), draft.get(TYPE), draft.all(MEASURES), draft.all(SSCCS)));
    }

    /** What the marking says that lot or expiry follow; empty: neither does. */
    static Optional<String> marking(Optional<String> lot, Optional<LocalDate> expiry) {
        return lot.isPresent() || expiry.isPresent() ? Optional.of(OWN_MARK) : Optional.empty();
    }

    static List<Pack> of(Shipment.Package unit) {
        if (unit.sscc().isEmpty()
                && unit.type().isEmpty()
                && unit.count().isEmpty()
                && unit.measures().isEmpty()) {
            return List.of();
        }
        return List.of(new Pack(
                unit.count(),
                unit.type(),
                Measurements.of(unit.measures()),
                unit.sscc().map(List::of).orElse(List.of())));
    }

    static List<Shipment.Package> packages(DespatchUnits.Unit unit) {
        List<Shipment.Package> packages = new ArrayList<>();
        for (Pack pack : unit.packs()) {
            if (pack.ssccs().size() <= 1) {
                packages.add(packed(unit, pack, pack.ssccs().stream().findFirst(), pack.count(), packages.size()));
            } else {
                pack.ssccs()
                        .forEach(sscc ->
                                packages.add(packed(unit, pack, Optional.of(sscc), Optional.empty(), packages.size())));
            }
        }
        if (packages.isEmpty()) {
            Pack none = new Pack(Optional.empty(), Optional.empty(), List.of(), List.of());
            packages.add(packed(unit, none, Optional.empty(), Optional.empty(), 0));
        }
        return packages;
    }

    private static Shipment.Package packed(
            DespatchUnits.Unit unit, Pack pack, Optional<String> sscc, Optional<Long> count, int before) {
        return new Shipment.Package(
                before == 0 ? unit.number() : unit.number() + "/" + (before + 1),
                unit.parent(),
                sscc,
                pack.type(),
                count,
                before == 0 ? Measurements.map(pack.measures()) : Map.of(),
                before == 0 ? unit.lines() : List.of());
    }
}
