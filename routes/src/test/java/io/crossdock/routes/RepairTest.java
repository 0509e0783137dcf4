package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.crossdock.config.Wire;
import io.crossdock.routes.HubStatus.ParkedStatus;
import io.crossdock.routes.delivery.Holds;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.rerun.Criteria;
import io.crossdock.routes.rerun.Rerun;
import io.crossdock.routes.rerun.RerunDocument;
import io.crossdock.routes.rerun.Step;
import io.crossdock.routes.rerun.Verb;
import io.crossdock.routes.search.Documents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person puts right goes on its way once, in its place. */
@Timeout(300)
class RepairTest {

    private static final String HEAD = "Order,Item,Qty\n";

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void annaWhoSendsAndBertWhoOnlyWantsWhatIsDear() throws Exception {
        fixture = new HubFixture(folder)
                .partner("anna", "{}")
                .partner("bert", "{}")
                .partner("carl", "{}")
                .folders("anna/out", "anna/json", "bert/in", "carl/in")
                .channel(
                        "anna.orders-in",
                        in(
                                "out",
                                "csv: { columns: { Order: orderNumber, Item: lines.article.ids.buyer, Qty: lines.quantity.value } }"))
                .channel("anna.json-in", in("json", "json: {}"))
                .channel("bert.dear-out", out("if: lines.price > 3\nwhere: { type: rush }\n"))
                .channel("carl.orders-out", out("where: { type: standard }\n"))
                .start();
    }

    private static String in(String directory, String format) {
        return "direction: in\ncarries: order\nconnector: { drop: { folder: " + directory
                + " } }\nwhen: { every: 1s }\nformat: { " + format + " }\n";
    }

    private static String out(String conditions) {
        return "direction: out\ncarries: order\n" + conditions + "connector: { drop: { folder: in } }\n"
                + "format: { csv: { columns: { Order: orderNumber, Qty: lines.quantity.value } } }\n";
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void takesInWhatWasRepairedAndNothingTwice() throws Exception {
        ParkedStatus parked = badOrderOfThree();

        Rerun rerun = repair(parked, HEAD + "PO-1,A,1\nPO-2,A,2\nPO-3,A,3\n");
        assertThat(only(rerun).decision().step()).isEqualTo(Step.TAKE);
        assertThat(only(rerun).decision().receivers()).containsExactly("carl.orders-out");
        assertThat(carls()).containsExactlyInAnyOrder("PO-1,1", "PO-3,3");
        fixture.run(rerun);
        Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> carls().size() == 3);

        HubStatus status = fixture.settled();
        assertThat(status.parked()).isEmpty();
        assertThat(status.channels())
                .filteredOn(channel -> channel.id().equals("anna.orders-in"))
                .singleElement()
                .satisfies(channel -> {
                    assertThat(channel.parked()).as("waits now").isZero();
                    assertThat(channel.counts()).as("of today").containsEntry(State.PARKED, 1L);
                });
        assertThat(carls()).containsExactlyInAnyOrder("PO-1,1", "PO-2,2", "PO-3,3");
        assertThat(fixture.hub()
                        .documents()
                        .trace(delivered("PO-2"))
                        .orElseThrow()
                        .same())
                .extracting(Documents.Hit::document, Documents.Hit::state)
                .as("what was parked is parked no more")
                .containsExactly(tuple(parked.document(), State.REPLACED));
        assertThat(fixture.hub().parkedList().counts()).isEmpty();
    }

    @Test
    void tellsOfWhatIsParkedThatASoundOneOfItsNumberHasCome() throws Exception {
        ParkedStatus parked = badOrderOfThree();

        fixture.put("anna", "out/2.csv", HEAD + "PO-2,A,2\n");
        HubStatus status = fixture.handled("anna.orders-in", 4);

        assertThat(status.parked()).isEmpty();
        Instant now = Instant.now();
        assertThat(fixture.hub()
                        .documents()
                        .find(
                                new Documents.Question(
                                        "",
                                        "",
                                        "",
                                        Optional.of(State.PARKED),
                                        Optional.of(now.minusSeconds(3600)),
                                        Optional.of(now)),
                                10)
                        .hits())
                .extracting(Documents.Hit::document, Documents.Hit::state)
                .containsExactly(tuple(parked.document(), State.REPLACED));
        assertThat(fixture.hub()
                        .documents()
                        .trace(parked.document())
                        .orElseThrow()
                        .history())
                .last()
                .satisfies(entry -> assertThat(entry.detail()).isEqualTo("by " + delivered("PO-2")));
    }

