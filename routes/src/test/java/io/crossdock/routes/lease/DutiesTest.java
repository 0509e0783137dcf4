package io.crossdock.routes.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.routes.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes that can do the same: at every moment one of them does it. */
class DutiesTest {

    private static final List<String> ALL = List.of("flow:a", "flow:b", "out:a", "out:b");

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final InstantSource clock = () -> now;
    /** What is being done, by whomever; two at once are a failure. */
    private final Set<String> done = new TreeSet<>();

    private final Set<String> broken = new TreeSet<>();
    private Database database;
    private Node first;
    private Node second;

    private final class Node {

        private final Leases leases = new Leases(database, "main", clock);
        private final Duties duties = new Duties(leases, new PausedDuties(database, "main", clock));

        void can(List<String> names) {
            duties.add(names.stream().map(name -> new Work(name)).toList());
        }

        void look() {
            leases.keep();
            duties.follow();
        }
    }

    private final class Work implements Duty {

        private final String name;

        Work(String name) {
            this.name = name;
        }

        @Override
        public String lease() {
            return name;
        }

        @Override
        public boolean begin() {
            assertThat(done.add(name)).as("%s by two nodes at once", name).isTrue();
            if (broken.contains(name)) {
                done.remove(name);
                return false;
            }
            return true;
        }

        @Override
        public void end() {
            done.remove(name);
        }
    }

    @BeforeEach
    void twoNodes() {
        database = Database.embedded(folder);
        first = new Node();
        second = new Node();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void lookByTurns() {
        for (int i = 0; i < 6; i++) {
            second.look();
            first.look();
        }
    }

    @Test
    void sharesOutWhatThereIsToDo() {
        first.can(ALL);
        assertThat(first.duties.done()).containsExactlyElementsOf(ALL);
        second.can(ALL);
        lookByTurns();

        assertThat(done).containsExactlyElementsOf(ALL);
        assertThat(first.duties.done()).hasSize(2);
        assertThat(second.duties.done()).hasSize(2);
    }

    @Test
    void goesOnWithWhatADeadNodeDid() {
        first.can(ALL);
        second.can(ALL);
        lookByTurns();
        first.duties.done().forEach(done::remove);
        now = now.plus(Leases.TERM).plus(Duration.ofSeconds(1));
        second.look();

        assertThat(second.duties.done()).containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void leavesWhatItCannotBeginToAnother() {
        broken.add("out:b");
        first.can(ALL);
        assertThat(first.duties.done()).doesNotContain("out:b");
        broken.clear();
        second.can(ALL);
        lookByTurns();

        assertThat(second.duties.done()).contains("out:b");
        assertThat(done).containsExactlyElementsOf(ALL);
    }

    @Test
    void beginsAnewWhatHasChanged() {
        first.can(ALL);
        first.can(List.of("out:a"));

        assertThat(done).containsExactlyElementsOf(ALL);
    }

    @Test
    void endsWhatIsNoMoreAndLeavesItToOthers() {
        first.can(ALL);
        second.can(ALL);
        lookByTurns();
        first.duties.remove(ALL);
        second.look();

        assertThat(first.duties.done()).isEmpty();
        assertThat(new ArrayList<>(done)).containsExactlyElementsOf(ALL);
    }
}
