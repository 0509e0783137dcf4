package io.crossdock.mappings.x12;

import io.crossdock.mappings.canonical.Shipment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The HL loops that a shipment is written as: shipment, order, unit, item (structure 0001) where each unit holds one order, as most
 * partners ask for; else shipment, unit, order, item (0003).
 */
final class LoopPlan {

    private final Shipment shipment;
    private final List<Loop> loops = new ArrayList<>();
    private final boolean ordersOutside;
    private Optional<String> openOrder = Optional.empty();
    private Optional<Loop> orderLoop = Optional.empty();

    LoopPlan(Shipment shipment, Loop.Transport transport) {
        this.shipment = shipment;
        this.ordersOutside = shipment.packages().stream()
                .filter(unit -> unit.parent().isEmpty())
                .allMatch(unit -> ordersIn(unit).size() < 2);
        Loop root = add(Optional.empty(), Loop.SHIPMENT, Optional.empty(), transport, Loop.NO_UNIT, Optional.empty());
        for (Shipment.Package unit : shipment.packages()) {
            if (unit.parent().isEmpty()) {
                place(unit, root);
            }
        }
        Set<String> missing = new LinkedHashSet<>(shipment.orders());
        loops.forEach(loop -> loop.order().ifPresent(missing::remove));
        missing.forEach(order -> order(root, order));
    }

    List<Loop> loops() {
        return loops;
    }

    /** BSN05. */
    String structure() {
        return ordersOutside ? "0001" : "0003";
    }

    private Loop add(
            Optional<Loop> parent,
            String level,
            Optional<String> order,
            Loop.Transport transport,
            Shipment.Package unit,
            Optional<Shipment.Line> line) {
        Loop loop = new Loop(
                Integer.toString(loops.size() + 1), parent.map(Loop::id), level, order, transport, unit, line, 0, 0);
        loops.add(loop);
        return loop;
    }

    private Loop order(Loop parent, String order) {
        return add(
                Optional.of(parent),
                Loop.ORDER,
                Optional.of(order),
                Loop.Transport.NONE,
                Loop.NO_UNIT,
                Optional.empty());
    }

    private void place(Shipment.Package unit, Loop root) {
        if (!ordersOutside) {
            unit(unit, root);
            return;
        }
        Set<String> orders = ordersIn(unit);
        Optional<String> order = orders.stream().findFirst();
        if (order.isPresent() && !order.equals(openOrder)) {
            orderLoop = Optional.of(order(root, order.get()));
        }
        openOrder = order;
        unit(unit, order.isPresent() ? orderLoop.orElse(root) : root);
    }

    private void unit(Shipment.Package unit, Loop parent) {
        Loop holder = unit.number().isEmpty()
                ? parent
                : add(
                        Optional.of(parent),
                        children(unit).isEmpty() ? Loop.PACK : Loop.TARE,
                        Optional.empty(),
                        Loop.Transport.NONE,
                        unit,
                        Optional.empty());
        items(unit, holder);
        children(unit).forEach(child -> unit(child, holder));
    }

    private void items(Shipment.Package unit, Loop holder) {
        Optional<String> open = Optional.empty();
        Loop parent = holder;
        for (Shipment.Line line : unit.lines()) {
            Optional<String> order = orderOf(line);
            if (!ordersOutside && order.isPresent() && !order.equals(open)) {
                parent = order(holder, order.get());
            }
            open = order;
            add(Optional.of(parent), Loop.ITEM, Optional.empty(), Loop.Transport.NONE, Loop.NO_UNIT, Optional.of(line));
        }
    }

    private List<Shipment.Package> children(Shipment.Package unit) {
        return unit.number().isEmpty()
                ? List.of()
                : shipment.packages().stream()
                        .filter(other -> other.parent().equals(Optional.of(unit.number())))
                        .toList();
    }

    private Set<String> ordersIn(Shipment.Package unit) {
        Set<String> orders = new LinkedHashSet<>();
        unit.lines().forEach(line -> orderOf(line).ifPresent(orders::add));
        children(unit).forEach(child -> orders.addAll(ordersIn(child)));
        return orders;
    }

    private Optional<String> orderOf(Shipment.Line line) {
        return line.order()
                .or(() -> shipment.orders().size() == 1
                        ? shipment.orders().stream().findFirst()
                        : Optional.empty());
    }
}
