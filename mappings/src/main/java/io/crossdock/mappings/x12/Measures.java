package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.knownCode;
import static io.crossdock.mappings.x12.Elements.measure;

import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Slot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Weights and lengths by their name: MEA. */
final class Measures {

    /** A weight or a length: {@code gross-weight}, {@code height}. */
    record Measured(String name, Quantity value) {}

    private static final Slot.Shape<Measured> SHAPE = new Slot.Shape<>();
    private static final Slot<Measured, String> NAME = SHAPE.one("name", Measured::name);
    private static final Slot<Measured, Quantity> VALUE = SHAPE.one("value", Measured::value);

    private static final Layout<Measured> LAYOUT = layout(
                    segment(at("MEA02", NAME, knownCode("measure")), measure("MEA03", "MEA04", VALUE))
                            .with("MEA01", measured -> "PD", "PD", "WT"))
            .owning();

    private Measures() {}

    static <P> Group<P, Measured> measures(Slot<P, Measured> slot) {
        return group(LAYOUT, SHAPE, Measures::build, slot).unless((before, measured) -> before.stream()
                .anyMatch(other -> other.name().equals(measured.name())));
    }

    private static Optional<Measured> build(Draft<Measured> draft, Message message, int segment) {
        return draft.get(NAME).flatMap(name -> draft.get(VALUE).map(value -> new Measured(name, value)));
    }

    static List<Measured> of(Map<String, Quantity> measures) {
        return measures.entrySet().stream()
                .map(entry -> new Measured(entry.getKey(), entry.getValue()))
                .toList();
    }

    static Map<String, Quantity> map(List<Measured> measures) {
        Map<String, Quantity> map = new LinkedHashMap<>();
        measures.forEach(measured -> map.put(measured.name(), measured.value()));
        return map;
    }
}
