package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crossdock.mappings.canonical.Differences.Difference;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.rerun.Criteria;
import io.crossdock.routes.rerun.Preview.Target;
import io.crossdock.routes.rerun.Rerun;
import io.crossdock.routes.rerun.RerunDocument;
import io.crossdock.routes.rerun.Step;
import io.crossdock.routes.rerun.Verb;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Replay, resend, reprocess: what the preview says, and that exactly this happens, once. */
@Timeout(300)
class RerunTest {

    private static final String ORDERS_IN =
            """
            direction: in
            carries: order
            connector: { drop: { folder: out } }
            when: { every: 1s }
            format: { csv: { columns: { Order: orderNumber, Item: lines.article.ids.buyer, Qty: lines.quantity.value, Pack: "-" } } }
            """;

    private static final String STOCK_IN =
            """
            direction: in
            carries: stock
            connector: { drop: { folder: stock } }
            when: { every: 1s }
            format: { csv: { columns: { Item: article.ids.supplier, Left: buckets.available } } }
            """;

    private static final String HEAD = "Order,Item,Qty,Pack\n";
    /** Of the long rerun; up to 50,000. */
    private static final int DOCUMENTS = Integer.getInteger("rerun.documents", 240);

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void annaWhoSendsAndBertWhoReceives() throws Exception {
        fixture = new HubFixture(folder, this::surroundings)
                .partner("anna", "{}")
                .partner("bert", "{}")
                .partner("carl", "{}")
                .folders("anna/out", "anna/stock", "bert/orders", "bert/stock", "carl/orders", "carl/stock")
                .channel("anna.orders-in", ORDERS_IN)
                .channel("anna.stock-in", STOCK_IN)
                .channel("bert.orders-out", out("order", "orders", "Order: orderNumber, Qty: lines.quantity.value"))
                .channel("bert.stock-out", out("stock", "stock", "Item: article.ids.supplier, Left: buckets.available"))
                .start();
    }

    /** The embedded defaults; the same sentences hold in others. */
    HubSettings surroundings(HubSettings embedded) {
        return embedded;
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void saysWhereADocumentWasDeliveredAndSendsNothingThatIsNotMissing() throws Exception {
        orders("1.csv", "PO-1,A,1,6\n");
        String name = fixture.received("bert", "orders").keySet().iterator().next();

        Rerun preview = fixture.preview(Verb.REPROCESS, Criteria.of("PO-1"), false);
        RerunDocument document = only(preview);

        assertThat(document.decision().step()).isEqualTo(Step.NOTHING);
        assertThat(document.decision().preview().note()).isEqualTo("nothing is missing");
        assertThat(document.decision().preview().targets()).singleElement().satisfies(target -> {
            assertThat(target.mark()).isEqualTo("delivered");
            assertThat(target.name()).isEqualTo(name);
            assertThat(target.again()).isFalse();
            assertThat(target.at().orElseThrow()).isBeforeOrEqualTo(Instant.now());
        });
        fixture.run(preview);
        fixture.settled();
        assertThat(bertsOrders()).containsExactly("PO-1,1");
    }

    @Test
    void sendsOnlyToTheChannelThatMissedIt() throws Exception {
        orders("1.csv", "PO-1,A,1,6\nPO-2,A,2,6\n");
        carlJoins("carl.orders-out", "order", "orders", "Order: orderNumber");

        Rerun preview = fixture.preview(Verb.REPROCESS, Criteria.of("PO-2"), false);
        assertThat(only(preview).decision().preview().targets())
                .extracting(Target::channel, Target::mark, Target::again)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("bert.orders-out", "delivered", false),
                        org.assertj.core.groups.Tuple.tuple("carl.orders-out", "missing", true));
        fixture.run(preview);
        fixture.handled("anna.orders-in", 3);

        assertThat(carls("orders")).containsExactly("PO-2");
        assertThat(bertsOrders()).containsExactlyInAnyOrder("PO-1,1", "PO-2,2");
        assertThat(only(fixture.preview(Verb.REPROCESS, Criteria.of("PO-2"), false))
                        .decision()
                        .step())
                .isEqualTo(Step.NOTHING);
    }

    @Test
    void knowsNoChannelOfTodayInAReplay() throws Exception {
        orders("1.csv", "PO-1,A,1,6\n");
        carlJoins("carl.orders-out", "order", "orders", "Order: orderNumber");

        Rerun preview = fixture.preview(Verb.REPLAY, Criteria.of("PO-1"), false);

        assertThat(only(preview).decision().preview().targets())
                .extracting(Target::channel)
                .containsExactly("bert.orders-out");
    }

