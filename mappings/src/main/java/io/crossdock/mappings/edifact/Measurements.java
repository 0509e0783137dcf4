package io.crossdock.mappings.edifact;

import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Codes;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Field;
import io.crossdock.mappings.edi.Measure;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Rule;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was measured of a thing: MEA, by the name of what was measured. */
record Measurements<D>(Slot<D, Measurements.Named> slot) implements Field<D> {

    /** A measure and its name. */
    record Named(String name, Quantity quantity) {}

    private static final Position PROPERTY = Elements.position("MEA/6313");
    private static final Position UNIT = Elements.position("MEA/6411");
    private static final Position VALUE = Elements.position("MEA/6314");
    private static final Codes NAMES = UnEdifact.STANDARD.lists().of("measure");
    private static final Codes UNITS = UnEdifact.STANDARD.lists().of("unit");
    private static final Notation<BigDecimal> NUMBER = Notation.number();

    static <D> Rule<D> measurements(Slot<D, Named> slot) {
        return Rule.<D>segment(new Measurements<>(slot)).with("MEA/6311", "PD");
    }

    static List<Named> of(Map<String, Quantity> measures) {
        return measures.entrySet().stream()
                .map(each -> new Named(each.getKey(), each.getValue()))
                .toList();
    }

    static Map<String, Quantity> map(List<Named> measures) {
        Map<String, Quantity> map = new LinkedHashMap<>();
        measures.forEach(each -> map.put(each.name(), each.quantity()));
        return map;
    }

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        int part = message.untaken(segment, VALUE);
        int property = message.part(segment, PROPERTY);
        Optional<String> name = part == Segments.NONE ? Optional.empty() : message.word(property, NAMES);
        if (name.isEmpty()
                || draft.all(slot).stream().anyMatch(other -> other.name().equals(name.get()))) {
            return false;
        }
        Optional<BigDecimal> number = NUMBER.read(message, segment, VALUE, part);
        if (number.isEmpty()) {
            return false;
        }
        int unit = message.part(segment, UNIT);
        draft.put(
                slot,
                new Named(
                        name.get(),
                        Measure.quantity(number.get(), message.text(unit).strip(), UNITS)));
        message.take(part);
        message.take(property);
        message.take(unit);
        return true;
    }

    @Override
    public int repetitions(D from) {
        return slot.values().apply(from).size();
    }

    @Override
    public void write(D from, int repetition, SegmentWriter out) {
        Named named = slot.values().apply(from).get(repetition);
        Optional<String> code = NAMES.code(named.name(), out.release());
        if (code.isEmpty()) {
            out.notWritten("the measure " + named.name());
            return;
        }
        out.put(PROPERTY, code.get());
        out.put(UNIT, Measure.code(named.quantity(), out.release(), UNITS));
        out.put(VALUE, named.quantity().value());
    }

    @Override
    public Position position() {
        return VALUE;
    }

    @Override
    public List<Slot<D, ?>> slots() {
        return List.of(slot);
    }

    @Override
    public String path() {
        return "MEA/6314";
    }
}
