package io.crossdock.routes.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What nodes decide for themselves, one after the other, until nothing moves any more. */
class SharingTest {

    private final Map<String, Sharing.Row> table = new TreeMap<>();
    private final Map<String, Set<String>> wants = new LinkedHashMap<>();
    private int moves;

    private SharingTest leases(String group, int number) {
        names(group, number).forEach(name -> table.put(name, new Sharing.Row(name, "", 0, "")));
        return this;
    }

    private static List<String> names(String group, int number) {
        return IntStream.range(0, number).mapToObj(i -> group + ":" + i).toList();
    }

    private void arrives(String node) {
        wants.put(node, new TreeSet<>(table.keySet()));
    }

    private Set<String> wants(String node) {
        return wants.getOrDefault(node, Set.of());
    }

    private void dies(String node) {
        wants.remove(node);
    }

    /** All nodes look, in this order, again and again; a node hands over at once. */
    private void settle(List<String> order) {
        for (int look = 0; look < 20; look++) {
            order.forEach(this::look);
            if (order.stream().map(this::decision).allMatch(SharingTest::isNothing)) {
                return;
            }
        }
        throw new AssertionError("still moving: " + table);
    }

    private static boolean isNothing(Sharing.Decision next) {
        return next.take().isEmpty() && next.ask().isEmpty() && next.give().isEmpty();
    }

    private void settle() {
        settle(List.copyOf(wants.keySet()));
    }

    private Sharing.Decision decision(String node) {
        return Sharing.decide(node, wants.keySet(), wants(node), List.copyOf(table.values()));
    }

    private void look(String node) {
        Sharing.Decision next = decision(node);
        next.take().forEach(row -> put(row.name(), node, ""));
        next.ask().forEach(row -> table.put(row.name(), new Sharing.Row(row.name(), row.holder(), 0, node)));
        next.give().forEach(row -> put(row.name(), row.asked(), ""));
    }

    private void put(String name, String holder, String asked) {
        table.put(name, new Sharing.Row(name, holder, 0, asked));
        moves++;
    }

    private long held(String node, String group) {
        return table.values().stream()
                .filter(row -> row.holder().equals(node) && row.group().equals(group))
                .count();
    }

    private long held(String node) {
        return table.values().stream().filter(row -> row.holder().equals(node)).count();
    }

    @Test
    void givesAllToTheOneNodeThatIsThere() {
        leases("out", 7).arrives("a");
        settle();

        assertThat(held("a")).isEqualTo(7);
    }

    @Test
    void givesANodeThatJoinsItsShareOfEachSort() {
        leases("inbox", 4).leases("flow", 6).leases("out", 9).arrives("a");
        settle();
        arrives("b");
        settle();

        assertThat(held("b", "inbox")).isEqualTo(2);
        assertThat(held("b", "flow")).isEqualTo(3);
        assertThat(held("b", "out")).isBetween(4L, 5L);
    }

    @Test
    void sharesOutOneOfEachSortToo() {
        leases("inbox", 1)
                .leases("flow", 1)
                .leases("out", 1)
                .leases("timers", 1)
                .arrives("a");
        settle();
        arrives("b");
        settle();

        assertThat(held("a")).isEqualTo(2);
        assertThat(held("b")).isEqualTo(2);
    }

    @Test
    void movesNothingThatNeedNotMove() {
        leases("inbox", 4).leases("out", 8).arrives("a");
        settle();
        moves = 0;
        arrives("b");
        settle();

        assertThat(moves).isEqualTo(6);
    }

    @Test
    void givesWhatADeadNodeHadToTheOthers() {
        leases("inbox", 6).leases("out", 6).arrives("a");
        arrives("b");
        arrives("c");
        settle();
        dies("b");
        settle();

        assertThat(held("a")).isEqualTo(6);
        assertThat(held("c")).isEqualTo(6);
    }

    @Test
    void handsNothingOverToANodeThatCannotDoIt() {
        leases("inbox", 2).leases("out", 6).arrives("a");
        settle();
        arrives("b");
        wants("b").removeIf(name -> !name.equals("out:1"));
        settle();

        assertThat(held("b")).isEqualTo(1);
        assertThat(held("a")).isEqualTo(7);
    }

    @Test
    void leavesToTheOnlyNodeThatCanDoItWhatIsMoreThanItsShare() {
        leases("out", 6).arrives("a");
        wants("a").removeIf(name -> name.compareTo("out:3") >= 0);
        arrives("b");
        settle();

        assertThat(held("a")).isEqualTo(3);
        assertThat(held("b")).isEqualTo(3);
        assertThat(table.values())
                .allSatisfy(row -> assertThat(wants(row.holder())).contains(row.name()));
    }

    @Test
    void forgetsWhatADeadNodeAskedFor() {
        leases("out", 4).arrives("a");
        settle();
        arrives("b");
        look("b");
        dies("b");
        settle();

        assertThat(held("a")).isEqualTo(4);
        assertThat(decision("a").give()).isEmpty();
    }

    @Test
    void comesToRestFairlyWhoeverComesGoesAndLooksFirst() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            table.clear();
            wants.clear();
            leases("inbox", random.nextInt(7)).leases("flow", random.nextInt(9)).leases("out", random.nextInt(30));
            for (int change = 0; change < 8; change++) {
                String node = Arrays.asList("a", "b", "c", "d").get(random.nextInt(4));
                if (wants.containsKey(node)) {
                    dies(node);
                } else {
                    arrives(node);
                }
                List<String> order = new ArrayList<>(wants.keySet());
                Collections.shuffle(order, random);
                settle(order);
                assertFair(seed);
            }
        }
    }

    private void assertFair(int seed) {
        for (String group : List.of("inbox", "flow", "out")) {
            List<Long> loads =
                    wants.keySet().stream().map(node -> held(node, group)).toList();
            if (!loads.isEmpty()) {
                assertThat(Collections.max(loads) - Collections.min(loads))
                        .as("seed %d: %s", seed, loads())
                        .isLessThanOrEqualTo(1);
            }
        }
        assertThat(table.values()).as("seed %d", seed).allSatisfy(row -> assertThat(
                        Stream.concat(wants.keySet().stream(), wants.isEmpty() ? Stream.of(row.holder()) : Stream.of()))
                .contains(row.holder()));
    }

    private Map<String, List<String>> loads() {
        return wants.keySet().stream().collect(Collectors.toMap(node -> node, node -> table.values().stream()
                .filter(row -> row.holder().equals(node))
                .map(Sharing.Row::name)
                .toList()));
    }
}
