package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.at;

import io.crossdock.mappings.edi.Rule;
import io.crossdock.mappings.edi.Slot;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Free texts: MSG, which must stand behind an N9.
 *
 * @param heading of the N9
 */
record Notes<D>(Slot<D, String> slot, Slot<D, String> heading) {

    static <D> Notes<D> of(Slot.Shape<D> shape, Function<D, List<String>> notes) {
        return new Notes<>(
                shape.many("notes", notes),
                shape.maybe(
                        "notes (their heading)",
                        from -> notes.apply(from).isEmpty() ? Optional.empty() : Optional.of("NOTES")));
    }

    Rule<D> head() {
        return segment(at("N903", heading)).when("N901", "L1");
    }

    Rule<D> text() {
        return segment(at("MSG01", slot));
    }
}