    @Test
    void showsWhatTodaysMappingMakesOtherwiseAndSendsItWhereToldTo() throws Exception {
        orders("1.csv", "PO-1,A,1,6\nPO-2,A,2,7\n");
        fixture.channel(
                "anna.orders-in",
                ORDERS_IN.replace("Qty: lines.quantity.value, Pack: \"-\"", "Qty: \"-\", Pack: lines.quantity.value"));
        fixture.apply();

        assertThat(only(fixture.preview(Verb.REPLAY, Criteria.of("PO-1"), true)).differing())
                .isZero();
        Rerun preview = fixture.preview(Verb.REPROCESS, Criteria.of("PO-1"), true);
        assertThat(only(preview).decision().preview().differences())
                .containsExactly(new Difference("lines[0].quantity.value", "1", "6"));
        assertThat(fixture.hub().reruns().summary(preview.id()).differing()).isEqualTo(1);
        fixture.run(preview);
        fixture.handled("anna.orders-in", 3);

        assertThat(bertsOrders()).containsExactlyInAnyOrder("PO-1,1", "PO-2,2", "PO-1,6");
        fixture.put("anna", "out/2.csv", HEAD + "PO-1,A,1,6\n");
        HubStatus status = fixture.handled("anna.orders-in", 4);
        assertThat(HubFixture.count(status, "anna.orders-in", State.DUPLICATE)).isEqualTo(1);
    }

    @Test
    void undoesNoNewerState() throws Exception {
        stock("1.csv", "A,5\nB,7\n");
        stock("2.csv", "A,4\n");
        carlJoins("carl.stock-out", "stock", "stock", "Item: article.ids.supplier, Left: buckets.available");

        Rerun preview = fixture.preview(Verb.REPROCESS, search("anna.stock-in", Optional.of(State.PUBLISHED)), false);
        assertThat(fixture.documents(preview))
                .extracting(one -> one.subject().number(), one -> one.decision().step())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("anna/A||", Step.NOTHING),
                        org.assertj.core.groups.Tuple.tuple("anna/A||", Step.SEND),
                        org.assertj.core.groups.Tuple.tuple("anna/B||", Step.SEND));
        fixture.run(preview);
        fixture.handled("anna.stock-in", 5);

