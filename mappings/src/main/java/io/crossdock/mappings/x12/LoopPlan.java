package io.crossdock.mappings.x12;

import io.crossdock.mappings.canonical.Shipment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The HL loops that a shipment is written as: shipment, order, unit, item (structure 0001) where each unit holds one order, as most
 * partners ask for; else shipment, unit, order, item (0003).
 */
final class LoopPlan {

    private final Shipment shipment;
    private final List<Loop> loops = new ArrayList<>();
    private final List<Node> units;
    private final boolean ordersOutside;
    private Optional<String> openOrder = Optional.empty();
    private Optional<Loop> orderLoop = Optional.empty();

    LoopPlan(Shipment shipment, Loop.Transport transport) {
        this.shipment = shipment;
        this.units = Node.of(shipment.packages());
        this.ordersOutside = units.stream().allMatch(unit -> ordersIn(unit).size() < 2);
        Loop root = add(Optional.empty(), Loop.SHIPMENT, Optional.empty(), transport, Loop.NO_UNIT, Optional.empty());
        units.forEach(unit -> place(unit, root));
        Set<String> missing = new LinkedHashSet<>(shipment.orders());
        loops.forEach(loop -> loop.order().ifPresent(missing::remove));
        missing.forEach(order -> order(root, order));
    }

    /**
     * A unit and those in it.
     *
     * @param inner without those that hold each other in a circle: one of them stands outside
     */
    private record Node(Shipment.Package unit, List<Node> inner) {

        /** All units, each once: one that is in a unit that is not there stands by itself. */
        private static List<Node> of(List<Shipment.Package> units) {
            List<Shipment.Package> left = new ArrayList<>(units);
            List<Node> roots = new ArrayList<>();
            units.stream().filter(unit -> isOutside(unit, units)).forEach(unit -> {
                left.remove(unit);
                roots.add(of(unit, left));
            });
            while (!left.isEmpty()) {
                roots.add(of(left.remove(0), left));
            }
            return roots;
        }

        private static Node of(Shipment.Package unit, List<Shipment.Package> left) {
            List<Shipment.Package> inner = left.stream()
                    .filter(other -> !unit.number().isEmpty() && other.parent().equals(Optional.of(unit.number())))
                    .toList();
            left.removeAll(inner);
            return new Node(unit, inner.stream().map(each -> of(each, left)).toList());
        }
    }

    /** Whether a unit is in no other that there is. */
    private static boolean isOutside(Shipment.Package unit, List<Shipment.Package> units) {
        return units.stream()
                .noneMatch(other -> !other.number().isEmpty() && unit.parent().equals(Optional.of(other.number())));
    }

    /** The units that are said to be in another that is not there. */
    static Stream<Shipment.Package> astray(List<Shipment.Package> units) {
        return units.stream().filter(unit -> unit.parent().isPresent() && isOutside(unit, units));
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

    private void place(Node unit, Loop root) {
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

    private void unit(Node node, Loop parent) {
        Loop holder = isUnit(node.unit())
                ? add(
                        Optional.of(parent),
                        node.inner().isEmpty() ? Loop.PACK : Loop.TARE,
                        Optional.empty(),
                        Loop.Transport.NONE,
                        node.unit(),
                        Optional.empty())
                : parent;
        items(node.unit(), holder);
        node.inner().forEach(inner -> unit(inner, holder));
    }

    /** Whether anything is said of a unit but what is in it; else its lines are in none. */
    private static boolean isUnit(Shipment.Package unit) {
        return !unit.number().isEmpty()
                || unit.sscc().isPresent()
                || unit.type().isPresent()
                || unit.count().isPresent()
                || !unit.measures().isEmpty();
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

    private Set<String> ordersIn(Node node) {
        Set<String> orders = new LinkedHashSet<>();
        node.unit().lines().forEach(line -> orderOf(line).ifPresent(orders::add));
        node.inner().forEach(inner -> orders.addAll(ordersIn(inner)));
        return orders;
    }

    private Optional<String> orderOf(Shipment.Line line) {
        return line.order()
                .or(() -> shipment.orders().size() == 1
                        ? shipment.orders().stream().findFirst()
                        : Optional.empty());
    }
}
