package io.crossdock.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.ops.Visit;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.routes.xref.CrossReferences;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What pages do with what somebody types, pastes and uploads. */
@Timeout(240)
class FormsTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final String ROWS = "Order;Item;Qty\r\nPO-9;M\u00fctze \u20ac;2\r\n";

    private static final String ORDER = "UNA:+.? 'UNB+UNOC:3+4098765000010:14+4099999000005:14+261122:1200+R1'"
            + "UNH+1+ORDERS:D:96A:UN'BGM+220+S-1+9'DTM+137:20261122:102'NAD+BY+4098765000010::9++M\u00fcller'"
            + "LIN+1++A-1:SA'QTY+21:1:PCE'UNS+S'UNT+8+1'UNZ+1+R1'";

    private static final String TILLS =
            """
            direction: in
            carries: order
            connector: { drop: { folder: tills } }
            when: { every: 1s }
            format:
              csv:
                charset: windows-1252
                separator: ";"
                columns: { Order: orderNumber, Item: lines.article.ids.buyer, Qty: lines.quantity.value }
            """;

    private static ConsoleHub hub;
    private static Visit anna;

    @BeforeAll
    static void annaSitsAtTheConsole(@TempDir Path home) throws IOException, InterruptedException {
        Files.createDirectories(home.resolve("config/partners/shop"));
        Files.createDirectories(home.resolve("shop/tills"));
        Files.writeString(home.resolve("config/partners/shop/tills-in.yaml"), TILLS);
        hub = new ConsoleHub(home);
        anna = Visit.as(hub.access(), "anna", "administrator", true);
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    @Test
    void readsAFileAsItIsInTheCharsetOfItsChannel() throws Exception {
        String page = anna.upload(
                        "/console/try", Map.of("channel", "shop.tills-in", "text", ""), ROWS.getBytes(WINDOWS))
                .body();

        assertThat(page)
                .contains("1 document, no problem", "&quot;M\u00fctze \u20ac&quot;", "PO-9;M\u00fctze \u20ac;2");
    }

    @Test
    void writesAPastedTextInTheCharsetOfItsChannel() throws Exception {
        String page = anna.post("/console/try", Map.of("channel", "shop.tills-in", "text", ROWS))
                .body();

        assertThat(page).contains("1 document, no problem", "&quot;M\u00fctze \u20ac&quot;", "kestrel.orders-out");
    }

    @Test
    void triesAFormatThatNoChannelAgreedOn() throws Exception {
        Map<String, String> form = Map.of("channel", "shop.tills-in", "format", "edifact", "text", ORDER);
        List<String> pages = List.of(
                anna.post("/console/try", form).body(),
                anna.upload("/console/try", form, ORDER.getBytes(StandardCharsets.ISO_8859_1))
                        .body());

        assertThat(pages).allSatisfy(page -> assertThat(page)
                .contains("1 document", "&quot;M\u00fcller&quot;", "As it would be sent", "kestrel.orders-out"));
    }

    @Test
    void takesTheSettingsOfAFormatFromWhatIsPasted() throws Exception {
        String settings =
                "separator: \";\"\ncolumns: { Order: orderNumber, Item: lines.article.ids.buyer, Qty: lines.quantity.value }";
        Map<String, String> form = Map.of("format", "csv", "kind", "order", "settings", settings, "text", ROWS);

        assertThat(anna.post("/console/try", form).body()).contains("1 document, no problem", "kestrel.orders-out");
        assertThat(anna.post("/console/try", Map.of("format", "csv", "kind", "order", "text", ROWS))
                        .body())
                .contains("No document, 1 problem", "columns");
    }

    @Test
    void saysEndsAndImportsWhatNumbersMeanAndStaysWhereOneWas() throws Exception {
        HttpResponse<String> saved = anna.post(
                "/console/xref",
                Map.of(
                        "q",
                        "B-1",
                        "partner",
                        "shop",
                        "scheme",
                        "till",
                        "external",
                        "B-1",
                        "canonical",
                        "kestrel/K-1",
                        "factor",
                        "12",
                        "from",
                        "2026-01-01",
                        "until",
                        ""));

        assertThat(saved.uri().getQuery()).contains("q=B-1").contains("partner=shop");
        assertThat(saved.body())
                .contains(
                        "1 cross reference is new or changed",
                        ">console<",
                        "value=\"shop\" selected",
                        "value=\"till\"");
        assertThat(stored("till", "B-1").reference().factor()).isEqualByComparingTo(BigDecimal.valueOf(12));
        assertThat(stored("till", "B-1").reference().from()).contains(Instant.parse("2026-01-01T00:00:00Z"));

        Map<String, String> row = Map.of(
                "partner",
                "shop",
                "scheme",
                "till",
                "external",
                "B-1",
                "from",
                "2026-01-01T00:00:00Z",
                "canonical",
                "kestrel/K-2",
                "factor",
                "6",
                "end",
                "true");
        String edit = anna.get(
                        "/console/xref?edit=true&partner=shop&scheme=till&external=B-1&from=2026-01-01T00:00:00Z")
                .body();
        assertThat(edit).contains("End now", "value=\"kestrel/K-1\"", "value=\"12\"");
        anna.post("/console/xref", row);
        assertThat(stored("till", "B-1").reference().canonical()).isEqualTo("kestrel/K-2");
        assertThat(stored("till", "B-1").reference().until()).isPresent();

        String csv = "\uFEFFpartner;scheme;external;canonical\nshop;till;B-2;kestrel/K-3\n";
        assertThat(anna.upload("/console/xref/import", Map.of("q", "B"), csv.getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("1 cross reference is new or changed", ">import<", "kestrel/K-3");
        assertThat(anna.post(
                                "/console/xref",
                                Map.of(
                                        "partner",
                                        "shop",
                                        "scheme",
                                        "till",
                                        "external",
                                        "B-3",
                                        "canonical",
                                        "kestrel/K-1",
                                        "until",
                                        "soon"))
                        .body())
                .contains("is no day and no time");
    }

    private static CrossReferences.Stored stored(String scheme, String external) {
        CrossReference like = new CrossReference(
                Header.NEW,
                CrossReference.ARTICLE,
                "shop",
                scheme,
                external,
                "",
                BigDecimal.ONE,
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                Optional.empty());
        return hub.bean(HubInForce.class.getName(), HubInForce.class)
                .hub()
                .orElseThrow()
                .references()
                .find(like)
                .orElseThrow();
    }
}