    @Test
    void takesInTheTextsOfSeveralTransmissionsByOneYes() throws Exception {
        ParkedStatus one = badOrderOfThree();
        fixture.put("anna", "out/2.csv", HEAD + "PO-4,A,x\n");
        fixture.handled("anna.orders-in", 4);
        ParkedStatus other = fixture.hub().status().parked().get(0);

        Rerun rerun = previewed(fixture.hub()
                .reruns()
                .repair(
                        List.of(one.document(), other.document()),
                        Map.of(
                                transmission(one.document()),
                                text(HEAD + "PO-1,A,1\nPO-2,A,2\nPO-3,A,3\n"),
                                transmission(other.document()),
                                text(HEAD + "PO-4,A,4\n")),
                        "anna",
                        ""));
        assertThat(fixture.documents(rerun))
                .extracting(document -> document.decision().step())
                .containsExactly(Step.TAKE, Step.TAKE);
        fixture.run(rerun);
        Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> carls().size() == 4);

        assertThat(fixture.settled().parked()).isEmpty();
        assertThat(carls()).containsExactlyInAnyOrder("PO-1,1", "PO-2,2", "PO-3,3", "PO-4,4");
    }

    @Test
    void letsRestWhatAPersonRejectedHoweverOftenTheRestOfItsFileIsRepaired() throws Exception {
        fixture.put("anna", "out/1.csv", HEAD + "PO-1,A,one\nPO-2,A,two\nPO-3,A,three\n");
        List<ParkedStatus> bad = fixture.handled("anna.orders-in", 3).parked();
        fixture.hub().rejections().reject(byNumber(bad, "PO-1").document(), "not ours");

        fixture.run(repair(byNumber(bad, "PO-2"), HEAD + "PO-1,A,one\nPO-2,A,2\nPO-3,A,three\n"));
        List<ParkedStatus> left = fixture.handled("anna.orders-in", 6).parked();
        assertThat(left).extracting(ParkedStatus::number).containsExactly("PO-3");
        fixture.run(repair(left.get(0), HEAD + "PO-1,A,one\nPO-2,A,2\nPO-3,A,3\n"));
        Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> carls().size() == 2);

        HubStatus status = fixture.settled();
        assertThat(status.parked()).isEmpty();
        assertThat(status.balances()).allMatch(balance -> balance.difference() == 0);
        assertThat(carls()).containsExactlyInAnyOrder("PO-2,2", "PO-3,3");
        assertThat(HubFixture.count(status, "anna.orders-in", State.REJECTED)).isEqualTo(1);
        assertThat(fixture.hub()
                        .documents()
                        .find(Documents.Question.of("PO-1"), 10)
                        .hits())
                .extracting(Documents.Hit::state)
                .as("as it was rejected, and as it was read twice more")
                .containsExactlyInAnyOrder(State.REJECTED, State.DISCARDED, State.DISCARDED);
    }

    private static ParkedStatus byNumber(List<ParkedStatus> all, String number) {
        return all.stream()
                .filter(one -> one.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysBeforehandThatARepairWouldBeParkedAgain() throws Exception {
        ParkedStatus parked = badOrderOfThree();

        Rerun rerun = repair(parked, HEAD + "PO-1,A,1\nPO-2,A,two\nPO-3,A,3\n");

        assertThat(only(rerun).decision().step()).isEqualTo(Step.NOTHING);
        assertThat(only(rerun).decision().preview().note()).startsWith("it would be parked again: ");
    }

    @Test
    void repairsNothingThatDoesNotWaitForIt() throws Exception {
        badOrderOfThree();
        String taken = delivered("PO-1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.hub().reruns().repair(List.of(taken), Map.of(), "anna", ""))
                .withMessageContaining("does not wait for a repair");
    }

    @Test
    void sendsWhatWasRepairedForAChannelAndThenWhatWaitedBehindIt() throws Exception {
        String parked = versionWithoutAPriceAndOneBehindIt();
        Holds.Content content = fixture.hub().repairs().of(parked).get(0);
        String json = new String(content.body(), StandardCharsets.UTF_8);

        fixture.hub().repairs().repair("bert.dear-out", parked, json.replace("\"value\":1", "\"value\":7"));
        Awaitility.await()
                .atMost(HubFixture.PATIENCE)
                .until(() -> fixture.received("bert", "in").size() == 2);

        assertThat(fixture.settled().parked()).isEmpty();
        assertThat(fixture.lines(fixture.received("bert", "in"))).containsExactly("PO-1,7", "PO-1,2");
    }

    /** Both have the same number, so only their places tell one from the other. */
    @Test
    void findsTheVersionThatIsParkedWhereItsTransmissionHoldsTwo() throws Exception {
        String order = "{\"kind\":\"order\",\"header\":{\"version\":%d},\"orderNumber\":\"PO-1\",\"type\":\"rush\","
                + "\"lines\":[{\"article\":{\"ids\":{\"buyer\":\"A\"}},\"quantity\":{\"value\":1}%s}]}";
        fixture.put(
                "anna", "json/1.json", "[" + order.formatted(1, ",\"price\":5") + "," + order.formatted(2, "") + "]");
        ParkedStatus parked = fixture.handled("anna.json-in", 2).parked().get(0);

        Rerun rerun = fixture.preview(Verb.REPROCESS, Criteria.of(parked.document()), false);

        assertThat(only(rerun).place()).isEqualTo(1);
        assertThat(only(rerun).decision().releases()).containsExactly("bert.dear-out");
    }

    @Test
    void takesNoOtherDocumentForARepairedOne() throws Exception {
        String parked = versionWithoutAPriceAndOneBehindIt();
        String json = new String(fixture.hub().repairs().of(parked).get(0).body(), StandardCharsets.UTF_8);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.hub().repairs().repair("bert.dear-out", parked, json.replace("PO-1", "PO-2")))
                .withMessageContaining("its number and issuer must stay PO-1");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> fixture.hub().repairs().repair("bert.dear-out", parked, json.replace("lines", "linse")))
                .withMessageContaining("linse is no field of it");
    }

    @Test
    void givesUpWhatIsRejectedAndSendsWhatWaitedBehindIt() throws Exception {
        String parked = versionWithoutAPriceAndOneBehindIt();

        assertThat(fixture.hub().repairs().reject(parked, "anna", "cheap")).containsExactly("bert.dear-out");
        assertThat(fixture.hub().repairs().reject(parked, "anna", "cheap")).isEmpty();
        Awaitility.await()
                .atMost(HubFixture.PATIENCE)
                .until(() -> fixture.received("bert", "in").size() == 1);

        HubStatus status = fixture.settled();
        assertThat(fixture.lines(fixture.received("bert", "in"))).containsExactly("PO-1,2");
        assertThat(HubFixture.count(status, "bert.dear-out", State.DISCARDED)).isEqualTo(1);
        assertThat(HubFixture.count(status, "bert.dear-out", State.DEAD))
                .as("what a person says is no failure of the hub")
                .isZero();
        assertThat(status.parked()).isEmpty();
    }

    private ParkedStatus badOrderOfThree() throws Exception {
        fixture.put("anna", "out/1.csv", HEAD + "PO-1,A,1\nPO-2,A,x\nPO-3,A,3\n");
        return fixture.handled("anna.orders-in", 3).parked().get(0);
    }

    /** @return the document that is parked */
    private String versionWithoutAPriceAndOneBehindIt() throws Exception {
        version(1, "");
        fixture.handled("anna.json-in", 1);
        version(2, ",\"price\":5");
        HubStatus status = fixture.handled("anna.json-in", 2);
        assertThat(HubFixture.count(status, "bert.dear-out", State.HELD)).isEqualTo(1);
        return status.parked().get(0).document();
    }

    private void version(int version, String price) throws Exception {
        fixture.put(
                "anna",
                "json/" + version + ".json",
                "{\"kind\":\"order\",\"header\":{\"version\":" + version
                        + "},\"orderNumber\":\"PO-1\",\"type\":\"rush\","
                        + "\"lines\":[{\"article\":{\"ids\":{\"buyer\":\"A\"}},\"quantity\":{\"value\":" + version + "}"
                        + price + "}]}");
    }

    private Rerun repair(ParkedStatus parked, String text) throws Exception {
        return previewed(repairing(parked.document(), text));
    }

    private Rerun repairing(String document, String text) throws Exception {
        return fixture.hub()
                .reruns()
                .repair(List.of(document), Map.of(transmission(document), text(text)), "anna", "a typing error");
    }

    private String transmission(String document) {
        return fixture.hub().parked().find(document).orElseThrow().transmission();
    }

    private static Wire text(String text) {
        return Wire.of("1.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private Rerun previewed(Rerun asked) {
        Awaitility.await()
                .atMost(HubFixture.PATIENCE)
                .until(() -> fixture.hub().reruns().find(asked.id()).state() == Rerun.State.PREVIEWED);
        return fixture.hub().reruns().find(asked.id());
    }

    private RerunDocument only(Rerun rerun) {
        List<RerunDocument> documents = fixture.documents(rerun);
        assertThat(documents).hasSize(1);
        return documents.get(0);
    }

    private String delivered(String number) {
        return fixture.hub()
                .documents()
                .find(Documents.Question.of(number), 1)
                .hits()
                .get(0)
                .document();
    }

    private List<String> carls() {
        return fixture.lines(fixture.received("carl", "in"));
    }
}
