package io.crossdock.mappings.tradacoms;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.tradacoms.Elements.at;

import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Slot;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An order and a delivery that an invoice is about: ODD.
 *
 * @param sequence by which lines refer to it
 */
record Delivered(String sequence, Optional<String> order, Optional<String> shipment, Optional<LocalDate> date) {

    private static final Slot.Shape<Delivered> SHAPE = new Slot.Shape<>();
    private static final Slot<Delivered, String> SEQUENCE = SHAPE.read("(its number)");
    private static final Slot<Delivered, String> ORDER = SHAPE.read("orders, lines.order");
    private static final Slot<Delivered, String> SHIPMENT = SHAPE.read("shipments, lines.shipment");
    private static final Slot<Delivered, LocalDate> DATE = SHAPE.read("deliveryDate, lines.deliveryDate");

    private static final Layout<Delivered> LAYOUT = layout(segment(
                    at("ODD/SEQA", SEQUENCE),
                    at("ODD/ORNO1", ORDER),
                    at("ODD/DELN1", SHIPMENT),
                    Elements.date("ODD/DELN2", DATE)))
            .owning();

    static <P> Group<P, Delivered> delivered(Slot<P, Delivered> slot) {
        return group(LAYOUT, SHAPE, (draft, message, segment) -> Optional.of(of(draft)), slot);
    }

    private static Delivered of(Draft<Delivered> draft) {
        return new Delivered(draft.get(SEQUENCE).orElse(""), draft.get(ORDER), draft.get(SHIPMENT), draft.get(DATE));
    }

    static <V> List<V> distinct(List<Delivered> deliveries, Function<Delivered, Optional<V>> value) {
        return deliveries.stream()
                .flatMap(delivered -> value.apply(delivered).stream())
                .distinct()
                .toList();
    }
}
