package io.crossdock.mappings.canonical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.config.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CanonicalJsonTest {

    @ParameterizedTest
    @EnumSource(Kind.class)
    void readsWhatItWroteOfEveryKind(Kind kind) throws IOException {
        RandomDocuments documents = new RandomDocuments(20260131);
        for (int i = 0; i < 200; i++) {
            Document document = documents.next(kind);
            byte[] written = CanonicalJson.write(document);
            assertThat(CanonicalJson.read(written)).isEqualTo(document);
            assertThat(CanonicalJson.write(CanonicalJson.read(written))).isEqualTo(written);
            assertThat(CanonicalJson.of(CanonicalJson.tree(document))).isEqualTo(document);
        }
    }

    @Test
    void keepsTheDigitsOfAmountsAndWritesNoExponent() throws IOException {
        Price price = (Price)
                read(
                        """
                {"kind":"price","article":{"ids":{"supplier":"4711"}},"amount":{"amount":12.50,"currency":"EUR"},
                 "per":{"value":1E+3,"unit":"H87"}}""");
        assertThat(price.amount()).isEqualTo(new Money(new BigDecimal("12.50"), "EUR"));
        assertThat(price.per().value()).isEqualTo(new BigDecimal("1000"));
        assertThat(text(price)).contains("\"amount\":12.50").contains("\"value\":1000,");
    }

    @Test
    void refusesAnAmountThatWouldFillTheMemory() {
        assertThatThrownBy(
                        () -> read(
                                """
                        {"kind":"price","article":{},"amount":{"amount":1E+999999999,"currency":"EUR"}}"""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("amount has more than 100 digits");
    }

    @Test
    void fillsInWhatJsonLeavesOut() throws IOException {
        Order order = (Order) read("{\"kind\":\"order\"}");
        assertThat(order.header()).isEqualTo(Header.NEW);
        assertThat(order.type()).isEqualTo("standard");
        assertThat(order.function()).isEqualTo("original");
        assertThat(order.lines()).isEmpty();
        assertThat(order.currency()).isEmpty();
        assertThat(Required.missing(order)).containsExactly("orderNumber");
    }

    @Test
    void findsEverythingThatIsMissingAtOnce() {
        Draft draft = new Draft(Kind.ORDER);
        Place unit = Place.of(Kind.ORDER, "lines.quantity.unit", io.crossdock.config.Location.of("test"))
                .get();
        draft.put(unit, "KGM");
        draft.begin(unit, 0);
        assertThat(Required.missing(draft.build()))
                .containsExactly(
                        "orderNumber",
                        "lines[0].article",
                        "lines[0].quantity.value",
                        "lines[1].article",
                        "lines[1].quantity.value");
    }

    @Test
    void passesOnWhatANewerMinorSchemaSays() throws IOException {
        String newer =
                """
                {"kind":"order","header":{"schema":"1.4","test":false,"trace":{"span":"9f"}},"orderNumber":"A-1",\
                "type":"standard","function":"original","taxIncluded":false,"parties":{"buyer":{"partner":"nordwind","loyalty":7}},\
                "lines":[{"number":"1","article":{"id":"n/1"},"quantity":{"value":1,"unit":"H87"}},\
                {"number":"2","article":{"id":"n/2"},"quantity":{"value":2,"unit":"H87"},"gift":{"wrap":"red","price":1.50}}],\
                "basket":["a",{"b":1}]}""";
        Document document = read(newer);
        assertThat(CanonicalJson.MAPPER.readTree(CanonicalJson.write(document)))
                .isEqualTo(CanonicalJson.MAPPER.readTree(newer));
        Document changed = document.withHeader(document.header().issuedBy("nordwind"))
                .withArticles(article -> article.resolved("x/" + article.id()));
        assertThat(text(changed))
                .contains("\"gift\":{\"wrap\":\"red\",\"price\":1.50}", "\"basket\":[\"a\",{\"b\":1}]", "\"loyalty\":7")
                .contains("\"issuer\":\"nordwind\"", "\"x/n/2\"");
        assertThat(CanonicalJson.read(CanonicalJson.write(changed))).isEqualTo(changed);
    }

    @Test
    void dropsWhatANewerSchemaSaidOfAPartThatIsGone() throws IOException {
        Party party = (Party)
                read(
                        """
                {"kind":"party","header":{"schema":"1.1"},"partyNumber":"C-1",
                 "self":{"address":{"city":"Hamburg","dock":4}}}""");
        Party moved = (Party)
                party.withParties(self -> new PartyRef(self.partner(), self.ids(), self.name(), Optional.empty()));
        assertThat(text(party)).contains("\"dock\":4");
        assertThat(text(moved)).doesNotContain("dock");
    }

    @Test
    void refusesAnotherMajorSchema() {
        assertThatThrownBy(() -> read("{\"kind\":\"order\",\"header\":{\"schema\":\"2.0\"},\"orderNumber\":\"A-1\"}"))
                .isInstanceOf(UnknownSchema.class)
                .hasMessage("canonical schema '2.0' is not readable here; this hub speaks 1.0");
    }

    private static Document read(String json) throws IOException {
        return CanonicalJson.read(json.getBytes(UTF_8));
    }

    private static String text(Document document) {
        return new String(CanonicalJson.write(document), UTF_8);
    }
}
