package io.crossdock.mappings.x12;

import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.Shipment;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HL loop of a ship notice: the shipment, an order, a logistic unit or an item, as its level says.
 *
 * @param parent the id of the loop that it belongs to
 * @param level 735: {@code S}, {@code O}, {@code T}, {@code P}, {@code I}, ...
 * @param order the number of the buyer's order
 * @param unit what the loop says of a logistic unit; empty lines
 * @param line what the loop says of an item
 * @param from its first segment
 * @param to the segment behind its last
 */
record Loop(
        String id,
        Optional<String> parent,
        String level,
        Optional<String> order,
        Transport transport,
        Shipment.Package unit,
        Optional<Shipment.Line> line,
        int from,
        int to) {

    static final String SHIPMENT = "S";
    static final String ORDER = "O";
    static final String TARE = "T";
    static final String PACK = "P";
    static final String ITEM = "I";

    static final Shipment.Package NO_UNIT = new Shipment.Package(
            "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), List.of());

    /** What the loop of the shipment says, or one below it in its place. */
    record Transport(
            Optional<String> carrier,
            List<String> tracking,
            Optional<LocalDate> shipped,
            Optional<LocalDate> delivery,
            Map<String, Quantity> measures,
            Map<String, PartyRef> parties) {

        static final Transport NONE =
                new Transport(Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Map.of(), Map.of());
    }

    boolean isUnit() {
        return level.equals(TARE) || level.equals(PACK);
    }
}
