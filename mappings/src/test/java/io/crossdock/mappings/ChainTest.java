package io.crossdock.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.canonical.Address;
import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Charge;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.Tax;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What EDIFACT and X12 both have a place for goes through both and comes back as it was. */
class ChainTest {

    private static final Context CONTEXT = new Context(
            "7",
            "order",
            Instant.parse("2026-01-31T08:30:00Z"),
            ZoneId.of("UTC"),
            Map.of("edi", "BUYER:ZZ"),
            Map.of("edi", "SUPPLIER:ZZ"),
            true);

    @Test
    void keepsAnOrderFromEdifactThroughX12AndBack() throws IOException {
        Codec edifact = codec("edifact", Map.of("release", "D.96A"));
        Codec x12 = codec("x12", Map.of("release", "4010"));
        Document order = decode(edifact, encode(edifact, order()));

        Document throughX12 = decode(x12, encode(x12, order));

        assertThat(throughX12).isEqualTo(order);
        assertThat(decode(edifact, encode(edifact, throughX12))).isEqualTo(order);
    }

    /** The category of a tax, which X12 has no element for, is lost on the way, and that is said. */
    @Test
    void saysWhatX12HasNoPlaceFor() {
        Checked<Wire> wire = codec("x12", Map.of("release", "4010")).encode(List.of(taxed()), CONTEXT);

        assertThat(((Checked.Sound<Wire>) wire).warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.code().id()).isEqualTo("X12-NOT-WRITTEN"));
    }

    private static Order order() {
        return order(List.of(new Tax(
                "VAT", Optional.empty(), Optional.of(BigDecimal.valueOf(19)), Optional.empty(), Optional.empty())));
    }

    private static Order taxed() {
        return order(List.of(new Tax(
                "VAT", Optional.of("S"), Optional.of(BigDecimal.valueOf(19)), Optional.empty(), Optional.empty())));
    }

    private static Order order(List<Tax> taxes) {
        BigDecimal twelve = BigDecimal.valueOf(12);
        return new Order(
                Header.NEW.referring(Map.of("contract", "K-9")).asTest(true),
                "A-1",
                "standard",
                "original",
                Optional.empty(),
                Optional.empty(),
                Optional.of(LocalDate.of(2026, 1, 31)),
                Optional.of(LocalDate.of(2026, 2, 10)),
                Optional.empty(),
                Optional.of("EUR"),
                false,
                List.of(),
                Optional.empty(),
                Map.of(
                        "buyer",
                        new PartyRef(
                                "",
                                Map.of("gln", "4012345000009"),
                                Optional.of("Buyer"),
                                Optional.of(new Address(
                                        List.of("Kai 1"),
                                        Optional.of("Hamburg"),
                                        Optional.empty(),
                                        Optional.of("20457"),
                                        Optional.of("DE"))))),
                List.of(new Order.Line(
                        "10",
                        new Article(
                                "", Map.of("gtin", "04012345678901", "supplier", "S-7"), Optional.of("Crunchy chips")),
                        new Quantity(twelve, "XCT", Optional.of(new Quantity.Sent(twelve, "CT", BigDecimal.ONE))),
                        Optional.of(new BigDecimal("2.50")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new BigDecimal("30.00")),
                        Optional.of(LocalDate.of(2026, 2, 11)),
                        List.of(),
                        taxes,
                        List.of(),
                        List.of("Ring twice"))),
                List.of(new Charge(
                        Optional.empty(), Optional.of("freight"), Optional.empty(), new BigDecimal("4.50"), List.of())),
                List.of(),
                Optional.of(new BigDecimal("34.50")),
                List.of("Before noon"));
    }

    private static Wire encode(Codec codec, Document document) {
        return codec.encode(List.of(document), CONTEXT).get();
    }

    private static Document decode(Codec codec, Wire wire) throws IOException {
        List<Document> documents = new ArrayList<>();
        codec.decode(wire, message -> true, decoded -> {
            assertThat(decoded).isInstanceOf(Decoded.Good.class);
            documents.add(((Decoded.Good) decoded).document());
        });
        return documents.get(0);
    }

    private static Codec codec(String format, Map<String, Object> settings) {
        return ServiceLoader.load(Format.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.spec().name().equals(format))
                .findFirst()
                .orElseThrow()
                .codec(new Settings(settings, Location.of("test")), Set.of(Kind.ORDER))
                .get();
    }
}
