package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.date;
import static io.crossdock.mappings.x12.Elements.measure;

import io.crossdock.mappings.canonical.Delivery;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Slot;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The parts of a line's quantity: SCH. */
final class Deliveries {

    private static final Slot.Shape<Delivery> SHAPE = new Slot.Shape<>();
    private static final Slot<Delivery, Quantity> QUANTITY = SHAPE.one("quantity", Delivery::quantity);
    private static final Slot<Delivery, LocalDate> DATE = SHAPE.maybe("date", Delivery::date);

    private static final Layout<Delivery> LAYOUT = layout(segment(
                            measure("SCH01", "SCH02", QUANTITY), date("SCH06", DATE))
                    .with("SCH05", delivery -> delivery.date().isPresent() ? "002" : "", "002", "067", "068", "017"))
            .owning();

    private Deliveries() {}

    static <P> Group<P, Delivery> deliveries(Slot<P, Delivery> slot) {
        return group(LAYOUT, SHAPE, Deliveries::build, slot);
    }

    private static Optional<Delivery> build(Draft<Delivery> draft, Message message, int segment) {
        return draft.get(QUANTITY).map(quantity -> new Delivery(quantity, draft.get(DATE), Optional.empty()));
    }

    static void warn(List<Delivery> deliveries, SegmentWriter out) {
        if (deliveries.stream().anyMatch(delivery -> delivery.status().isPresent())) {
            out.notWritten("the status of a delivery");
        }
    }
}
