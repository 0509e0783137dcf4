package io.crossdock.mappings.x12;

import io.crossdock.mappings.canonical.Shipment;
import io.crossdock.mappings.edi.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What HL loops of any depth and order mean: which items stand in which logistic unit, and belong to which order. */
final class Hierarchy {

    private static final int DEEPEST = 100;

    private final List<Loop> loops;
    private final Map<String, Loop> byId = new HashMap<>();

    Hierarchy(List<Loop> loops, Message message) {
        this.loops = loops;
        for (Loop loop : loops) {
            loop.parent()
                    .filter(parent -> !byId.containsKey(parent))
                    .ifPresent(parent -> message.warn(
                            X12Faults.HIERARCHY,
                            loop.from(),
                            Optional.of(Elements.position("HL02")),
                            "no loop before it bears that number; the loop stands for itself"));
            if (byId.putIfAbsent(loop.id(), loop) != null) {
                message.problem(
                        X12Faults.HIERARCHY,
                        loop.from(),
                        Optional.of(Elements.position("HL01")),
                        "another loop bears the same number");
            }
        }
    }

    /** The loops that one stands in, the nearest first, itself the first of all. */
    private List<Loop> path(Loop loop) {
        List<Loop> path = new ArrayList<>();
        Optional<Loop> next = Optional.of(loop);
        while (next.isPresent() && path.size() < DEEPEST && !path.contains(next.get())) {
            path.add(next.get());
            next = next.get().parent().map(byId::get);
        }
        return path;
    }

    List<String> orders() {
        Set<String> orders = new LinkedHashSet<>();
        loops.forEach(loop -> loop.order().ifPresent(orders::add));
        return List.copyOf(orders);
    }

    /** Units in their order; items in none are held by one without number. */
    List<Shipment.Package> packages() {
        Map<String, List<Shipment.Line>> contents = new LinkedHashMap<>();
        boolean several = orders().size() > 1;
        for (Loop loop : loops) {
            if (loop.isUnit()) {
                contents.putIfAbsent(loop.id(), new ArrayList<>());
            }
            loop.line().ifPresent(line -> contents.computeIfAbsent(unitOf(loop), id -> new ArrayList<>())
                    .add(several ? ordered(line, loop) : line));
        }
        List<Shipment.Package> packages = new ArrayList<>();
        Map<String, String> numbers = new HashMap<>();
        contents.forEach((id, lines) -> packages.add(unit(id, lines, numbers)));
        return packages;
    }

    /** The unit that an item stands in; of several that stand in it, the first. Empty: none. */
    private String unitOf(Loop item) {
        Optional<Loop> around = path(item).stream().filter(Loop::isUnit).findFirst();
        return around.or(() -> loops.stream()
                        .filter(loop -> loop.isUnit() && loop.parent().equals(Optional.of(item.id())))
                        .findFirst())
                .map(Loop::id)
                .orElse("");
    }

    private Shipment.Line ordered(Shipment.Line line, Loop loop) {
        Optional<String> order =
                path(loop).stream().flatMap(each -> each.order().stream()).findFirst();
        return new Shipment.Line(
                line.number(),
                line.article(),
                line.quantity(),
                line.ordered(),
                line.reason(),
                order,
                line.orderLine(),
                line.lot(),
                line.expiry(),
                line.serials());
    }

    private Shipment.Package unit(String id, List<Shipment.Line> lines, Map<String, String> numbers) {
        Optional<Loop> loop = Optional.ofNullable(byId.get(id)).filter(Loop::isUnit);
        Shipment.Package said = loop.map(Loop::unit).orElse(Loop.NO_UNIT);
        if (loop.isPresent()) {
            numbers.put(id, Integer.toString(numbers.size() + 1));
        }
        Optional<String> parent = loop.flatMap(unit -> path(unit).stream()
                .skip(1)
                .filter(Loop::isUnit)
                .findFirst()
                .map(around -> numbers.getOrDefault(around.id(), "")));
        return new Shipment.Package(
                numbers.getOrDefault(id, ""), parent, said.sscc(), said.type(), said.count(), said.measures(), lines);
    }
}
