package io.crossdock.mappings.edifact;

import io.crossdock.mappings.canonical.Acknowledgement.Fault;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Field;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What is wrong with a service segment: the code (0085), the segment's tag (0013), and the place in it (S011). */
record ControlFault<D>(String segment, Slot<D, Fault> slot) implements Field<D> {

    @Override
    public boolean read(Message message, int at, Draft<D> draft) {
        int code = message.untaken(at, Elements.position(segment + "/0085"));
        if (code == Segments.NONE) {
            return false;
        }
        int tag = message.part(at, Elements.position(segment + "/0013"));
        int element = message.part(at, Elements.position(segment + "/0098"));
        int component = message.part(at, Elements.position(segment + "/0104"));
        draft.put(
                slot,
                Fault.of(message.text(code))
                        .in(Optional.empty(), text(message, tag))
                        .at(
                                message.number(element).map(BigDecimal::longValue),
                                message.number(component).map(BigDecimal::longValue)));
        for (int part : List.of(code, tag, element, component)) {
            message.take(part);
        }
        return true;
    }

    private static Optional<String> text(Message message, int part) {
        return part == Segments.NONE ? Optional.empty() : Optional.of(message.text(part));
    }

    @Override
    public int repetitions(D from) {
        return Math.min(1, slot.values().apply(from).size());
    }

    @Override
    public void write(D from, int repetition, SegmentWriter out) {
        slot.values().apply(from).stream().findFirst().ifPresent(fault -> {
            fault.code().ifPresent(code -> out.put(Elements.position(segment + "/0085"), code));
            fault.tag().ifPresent(tag -> out.put(Elements.position(segment + "/0013"), tag));
            fault.element().ifPresent(element -> out.put(Elements.position(segment + "/0098"), Long.toString(element)));
            fault.component()
                    .ifPresent(component -> out.put(Elements.position(segment + "/0104"), Long.toString(component)));
        });
    }

    @Override
    public Position position() {
        return Elements.position(path());
    }

    @Override
    public List<Slot<D, ?>> slots() {
        return List.of(slot);
    }

    @Override
    public String path() {
        return segment + "/0085";
    }
}
