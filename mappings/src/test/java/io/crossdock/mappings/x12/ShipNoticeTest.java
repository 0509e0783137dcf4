package io.crossdock.mappings.x12;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Shipment;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever units a shipment says it has, 856 has all of its lines, each once. */
class ShipNoticeTest {

    private static final Codec CODEC = new X12()
            .codec(new Settings(Map.of("release", "4010"), Location.of("test")), Set.of(Kind.SHIPMENT))
            .get();
    private static final Context CONTEXT = new Context(
            "7",
            "out.x12",
            Instant.parse("2026-01-31T08:30:00Z"),
            ZoneOffset.UTC,
            Map.of("edi", "SUPPLIER:ZZ"),
            Map.of("edi", "BUYER:ZZ"),
            false);

    @Test
    void writesAUnitThatHasNoNumberButAnSscc() throws IOException {
        Checked.Sound<Wire> written = write(unit("'sscc': '123456789012345675'", "S-1"));

        Shipment.Package read = read(written).packages().get(0);
        assertThat(read.sscc()).contains("123456789012345675");
        assertThat(articles(read)).containsExactly("S-1");
        assertThat(written.warnings()).isEmpty();
    }

    @Test
    void writesAUnitWhoseOuterUnitIsNotThere() throws IOException {
        Checked.Sound<Wire> written = write(unit("'number': '1', 'parent': '9'", "S-1"), unit("'number': '2'", "S-2"));

        assertThat(read(written).packages().stream().flatMap(unit -> articles(unit).stream()))
                .containsExactly("S-1", "S-2");
        assertThat(written.warnings())
                .extracting(Problem::message)
                .containsExactly("the unit 9 that holds others has no place in the message");
    }

    @Test
    void writesUnitsThatHoldEachOther() throws IOException {
        Checked.Sound<Wire> written = write(
                unit("'number': '1', 'parent': '2'", "S-1"),
                unit("'number': '2', 'parent': '1'", "S-2"),
                unit("'number': '3', 'parent': '3'", "S-3"));

        assertThat(read(written).packages().stream().flatMap(unit -> articles(unit).stream()))
                .containsExactlyInAnyOrder("S-1", "S-2", "S-3");
    }

    private static String unit(String said, String article) {
        return "{" + said + ", 'lines': [{'article': {'ids': {'supplier': '" + article
                + "'}}, 'quantity': {'value': 1}, 'order': 'A-1'}]}";
    }

    private static Checked.Sound<Wire> write(String... units) throws IOException {
        String json = "{'kind': 'shipment', 'shipmentNumber': 'D-1', 'packages': [" + String.join(", ", units) + "]}";
        Shipment shipment = (Shipment) CanonicalJson.of(CanonicalJson.MAPPER.readTree(json.replace('\'', '"')));
        return (Checked.Sound<Wire>) CODEC.encode(List.of(shipment), CONTEXT);
    }

    private static Shipment read(Checked.Sound<Wire> written) throws IOException {
        List<Shipment> shipments = new ArrayList<>();
        CODEC.decode(
                written.value(),
                message -> true,
                decoded -> shipments.add((Shipment) ((Decoded.Good) decoded).document()));
        return shipments.get(0);
    }

    private static List<String> articles(Shipment.Package unit) {
        return unit.lines().stream()
                .flatMap(line -> line.article().number("supplier").stream())
                .toList();
    }
}
