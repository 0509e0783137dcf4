package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Day.day;
import static io.crossdock.mappings.edifact.Elements.constant;
import static io.crossdock.mappings.edifact.Elements.measure;

import io.crossdock.mappings.canonical.Delivery;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Slot;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts in which a line is to come: SCC, with quantity and date. */
final class Deliveries {

    private static final Slot.Shape<Delivery> SHAPE = new Slot.Shape<>();
    private static final Slot<Delivery, Quantity> QUANTITY = SHAPE.one("quantity", Delivery::quantity);
    private static final Slot<Delivery, LocalDate> DATE = SHAPE.maybe("date", Delivery::date);

    private static final Layout<Delivery> LAYOUT = layout(
                    constant("SCC/4017", "1"),
                    segment(measure("QTY/6060", "QTY/6411", QUANTITY)).when("QTY/6063", "113", "21", "12"),
                    day(DATE, "2", "67", "69", "10", "11"))
            .owning("FTX", "RFF");

    private static final Layout<Delivery> PLACED_LAYOUT = layout(
                    constant("LOC/3227", "7"),
                    segment(measure("QTY/6060", "QTY/6411", QUANTITY)).when("QTY/6063", "11"),
                    day(DATE, "2", "67", "69", "10", "11"))
            .owning("PCD")
            .sharing("QTY", "DTM");

    private Deliveries() {}

    /** A part without quantity stays unmapped. */
    static <P> Group<P, Delivery> deliveries(Slot<P, Delivery> slot) {
        return group(LAYOUT, SHAPE, (draft, message, segment) -> build(draft), slot);
    }

    /** The parts that go to one place each: LOC, with quantity and date. The place stays unmapped. */
    static <P> Group<P, Delivery> placed(Slot<P, Delivery> slot) {
        return group(PLACED_LAYOUT, SHAPE, (draft, message, segment) -> build(draft), slot);
    }

    static Stream<String> notWritten(List<Delivery> deliveries) {
        return deliveries.stream()
                .flatMap(delivery -> delivery.status().stream())
                .map(status -> "the status of a delivery");
    }

    private static Optional<Delivery> build(Draft<Delivery> draft) {
        return draft.get(QUANTITY).map(quantity -> new Delivery(quantity, draft.get(DATE), Optional.empty()));
    }
}
