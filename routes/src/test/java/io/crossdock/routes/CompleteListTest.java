package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.routes.ledger.State;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that say of themselves that they are complete: what the next one leaves out is gone, within the guard. */
class CompleteListTest {

    private static final String IN =
            """
            direction: in
            carries: stock
            connector: { drop: { folder: out } }
            format: { csv: { separator: ";", complete: true, columns: { Item: article.ids.supplier, Left: buckets.available } } }
            """;

    @TempDir
    Path folder;

    @Test
    void tellsThatNothingIsLeftOfAnArticleTheNextListLeavesOut() throws Exception {
        try (HubFixture hub = hub()) {
            hub.put("anna", "out/1.csv", list(1, 10));
            hub.handled("anna.stock-in", 10);

            hub.put("anna", "out/2.csv", list(2, 10));
            HubStatus status = hub.handled("anna.stock-in", 20);

            assertThat(HubFixture.count(status, "anna.stock-in", State.PUBLISHED))
                    .isEqualTo(11);
            assertThat(HubFixture.count(status, "anna.stock-in", State.UNCHANGED))
                    .isEqualTo(9);
            assertThat(hub.lines(hub.received("bert", "in")))
                    .hasSize(11)
                    .contains("A1;0")
                    .doesNotContain("A2;0");
        }
    }

    @Test
    void saysItOnceAndTakesAnArticleBackThatIsListedAgain() throws Exception {
        try (HubFixture hub = hub()) {
            hub.put("anna", "out/1.csv", list(1, 10));
            hub.handled("anna.stock-in", 10);
            hub.put("anna", "out/2.csv", list(2, 10));
            hub.handled("anna.stock-in", 20);
            hub.put("anna", "out/3.csv", list(2, 10));
            hub.handled("anna.stock-in", 29);

            hub.put("anna", "out/4.csv", list(1, 10));
            HubStatus status = hub.handled("anna.stock-in", 39);

            assertThat(HubFixture.count(status, "anna.stock-in", State.PUBLISHED))
                    .isEqualTo(12);
            assertThat(hub.lines(hub.received("bert", "in")))
                    .filteredOn(line -> line.startsWith("A1;"))
                    .hasSize(3);
        }
    }

    @Test
    void takesNothingAsGoneWhereTooMuchIsAbsent() throws Exception {
        try (HubFixture hub = hub()) {
            hub.put("anna", "out/1.csv", list(1, 10));
            hub.handled("anna.stock-in", 10);

            hub.put("anna", "out/2.csv", list(6, 10));
            HubStatus status = hub.handled("anna.stock-in", 16);

            assertThat(hub.lines(hub.received("bert", "in"))).noneMatch(line -> line.endsWith(";0"));
            assertThat(status.parked()).singleElement().satisfies(parked -> assertThat(
                            parked.problems().get(0).toString())
                    .contains("LIST-SHRUNK", "5 of 10", "delete-guard"));

            hub.channel("anna.stock-in", IN + "delete-guard: 60\n").apply();
            hub.put("anna", "out/3.csv", list(6, 10));
            hub.handled("anna.stock-in", 26);

            assertThat(hub.lines(hub.received("bert", "in")))
                    .filteredOn(line -> line.endsWith(";0"))
                    .containsExactlyInAnyOrder("A1;0", "A2;0", "A3;0", "A4;0", "A5;0");
        }
    }

    @Test
    void takesNothingAsGoneFromAListWithAFault() throws Exception {
        try (HubFixture hub = hub()) {
            hub.put("anna", "out/1.csv", list(1, 10));
            hub.handled("anna.stock-in", 10);

            hub.put("anna", "out/2.csv", list(2, 9) + "A10;many\n");
            hub.handled("anna.stock-in", 19);

            assertThat(hub.lines(hub.received("bert", "in"))).noneMatch(line -> line.endsWith(";0"));
        }
    }

    private static String list(int from, int to) {
        return "Item;Left\n"
                + IntStream.rangeClosed(from, to)
                        .mapToObj(number -> "A" + number + ";" + number * 10 + "\n")
                        .collect(Collectors.joining());
    }

    private HubFixture hub() throws Exception {
        return new HubFixture(folder)
                .partner("anna", "{}")
                .partner("bert", "{}")
                .folders("anna/out", "bert/in")
                .channel("anna.stock-in", IN)
                .channel(
                        "bert.stock-out",
                        """
                        direction: out
                        carries: stock
                        connector: { drop: { folder: in } }
                        format: { csv: { separator: ";", columns: { Item: article.ids.supplier, Left: buckets.available } } }
                        """)
                .start();
    }
}