        assertThat(carls("stock")).containsExactlyInAnyOrder("A,4", "B,7");
    }

    @Test
    void tellsACorrectedStateAsTheVersionThatItWas() throws Exception {
        stock("1.csv", "A,5\n");
        fixture.channel("anna.stock-in", STOCK_IN + "  # another file\n");
        fixture.apply();

        fixture.run(fixture.preview(Verb.REPROCESS, Criteria.of("anna/A||"), true));
        fixture.handled("anna.stock-in", 2);
        stock("2.csv", "A,3\n");

        assertThat(fixture.lines(fixture.received("bert", "stock"))).containsExactly("A,5", "A,5", "A,3");
    }

    @Test
    void takesInWhatWasParkedAndLeavesParkedWhatStillIs() throws Exception {
        orders("1.csv", "PO-1,A,1,6\n,A,2,6\nPO-3,A,x,6\n", 2);
        fixture.channel(
                "anna.orders-in",
                ORDERS_IN.replace("Qty: lines.quantity.value, Pack: \"-\"", "Qty: \"-\", Pack: lines.quantity.value"));
        fixture.apply();

        Rerun preview = fixture.preview(Verb.REPROCESS, search("", Optional.of(State.PARKED)), false);
        assertThat(fixture.documents(preview))
                .extracting(one -> one.decision().step())
                .containsExactlyInAnyOrder(Step.TAKE, Step.NOTHING);
        fixture.run(preview);
        HubStatus status = fixture.settled();

        Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> bertsOrders().size() == 2);
        assertThat(bertsOrders()).containsExactlyInAnyOrder("PO-1,1", "PO-3,6");
        assertThat(status.parked()).hasSize(1);
    }

    @Test
    void sendsOnceWhatTwoPeopleFoundMissing() throws Exception {
        orders("1.csv", "PO-1,A,1,6\n");
        carlJoins("carl.orders-out", "order", "orders", "Order: orderNumber");
        Rerun one = fixture.preview(Verb.REPROCESS, Criteria.of("PO-1"), false);
        Rerun other = fixture.preview(Verb.REPROCESS, Criteria.of("PO-1"), false);

        fixture.run(one);
        fixture.run(other);
        fixture.handled("anna.orders-in", 3);

        assertThat(carls("orders")).containsExactly("PO-1");
    }

    @Test
    void doesNoneTwiceWhereTheHubStopsInBetween() throws Exception {
        int files = 8;
        int inFile = DOCUMENTS / files;
        for (int file = 0; file < files; file++) {
            int first = file * inFile;
            fixture.put(
                    "anna",
                    "out/" + file + ".csv",
                    HEAD
                            + IntStream.range(first, first + inFile)
                                    .mapToObj(order -> "PO-" + order + ",A,1,6\n")
                                    .collect(Collectors.joining()));
        }
        fixture.handled("anna.orders-in", DOCUMENTS);
        carlJoins("carl.orders-out", "order", "orders", "Order: orderNumber");
        Rerun preview = fixture.preview(Verb.REPROCESS, search("anna.orders-in", Optional.of(State.PUBLISHED)), false);
        assertThat(fixture.hub().reruns().summary(preview.id()).receivers())
                .containsExactly(java.util.Map.entry("carl.orders-out", (long) DOCUMENTS));

        fixture.hub().reruns().run(preview.id());
        for (int stop = 1; stop <= 2; stop++) {
            long open = DOCUMENTS - stop * 2L * inFile;
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(HubFixture.PATIENCE)
                    .until(() -> fixture.hub().reruns().summary(preview.id()).open() <= open);
            fixture.restart();
        }
        Awaitility.await()
                .atMost(HubFixture.PATIENCE)
                .until(() -> fixture.hub().reruns().find(preview.id()).state() == Rerun.State.DONE);
        fixture.settled();

        assertThat(carls("orders"))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, DOCUMENTS)
                        .mapToObj(order -> "PO-" + order)
                        .toList());
        assertThat(bertsOrders()).hasSize(DOCUMENTS);
    }

    @Test
    void forgetsAPreviewThatNobodySaidYesTo() throws Exception {
        orders("1.csv", "PO-1,A,1,6\n");
        Rerun preview = fixture.preview(Verb.REPROCESS, Criteria.of("PO-1"), false);

        fixture.passTime(Duration.ofDays(8));
        Awaitility.await().until(() -> fixture.hub().reruns().find(preview.id()).state() == Rerun.State.LAPSED);

        assertThat(fixture.documents(preview)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.hub().reruns().run(preview.id()))
                .withMessageContaining("ask again");
    }

    @Test
    void remembersWhoAskedAndWhatBecameOfIt() throws Exception {
        orders("1.csv", "PO-1,A,1,6\n");
        carlJoins("carl.orders-out", "order", "orders", "Order: orderNumber");

        Rerun rerun = fixture.again(Verb.REPROCESS, "PO-1");
        fixture.handled("anna.orders-in", 2);
        RerunDocument document = only(rerun);

        assertThat(rerun.author()).isEqualTo("anna");
        assertThat(rerun.reason()).isEqualTo("a test");
        assertThat(rerun.ended()).isPresent();
        assertThat(document.again())
                .isNotEmpty()
                .isNotEqualTo(document.subject().document());
        assertThat(fixture.hub().reruns().of(document.again())).containsExactly(rerun);
        assertThat(fixture.hub().reruns().of(document.subject().document())).containsExactly(rerun);
        Rerun second = fixture.preview(Verb.REPROCESS, Criteria.of(document.again()), false);
        assertThat(only(second).subject().document())
                .isEqualTo(document.subject().document());
    }

    @Test
    void looksThroughNoWholeHistoryAndFindsNothingThatIsNotThere() throws Exception {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.preview(
                        Verb.REPLAY,
                        new Criteria(
                                List.of(),
                                "anna.orders-in",
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                "",
                                ""),
                        false))
                .withMessageContaining("all of history");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.preview(Verb.REPLAY, Criteria.of("PO-9"), false))
                .withMessageContaining("no such document");
    }

    private void carlJoins(String channel, String kind, String directory, String columns) throws Exception {
        fixture.channel(channel, out(kind, directory, columns));
        fixture.apply();
    }

    private static Criteria search(String channel, Optional<State> state) {
        return new Criteria(
                List.of(),
                channel,
                "",
                state,
                Optional.of(Instant.now().minus(Duration.ofDays(1))),
                Optional.empty(),
                "",
                "");
    }

    private RerunDocument only(Rerun rerun) {
        List<RerunDocument> documents = fixture.documents(rerun);
        assertThat(documents).hasSize(1);
        return documents.get(0);
    }

    private void orders(String file, String lines) throws Exception {
        orders(file, lines, (int) lines.lines().count());
    }

    private void orders(String file, String lines, int documents) throws Exception {
        fixture.put("anna", "out/" + file, HEAD + lines);
        fixture.handled("anna.orders-in", documents);
    }

    private void stock(String file, String lines) throws Exception {
        long before = HubFixture.count(fixture.hub().status(), "anna.stock-in", State.READ);
        fixture.put("anna", "stock/" + file, "Item,Left\n" + lines);
        fixture.handled("anna.stock-in", before + lines.lines().count());
    }

    private List<String> bertsOrders() {
        return fixture.lines(fixture.received("bert", "orders"));
    }

    private List<String> carls(String directory) {
        return fixture.lines(fixture.received("carl", directory));
    }

    private static String out(String kind, String directory, String columns) {
        return "direction: out\ncarries: " + kind + "\nconnector: { drop: { folder: " + directory
                + " } }\nformat: { csv: { columns: { " + columns + " } } }\n";
    }
}
