package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.ReadOnly.readOnly;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Elements.measure;

import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Rule;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/**
 * The price of a line: PRI, net (AAA) and gross (AAB). A line that has only a gross one is priced with it, and that is told.
 *
 * @param net after allowances
 * @param gross before allowances
 */
record Prices<D>(Slot<D, BigDecimal> net, Slot<D, Quantity> per, Slot<D, BigDecimal> gross) {

    static <D> Prices<D> in(
            Slot.Shape<D> shape,
            Function<D, Optional<BigDecimal>> price,
            Function<D, Optional<Quantity>> per,
            Function<D, Optional<BigDecimal>> list) {
        return new Prices<>(shape.maybe("price", price), shape.maybe("per", per), shape.maybe("listPrice", list));
    }

    Rule<D> netPrice() {
        return segment(at("PRI/5118", net, Notation.number()), measure("PRI/5284", "PRI/6411", per))
                .when("PRI/5125", "AAA", "INV");
    }

    Rule<D> grossPrice() {
        return segment(at("PRI/5118", gross, Notation.number()), readOnly(measure("PRI/5284", "PRI/6411", per)))
                .when("PRI/5125", "AAB");
    }

    Optional<BigDecimal> price(Draft<D> draft, Message message, int segment) {
        Optional<BigDecimal> found = draft.get(net);
        if (found.isPresent() || draft.get(gross).isEmpty()) {
            return found;
        }
        message.warn(Faults.GROSS, segment, Optional.empty(), "the line has no net price (AAA)");
        return draft.get(gross);
    }
}
