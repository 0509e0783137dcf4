package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.routes.HubStatus.ParkedStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes in: a clear problem with place and remedy, the raw input kept, and the hub goes on. */
class BadInputTest {

    private static final String HEADER = "UNB+UNOC:3+4098765000003:14+4099999000005:14+261122:1200+R1'";

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void oneChannelAFormat() throws Exception {
        fixture = new HubFixture(folder)
                .folders("dealer/edi", "dealer/csv", "dealer/json", "nordwind/orders")
                .partner("dealer", "{}")
                .partner("nordwind", "{}")
                .channel("dealer.edi-in", in("edi", "{ edifact: { message: ORDERS, release: D.96A } }"))
                .channel(
                        "dealer.csv-in",
                        in(
                                "csv",
                                "{ csv: { columns: { Order: orderNumber, Item: lines.article.ids.buyer, Qty:"
                                        + " lines.quantity.value }, set: { lines.quantity.unit: H87 } } }"))
                .channel("dealer.json-in", in("json", "json"))
                .channel(
                        "nordwind.orders-out",
                        """
                        direction: out
                        carries: order
                        connector: { drop: { folder: orders } }
                        format: { csv: { columns: { Order: orderNumber, Qty: lines.quantity.value } } }
                        """)
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    static Stream<Arguments> badInput() {
        return Stream.of(
                Arguments.of(
                        "an interchange cut in the middle",
                        "edi/cut.edi",
                        HEADER + "UNH+1+ORDERS:D:96A:UN'BGM+220+A-1"),
                Arguments.of(
                        "a wrong count",
                        "edi/count.edi",
                        HEADER
                                + "UNH+1+ORDERS:D:96A:UN'BGM+220+A-1+9'NAD+BY+1::9'LIN+1++1:EN'QTY+21:1:PCE'UNS+S'UNT+99+1'"
                                + "UNZ+1+R1'"),
                Arguments.of(
                        "a letter as separator", "edi/letter.edi", "UNA:A.? 'UNBAUNOC:3A1A2A261122:1200AR1'UNZA0AR1'"),
                Arguments.of("an empty EDIFACT file", "edi/empty.edi", ""),
                Arguments.of("an empty CSV file", "csv/empty.csv", ""),
                Arguments.of("an empty JSON file", "json/empty.json", ""),
                Arguments.of("a CSV with a missing column", "csv/column.csv", "Order,Qty\nA-1,1\n"),
                Arguments.of(
                        "a number longer than any key",
                        "csv/long.csv",
                        "Order,Item,Qty\n" + "A".repeat(400) + ",1,1\n"),
                Arguments.of("a number with a NUL", "csv/nul.csv", "Order,Item,Qty\nA\0B,1,1\n"),
                Arguments.of(
                        "JSON cut in the middle", "json/cut.json", "[{\"kind\":\"order\",\"orderNumber\":\"A-1\",\"li"),
                Arguments.of(
                        "an XML bomb sent to a JSON channel",
                        "json/bomb.json",
                        "<?xml version=\"1.0\"?><!DOCTYPE b [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><b>&b;</b>"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badInput")
    void isParkedWithPlaceAndRemedy(String what, String file, String content) throws Exception {
        fixture.put("dealer", file, content);

        ParkedStatus parked = parked();

        assertThat(parked.problems()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.code().remedy()).isNotBlank();
            assertThat(problem.message()).isNotBlank();
            assertThat(problem.at().source()).isNotBlank();
        });
        assertThat(fixture.hub().raw(parked.document()))
                .as("the raw input is kept")
                .hasValueSatisfying(
                        raw -> assertThat(raw).asString(StandardCharsets.UTF_8).isEqualTo(content));
        assertStillWorks();
    }

    @Test
    void bytesThatAreNoCharsetAreParked() throws Exception {
        byte[] bytes = new byte[4096];
        new java.util.Random(7).nextBytes(bytes);
        fixture.put("dealer", "csv/noise.csv", bytes);

        assertThat(parked().problems()).isNotEmpty();
        assertStillWorks();
    }

    @Test
    void oneSegmentOfTwoHundredMegabytesIsParked() throws Exception {
        byte[] bytes = new byte[200_000_000];
        Arrays.fill(bytes, (byte) 'x');
        byte[] header = HEADER.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(header, 0, bytes, 0, header.length);
        fixture.put("dealer", "edi/long.edi", bytes);

        assertThat(parked().problems()).isNotEmpty();
        assertStillWorks();
    }

    private ParkedStatus parked() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> !fixture.hub().status().parked().isEmpty());
        return fixture.hub().status().parked().get(0);
    }

    private void assertStillWorks() throws Exception {
        fixture.put("dealer", "csv/good.csv", "Order,Item,Qty\nGOOD-1,1,1\n");
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> fixture.lines(
                        fixture.received("nordwind", "orders"))
                .contains("GOOD-1,1"));
    }

    private static String in(String place, String format) {
        return "direction: in\ncarries: order\nconnector: { drop: { folder: " + place
                + " } }\nwhen: { every: 1s }\nformat: " + format + "\n";
    }
}
