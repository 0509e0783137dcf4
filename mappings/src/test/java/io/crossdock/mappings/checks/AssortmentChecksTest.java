package io.crossdock.mappings.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Checks;
import io.crossdock.config.Checks.Consequence;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.LinePlaces;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Price;
import io.crossdock.mappings.canonical.Product;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lines are held against the prices and packs that were told before. */
class AssortmentChecksTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String LIST = "\"amount\": { \"amount\": 12.00, \"currency\": \"EUR\" }";

    private static final Checks CHECKS = new Checks(
            Consequence.PASS,
            Consequence.PASS,
            Optional.empty(),
            Optional.empty(),
            Consequence.PASS,
            Consequence.PARK_LINE,
            Consequence.PARK_LINE);

    @Test
    void takesThePriceOfTheListAndNoOther() {
        assertThat(prices("12.00", LIST)).isEmpty();
        assertThat(prices("12.01", LIST)).isEmpty();
        assertThat(prices("11.50", LIST)).singleElement().satisfies(finding -> {
            assertThat(finding.problem().code()).isEqualTo(CheckProblems.PRICE);
            assertThat(finding.problem().message())
                    .isEqualTo("the price is 11.50 for 1 H87, and none of those known: 12.00 EUR for 1 H87");
            assertThat(finding.problem().at().path()).isEqualTo("message 1, lines[0].price");
            assertThat(finding.line()).contains(0);
        });
    }

    @Test
    void comparesNothingWithWhatIsNotKnown() {
        assertThat(findings("\"price\": 5", Assortment.NOTHING)).isEmpty();
        assertThat(findings("\"note\": 5", known(price(LIST)))).isEmpty();
        assertThat(prices("5", LIST.replace("EUR", "USD"))).isEmpty();
        assertThat(prices("5", LIST + ", \"type\": \"cost\"")).isEmpty();
        assertThat(prices("5", LIST + ", \"taxIncluded\": true")).isEmpty();
    }

    @Test
    void knowsWhenAPriceHoldsAndForHowMuch() {
        assertThat(prices("5", LIST + ", \"until\": \"2026-11-22T12:00:00Z\"")).isEmpty();
        assertThat(prices("5", LIST + ", \"from\": \"2026-11-22T12:00:01Z\"")).isEmpty();
        assertThat(prices("5", LIST + ", \"from\": \"2026-11-22T12:00:00Z\"")).hasSize(1);
        assertThat(prices("5", LIST + ", \"minimum\": { \"value\": 25 }")).isEmpty();
        assertThat(prices("5", LIST + ", \"minimum\": { \"value\": 24 }")).hasSize(1);
        assertThat(prices("5", LIST + ", \"maximum\": { \"value\": 23 }")).isEmpty();
    }

    @Test
    void prefersTheBuyersOwnPrice() {
        Assortment known = known(
                price(LIST),
                price(
                        "\"amount\": { \"amount\": 10, \"currency\": \"EUR\" }, \"customer\": { \"partner\": \"dealer\" }"));

        assertThat(findings("\"price\": 10", known)).isEmpty();
        assertThat(findings("\"price\": 12", known)).hasSize(1);
        assertThat(findings(
                        "\"price\": 12",
                        known(
                                price(LIST),
                                price(LIST.replace("12.00", "10") + ", \"customer\": { \"partner\": \"another\" }"))))
                .isEmpty();
    }

    @Test
    void convertsAPriceForAHundredAndForACarton() {
        String hundred = LIST.replace("12.00", "1200") + ", \"per\": { \"value\": 100 }";
        assertThat(prices("12", hundred)).isEmpty();
        assertThat(prices("12.2", hundred)).hasSize(1);
        String carton = LIST.replace("12.00", "144") + ", \"per\": { \"value\": 1, \"unit\": \"XCT\" }";
        assertThat(prices("12", carton)).isEmpty();
        assertThat(prices("13", carton)).hasSize(1);
        assertThat(prices("13", carton.replace("XCT", "XPX"))).isEmpty();
    }

    @Test
    void takesWholePacksOnly() {
        assertThat(packs("{ \"value\": 24 }")).isEmpty();
        assertThat(packs("{ \"value\": 2, \"unit\": \"XCT\" }")).isEmpty();
        assertThat(packs("{ \"value\": 25 }")).singleElement().satisfies(finding -> {
            assertThat(finding.problem().code()).isEqualTo(CheckProblems.PACK);
            assertThat(finding.problem().message())
                    .isEqualTo("25 H87 is no whole number of packs: a pack is 12 H87, so that 36 would be");
        });
        assertThat(packs("{ \"value\": 1.5, \"unit\": \"XCT\" }")).hasSize(1);
        assertThat(packs("{ \"value\": 1, \"unit\": \"KGM\" }"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem().message()).contains("comes in no unit KGM"));
    }

    private static List<Finding> prices(String asked, String price) {
        return findings("\"price\": " + asked, known(price(price)));
    }

    private static List<Finding> packs(String quantity) {
        return of(order(quantity, ""), known());
    }

    private static List<Finding> findings(String line, Assortment known) {
        return of(order("{ \"value\": 24 }", line.startsWith("\"note") ? "" : ", " + line), known);
    }

    private static List<Finding> of(Document order, Assortment known) {
        Decoded.Good read =
                new Decoded.Good(order, Location.path("o.edi", "message 1"), LinePlaces.UNKNOWN, List.of(), List.of());
        return DocumentChecks.of(order, CHECKS, read, known, NOW);
    }

    private static Document order(String quantity, String more) {
        return document("{ \"kind\": \"order\", \"orderNumber\": \"A\", \"currency\": \"EUR\","
                + " \"parties\": { \"buyer\": { \"partner\": \"dealer\" } },"
                + " \"lines\": [ { \"number\": \"1\", \"article\": { \"id\": \"s/1\" }, \"quantity\": " + quantity
                + more
                + " } ] }");
    }

    private static Assortment known(Price... prices) {
        Product product =
                (Product) document("{ \"kind\": \"product\", \"article\": { \"id\": \"s/1\" }, \"unit\": \"H87\","
                        + " \"packs\": [ { \"unit\": \"XCT\", \"factor\": 12 } ] }");
        return new Assortment(Map.of("s/1", product), Map.of("s/1", List.of(prices)));
    }

    private static Price price(String more) {
        return (Price) document("{ \"kind\": \"price\", \"article\": { \"id\": \"s/1\" }, " + more + " }");
    }

    private static Document document(String json) {
        assertThat(Kind.of(json.replaceAll("(?s).*?\"kind\": \"(.*?)\".*", "$1")))
                .isPresent();
        try {
            return CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException faulty) {
            throw new IllegalArgumentException(faulty);
        }
    }
}
