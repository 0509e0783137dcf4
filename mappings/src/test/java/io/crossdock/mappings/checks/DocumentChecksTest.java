package io.crossdock.mappings.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Checks;
import io.crossdock.config.Checks.Consequence;
import io.crossdock.config.Checks.Known;
import io.crossdock.config.Location;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.LinePlaces;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Order;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentChecksTest {

    private static final Location AT = new Location("orders.edi", 3, 1, "message 1");

    @Test
    void findsWrongCheckDigitsOfArticlesAndParties() throws IOException {
        assertThat(found(
                        """
                        "parties": { "buyer": { "ids": { "gln": "4012345000008" } }, "supplier": { "ids": { "gln": "4012345000009" } } },
                        "lines": [ { "number": "1", "article": { "ids": { "gtin": "04012345678901" } }, "quantity": { "value": 1 } },
                                   { "number": "2", "article": { "ids": { "gtin": "04012345678902" } }, "quantity": { "value": 1 } } ]
                        """,
                        digits(Consequence.WARN)))
                .containsExactly(
                        "orders.edi:3:1 (message 1, parties.buyer.ids.gln) CHECK-DIGIT",
                        "orders.edi:3:1 (message 1, lines[1].article.ids.gtin) CHECK-DIGIT");
    }

    @Test
    void saysWhereTheLineStandsIfTheWireSaysSoOfEach() throws IOException {
        Document order = order(
                """
                "lines": [ { "number": "1", "article": { "ids": { "gtin": "04012345678901" } }, "quantity": { "value": 1 } },
                           { "number": "2", "article": { "ids": { "gtin": "04012345678902" } }, "quantity": { "value": 1 } } ]
                """);
        LinePlaces lines = LinePlaces.of(List.of(
                new Location("orders.edi", 7, 1, "message 1, segment 5 LIN"),
                new Location("orders.edi", 9, 1, "message 1, segment 7 LIN")));
        Decoded.Good read = new Decoded.Good(order, AT, lines, List.of(), List.of());
        assertThat(DocumentChecks.of(order, digits(Consequence.WARN), read, Assortment.NOTHING, Instant.EPOCH))
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem().at())
                        .hasToString("orders.edi:9:1 (message 1, segment 7 LIN, lines[1].article.ids.gtin)"));
    }

    @Test
    void findsTheUnitWhoseNumberHasAWrongCheckDigit() throws IOException {
        Document shipment = CanonicalJson.read(
                """
                { "kind": "shipment", "shipmentNumber": "S-1",
                  "packages": [ { "number": "1", "sscc": "340123450000000017" }, { "number": "2", "sscc": "340123450000000015" },
                                { "number": "3", "sscc": "40123450000000016" } ] }
                """
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(found(shipment, digits(Consequence.WARN)))
                .containsExactly(
                        "orders.edi:3:1 (message 1, packages[1].sscc) CHECK-DIGIT",
                        "orders.edi:3:1 (message 1, packages[2].sscc) CHECK-DIGIT");
    }

    @Test
    void takesTotalsWithinACentALine() throws IOException {
        String lines =
                """
                "total": %s, "charges": [ { "amount": -2.5 } ],
                "lines": [ { "number": "1", "article": { "ids": { "sku": "a" } }, "quantity": { "value": 10 }, "price": 12.55,
                             "per": { "value": 100 }, "amount": 1.26 },
                           { "number": "2", "article": { "ids": { "sku": "b" } }, "quantity": { "value": 3 }, "price": 8.40 } ]
                """;
        assertThat(found(lines.formatted("23.96"), totals())).isEmpty();
        assertThat(found(lines.formatted("24.01"), totals())).isEmpty();
        assertThat(found(lines.formatted("24.02"), totals()))
                .containsExactly("orders.edi:3:1 (message 1, total) TOTAL-DIFFERS");
    }

    @Test
    void findsTheLineWhoseAmountIsNotPriceTimesQuantity() throws IOException {
        assertThat(found(
                        """
                        "lines": [ { "number": "1", "article": { "ids": { "sku": "a" } }, "quantity": { "value": 2 }, "price": 5, "amount": 10 },
                                   { "number": "2", "article": { "ids": { "sku": "b" } }, "quantity": { "value": 2 }, "price": 5, "amount": 11 } ]
                        """,
                        totals()))
                .containsExactly("orders.edi:3:1 (message 1, lines[1].amount) TOTAL-DIFFERS");
    }

    @Test
    void asksForNoTotalThatNobodyStates() throws IOException {
        assertThat(found(
                        """
                        "total": 5, "lines": [ { "number": "1", "article": { "ids": { "sku": "a" } }, "quantity": { "value": 2 } } ]
                        """,
                        totals()))
                .isEmpty();
    }

    @Test
    void knowsTheUnitsAndCurrenciesOfTheChannel() throws IOException {
        Checks checks = new Checks(
                Consequence.PASS,
                Consequence.PASS,
                Optional.of(new Known(List.of("H87"), Consequence.PARK_LINE)),
                Optional.of(new Known(List.of(), Consequence.PARK)),
                Consequence.PASS,
                Consequence.PASS,
                Consequence.PASS);
        assertThat(found(
                        """
                        "currency": "EUX",
                        "lines": [ { "number": "1", "article": { "ids": { "sku": "a" } },
                                     "quantity": { "value": 1, "unit": "KGM", "sent": { "value": 1, "unit": "kilo", "factor": 1 } } } ]
                        """,
                        checks))
                .containsExactly(
                        "orders.edi:3:1 (message 1, currency) CURRENCY-UNKNOWN",
                        "orders.edi:3:1 (message 1, lines[0].quantity.unit) UNIT-UNKNOWN");
    }

    @Test
    void letsTheDocumentGoOnWithoutTheLineThatWaits() throws IOException {
        Order order = (Order)
                order(
                        """
                "lines": [ { "number": "10", "article": { "id": "n/1", "ids": { "sku": "a" } }, "quantity": { "value": 1.50 } },
                           { "number": "20", "article": { "ids": { "sku": "b" } }, "quantity": { "value": 2 } } ]
                """);
        Judgement judgement = judge(order, articles(Consequence.PARK_LINE));
        assertThat(judgement.document().map(Order.class::cast).orElseThrow().lines())
                .containsExactly(order.lines().get(0));
        assertThat(judgement.lines()).singleElement().satisfies(line -> {
            assertThat(line.place()).isEqualTo(1);
            assertThat(line.number()).isEqualTo("20");
            assertThat(line.problems()).singleElement().satisfies(problem -> assertThat(problem.code())
                    .isEqualTo(CheckProblems.UNKNOWN_ARTICLE));
            assertThat(new String(line.canonical(), StandardCharsets.UTF_8)).contains("\"sku\":\"b\"");
        });
    }

    @Test
    void parksTheDocumentOfWhichNoLineWouldGoOn() throws IOException {
        Document order = order(
                """
                "lines": [ { "number": "1", "article": { "ids": { "sku": "a" } }, "quantity": { "value": 1 } } ]
                """);
        Judgement judgement = judge(order, articles(Consequence.PARK_LINE));
        assertThat(judgement.document()).isEmpty();
        assertThat(judgement.lines()).isEmpty();
        assertThat(judgement.problems()).hasSize(1);
    }

    @Test
    void parksTheDocumentWhoseFaultIsNoLines() throws IOException {
        Document order = order(
                """
                "parties": { "buyer": { "ids": { "gln": "1" } } },
                "lines": [ { "number": "1", "article": { "ids": { "sku": "a" } }, "quantity": { "value": 1 } } ]
                """);
        assertThat(judge(order, digits(Consequence.PARK_LINE)).document()).isEmpty();
    }

    @Test
    void showsWhatItOnlyWarnsOf() throws IOException {
        Document order =
                order("""
                "parties": { "buyer": { "ids": { "gln": "1" } } }
                """);
        Judgement judgement = judge(order, digits(Consequence.WARN));
        assertThat(judgement.document()).contains(order);
        assertThat(judgement.warnings()).hasSize(1);
    }

    private static Checks digits(Consequence consequence) {
        return new Checks(
                consequence,
                Consequence.PASS,
                Optional.empty(),
                Optional.empty(),
                Consequence.PASS,
                Consequence.PASS,
                Consequence.PASS);
    }

    private static Checks totals() {
        return new Checks(
                Consequence.PASS,
                Consequence.PARK,
                Optional.empty(),
                Optional.empty(),
                Consequence.PASS,
                Consequence.PASS,
                Consequence.PASS);
    }

    private static Checks articles(Consequence consequence) {
        return new Checks(
                Consequence.PASS,
                Consequence.PASS,
                Optional.empty(),
                Optional.empty(),
                consequence,
                Consequence.PASS,
                Consequence.PASS);
    }

    private static Decoded.Good read(Document document) {
        return new Decoded.Good(document, AT, LinePlaces.UNKNOWN, List.of(), List.of());
    }

    private static Judgement judge(Document document, Checks checks) {
        return Judgement.of(
                document, DocumentChecks.of(document, checks, read(document), Assortment.NOTHING, Instant.EPOCH));
    }

    private static List<String> found(String fields, Checks checks) throws IOException {
        return found(order(fields), checks);
    }

    private static List<String> found(Document document, Checks checks) {
        return DocumentChecks.of(document, checks, read(document), Assortment.NOTHING, Instant.EPOCH).stream()
                .map(finding ->
                        finding.problem().at() + " " + finding.problem().code().id())
                .toList();
    }

    private static Document order(String fields) throws IOException {
        String json = "{ \"kind\": \"order\", \"orderNumber\": \"A-1\", " + fields + " }";
        return CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
