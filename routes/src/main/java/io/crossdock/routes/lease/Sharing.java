package io.crossdock.routes.lease;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How nodes share out what there is to do: each looks at all leases and decides for itself. Whatever is free is taken by whoever wants
 * it and comes first, so that nothing lies idle. A node with less to do than another asks for some of the other's leases, and the
 * other hands them over. Only what somebody asked for is handed over, so nothing leaves the hands of the one node that can do it.
 *
 * <p>Leases are counted by what stands before the colon of their names, so that each node gets its share of inboxes, of flows and of
 * outgoing channels, and then all together.
 */
final class Sharing {

    /**
     * A lease as the database has it.
     *
     * @param holder a node, or empty
     * @param asked the node that wants to have it handed over, or empty
     */
    record Row(String name, String holder, long fence, String asked) {

        String group() {
            return name.substring(0, Math.max(name.indexOf(':'), 0));
        }
    }

    /**
     * What one node does next.
     *
     * @param take free ones
     * @param ask others' that it should have
     * @param give its own that another one should have
     */
    record Decision(List<Row> take, List<Row> ask, List<Row> give) {}

    private final String self;
    private final Set<String> present;
    private final Set<String> wanted;
    private final Map<String, Map<String, Integer>> loads = new HashMap<>();

    private Sharing(String self, Set<String> present, Set<String> wanted, List<Row> rows) {
        this.self = self;
        this.present = present;
        this.wanted = wanted;
        rows.stream().filter(this::isHeld).forEach(row -> count(row.holder(), row.group(), 1));
    }

    /**
     * @param present the nodes that are there, this one included
     * @param wanted the names of the leases that this node can do something with
     */
    static Decision decide(String self, Set<String> present, Set<String> wanted, List<Row> rows) {
        List<Row> inOrder =
                rows.stream().sorted(Comparator.comparing(Row::name)).toList();
        Sharing sharing = new Sharing(self, present, wanted, inOrder);
        List<Row> take = sharing.take(inOrder);
        return new Decision(take, sharing.ask(inOrder), sharing.give(inOrder));
    }

    private List<Row> take(List<Row> rows) {
        List<Row> free = rows.stream()
                .filter(row -> wanted.contains(row.name()) && !isHeld(row))
                .toList();
        free.forEach(row -> count(self, row.group(), 1));
        return free;
    }

    private List<Row> give(List<Row> rows) {
        List<Row> given = new ArrayList<>();
        for (Row row : rows) {
            if (row.holder().equals(self) && isAskedByAnother(row) && isFairer(self, row.asked(), row.group())) {
                given.add(row);
                move(row, row.asked());
            }
        }
        return given;
    }

    /** What was asked for already counts as if it were here. */
    private List<Row> ask(List<Row> rows) {
        List<Row> open = new ArrayList<>();
        for (Row row : rows) {
            boolean others = isHeld(row) && !row.holder().equals(self) && wanted.contains(row.name());
            if (others && row.asked().equals(self) && isFairer(row.holder(), self, row.group())) {
                move(row, self);
            } else if (others && !isAskedByAnother(row)) {
                open.add(row);
            }
        }
        List<Row> asked = new ArrayList<>();
        for (Optional<Row> next = best(open); next.isPresent(); next = best(open)) {
            asked.add(next.get());
            open.remove(next.get());
            move(next.get(), self);
        }
        return asked;
    }

    private Optional<Row> best(List<Row> open) {
        return open.stream()
                .filter(row -> isFairer(row.holder(), self, row.group()))
                .max(Comparator.comparingInt((Row row) -> surplus(row.holder(), self, row.group())));
    }

    /** Two of a group are too many; one is, where it makes up for what the other has to do elsewhere. So every move ends. */
    private boolean isFairer(String from, String to, String group) {
        int ofGroup = surplus(from, to, group);
        return ofGroup >= 2 || ofGroup == 1 && total(from) - total(to) >= 2;
    }

    private int surplus(String from, String to, String group) {
        return load(from).getOrDefault(group, 0) - load(to).getOrDefault(group, 0);
    }

    private int total(String node) {
        return load(node).values().stream().mapToInt(Integer::intValue).sum();
    }

    private Map<String, Integer> load(String node) {
        return loads.computeIfAbsent(node, one -> new HashMap<>());
    }

    private void move(Row row, String to) {
        count(row.holder(), row.group(), -1);
        count(to, row.group(), 1);
    }

    private void count(String node, String group, int more) {
        load(node).merge(group, more, Integer::sum);
    }

    private boolean isHeld(Row row) {
        return present.contains(row.holder());
    }

    private boolean isAskedByAnother(Row row) {
        return !row.asked().equals(self) && present.contains(row.asked());
    }
}
