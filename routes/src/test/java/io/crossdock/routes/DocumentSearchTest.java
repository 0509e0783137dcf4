package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.routes.ledger.State;
import io.crossdock.routes.search.Documents;
import io.crossdock.routes.search.Trace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One box for all that a person may have in hand, and the whole trade of what is found. */
@Timeout(300)
class DocumentSearchTest {

    private static final String ARTICLE =
            """
            {"ids":{"gtin":"04012345678901","supplier":"AX-77"},"name":"Akku-Schrauber 18V \u7535\u6c60\u94bb"}""";

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void annaWhoBuysFromBert() throws Exception {
        fixture = new HubFixture(folder, this::surroundings)
                .partner("anna", "{ gln: \"4098765000003\" }")
                .partner("carl", "{}")
                .partner("bert", "{ gln: \"4012345000009\" }")
                .folders("anna/out", "anna/in", "bert/out", "bert/in", "carl/out")
                .channel("anna.orders-in", in("order"))
                .channel("carl.orders-in", in("order"))
                .channel("bert.answers-in", in("[order-response, shipment, invoice]"))
                .channel("bert.orders-out", out("order"))
                .channel("anna.answers-out", out("[order-response, shipment, invoice]"))
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

    private static String in(String kinds) {
        return "direction: in\ncarries: " + kinds
                + "\nconnector: { drop: { folder: out } }\nwhen: { every: 1s }\nformat: json\n";
    }

    private static String out(String kinds) {
        return "direction: out\ncarries: " + kinds + "\nconnector: { drop: { folder: in } }\nformat: json\n";
    }

    @Test
    void findsAnOrderByAllThatStandsInIt() throws Exception {
        order("anna", "PO-2026/17");

        assertThat(List.of("PO-2026/17", "po-2026/17", "ax-77", "4012345678901", "04012345678901", "4098765000003"))
                .allSatisfy(word -> assertThat(found(word)).as(word).containsExactly("PO-2026/17"));
        assertThat(found("schrauber")).containsExactly("PO-2026/17");
        assertThat(found("18V akku-schrauber laden")).containsExactly("PO-2026/17");
        assertThat(found("\u7535\u6c60")).containsExactly("PO-2026/17");
        assertThat(found("schrauber 24V")).isEmpty();
        assertThat(found("401234567890")).isEmpty();
    }

    @Test
    void findsNobodyByNameOrPhoneOrNote() throws Exception {
        order("anna", "PO-1");

        assertThat(List.of("Mustermann", "Erika", "017012345", "Seestrasse", "twice"))
                .allSatisfy(word -> assertThat(found(word)).as(word).isEmpty());
    }

    @Test
    void findsWhatIsParkedByWhatIsInItAsFarAsItWasUnderstood() throws Exception {
        fixture.channel("anna.orders-in", in("order") + "unknown-article: park\n")
                .apply();
        order("anna", "PO-77");
        fixture.put(
                "anna",
                "out/broken.json",
                "{\"kind\":\"order\",\"orderNumber\":\"PO-78\",\"lines\":[{\"quantity\":{\"value\":\"many\"}}]}");
        fixture.handled("anna.orders-in", 2);

        assertThat(List.of("PO-77", "ax-77", "4012345678901", "schrauber"))
                .allSatisfy(word -> assertThat(found(word)).as(word).containsExactly("PO-77"));
        assertThat(hits("broken.json", "")).as("by its file").hasSize(1);
    }

    @Test
    void findsShipmentsByTheirUnitsAndKindsAlone() throws Exception {
        trade();

        assertThat(found("340123450000000017")).containsExactly("S-9");
        assertThat(found("AX-77")).containsExactlyInAnyOrder("PO-1", "S-9");
        assertThat(hits("AX-77", "shipment")).extracting(Documents.Hit::number).containsExactly("S-9");
    }

    @Test
    void showsTheWholeTradeOfEachOfItsDocuments() throws Exception {
        trade();

        for (Documents.Hit hit : hits("PO-1", "")) {
            Trace trace = fixture.hub().documents().trace(hit.document()).orElseThrow();
            assertThat(trace.chain())
                    .extracting(link -> link.document().kind())
                    .as(hit.number())
                    .containsExactly("order", "order-response", "shipment", "invoice");
            assertThat(trace.chain()).allSatisfy(link -> assertThat(link.sendings())
                    .singleElement()
                    .extracting(Trace.Sending::state)
                    .isEqualTo("DELIVERED"));
        }
    }

    @Test
    void keepsAnotherBuyersOrderOfTheSameNumberApart() throws Exception {
        trade();
        order("carl", "PO-1");

        List<Documents.Hit> orders = hits("PO-1", "order");
        assertThat(orders).hasSize(2);
        Documents.Hit ofCarl = orders.stream()
                .filter(hit -> hit.issuer().equals("carl"))
                .findFirst()
                .orElseThrow();
        assertThat(fixture.hub()
                        .documents()
                        .trace(ofCarl.document())
                        .orElseThrow()
                        .chain())
                .isEmpty();
    }

    @Test
    void findsByNumbersOnlyWhereContentsAreSwitchedOff() throws Exception {
        fixture.hubYaml("search: { contents: false }").apply();
        order("anna", "PO-1");

        assertThat(found("PO-1")).containsExactly("PO-1");
        assertThat(found("AX-77")).isEmpty();
    }

    @Test
    void findsWhatBearsAWordOnTheDayThatIsAsked() throws Exception {
        order("anna", "PO-1");
        Instant before = Instant.EPOCH;
        Instant between = hits("PO-1", "").get(0).last().plusMillis(1);
        Instant after = between.plus(Duration.ofDays(400));

        assertThat(List.of("PO-1", "AX-77", "PO-1.json")).allSatisfy(word -> {
            assertThat(foundBetween(word, before, between)).as(word).containsExactly("PO-1");
            assertThat(foundBetween(word, between.plus(Duration.ofDays(1)), after))
                    .as(word)
                    .isEmpty();
            assertThat(foundBetween(word, before, before.plusSeconds(1)))
                    .as(word)
                    .isEmpty();
        });
    }

    @Test
    void findsTheOneOfManyThatAChannelOrAStateNames() throws Exception {
        many("anna", "DD", 1);
        many("carl", "CC", 230);

        assertThat(narrowed("AX-77", "anna.orders-in", Optional.empty()).hits())
                .extracting(Documents.Hit::number)
                .containsExactly("DD-0");
        assertThat(narrowed("CC.json", "", Optional.of(State.PARKED)))
                .as("each of the file is looked at")
                .isEqualTo(new Documents.Found(List.of(), true));
        assertThat(hits("AX-77", "")).hasSize(50);
        assertThat(narrowed("AX-77", "", Optional.empty()).whole()).isFalse();
        assertThat(narrowed("DD.json", "", Optional.empty()).whole()).isTrue();
    }

    private List<String> foundBetween(String words, Instant from, Instant to) {
        return find(new Documents.Question(words, "", "", Optional.empty(), Optional.of(from), Optional.of(to)))
                .hits()
                .stream()
                .map(Documents.Hit::number)
                .toList();
    }

    private Documents.Found narrowed(String words, String channel, Optional<State> state) {
        return find(new Documents.Question(words, channel, "", state, Optional.empty(), Optional.empty()));
    }

    /** In one file. */
    private void many(String partner, String name, int count) throws Exception {
        fixture.put(
                partner,
                "out/" + name + ".json",
                IntStream.range(0, count)
                        .mapToObj(i ->
                                """
                                {"kind":"order","orderNumber":"%s-%d","lines":[{"number":"1","article":%s,"quantity":{"value":3}}]}"""
                                        .formatted(name, i, ARTICLE))
                        .collect(Collectors.joining(",", "[", "]")));
        fixture.handled(partner + ".orders-in", count);
    }

    private List<String> found(String words) {
        return hits(words, "").stream().map(Documents.Hit::number).toList();
    }

    private List<Documents.Hit> hits(String words, String kind) {
        return find(new Documents.Question(words, "", kind, Optional.empty(), Optional.empty(), Optional.empty()))
                .hits();
    }

    private Documents.Found find(Documents.Question question) {
        return fixture.hub().documents().find(question, 50);
    }

    private void order(String partner, String number) throws Exception {
        fixture.put(
                partner,
                "out/" + number.replace('/', '-') + ".json",
                """
                {"kind":"order","orderNumber":"%s",
                 "parties":{"buyer":{"ids":{"gln":"4098765000003"},"name":"Annas Laden"},
                   "ship-to":{"name":"Erika Mustermann","ids":{"phone":"017012345"},"address":{"lines":["Seestrasse 1"]}}},
                 "lines":[{"number":"1","article":%s,"quantity":{"value":3}}],
                 "notes":["ring twice"]}"""
                        .formatted(number, ARTICLE));
        fixture.handled(partner + ".orders-in", 1);
    }

    /** An order, what was answered, what was shipped, and an invoice that names nothing but the shipment. */
    private void trade() throws Exception {
        order("anna", "PO-1");
        fixture.put(
                "bert", "out/1.json", "{\"kind\":\"order-response\",\"orderNumber\":\"PO-1\",\"status\":\"accepted\"}");
        fixture.put(
                "bert",
                "out/2.json",
                """
                {"kind":"shipment","shipmentNumber":"S-9","orders":["PO-1"],"packages":[{"number":"1",
                 "sscc":"340123450000000017","lines":[{"number":"1","article":%s,"quantity":{"value":3}}]}]}"""
                        .formatted(ARTICLE));
        fixture.put("bert", "out/3.json", "{\"kind\":\"invoice\",\"invoiceNumber\":\"I-5\",\"shipments\":[\"S-9\"]}");
        fixture.handled("bert.answers-in", 3);
    }
}
