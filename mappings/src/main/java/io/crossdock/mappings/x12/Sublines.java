package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.at;

import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Slot;
import java.util.Optional;

/**
 * What a line is made up of, a set or an assortment: SLN, and all that belongs to it. It says nothing of the line itself, which has a
 * quantity and a status of its own, and stays unmapped.
 */
final class Sublines {

    private static final Slot.Shape<String> SHAPE = new Slot.Shape<>();

    private static final Layout<String> LAYOUT = layout(segment(at("SLN01", SHAPE.read("number"))))
            .until("SLN", "AMT", "SCH", "PO1", "POC", "IT1", "TDS", "CAD", "ISS", "CTT", "SE");

    private Sublines() {}

    static <P> Group<P, String> sublines(Slot<P, String> slot) {
        return group(LAYOUT, SHAPE, (draft, message, segment) -> Optional.empty(), slot);
    }
}
