package io.crossdock.mappings.x12;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import io.crossdock.mappings.canonical.ShippingOrder;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LX01 takes one to six digits, whatever lines and units are called. */
class AssignedNumberTest {

    private static final Context CONTEXT = new Context(
            "7",
            "out.x12",
            Instant.parse("2026-01-31T08:30:00Z"),
            ZoneOffset.UTC,
            Map.of("edi", "SUPPLIER:ZZ"),
            Map.of("edi", "BUYER:ZZ"),
            false);
    private static final Pattern ASSIGNED = Pattern.compile("~LX\\*([^~]*)");

    @Test
    void keepsNumbersThatAreDigits() throws IOException {
        for (String kind : List.of("shipping-order", "shipment")) {
            Checked.Sound<Wire> written = write(kind, "10", "999999");

            assertThat(assigned(written.value())).containsExactly("10", "999999");
            assertThat(written.warnings()).extracting(Problem::message).noneMatch(text -> text.contains("number"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A-2", "gid://shop/LineItem/4711", "1000000", "1.5", "-2", "２"})
    void numbersByPlaceAndSaysSoWhereOneIsNone(String number) throws IOException {
        Checked.Sound<Wire> order = write("shipping-order", "2", number);
        Checked.Sound<Wire> shipment = write("shipment", "1", number);

        assertThat(assigned(order.value())).containsExactly("1", "2");
        assertThat(order.warnings())
                .extracting(Problem::message)
                .containsExactly(
                        "the number 2 of a line has no place in the message",
                        "the number " + number + " of a line has no place in the message");
        assertThat(assigned(shipment.value())).containsExactly("1", "2");
        assertThat(shipment.warnings())
                .extracting(Problem::message)
                .containsExactly("the number " + number + " of a unit has no place in the message");
    }

    @Test
    void numbersByPlaceWhatHasNoNumber() throws IOException {
        for (String kind : List.of("shipping-order", "shipment")) {
            Checked.Sound<Wire> written = write(kind, "", "");

            assertThat(assigned(written.value())).containsExactly("1", "2");
            assertThat(written.warnings()).extracting(Problem::message).noneMatch(text -> text.contains("number"));
        }
    }

    @Test
    void readsALineWithoutNumberByItsPlace() throws IOException {
        String wire = text(write("shipping-order", "7", "8").value()).replace("~LX*8~", "~LX~");
        List<Decoded> decoded = new ArrayList<>();
        codec("shipping-order").decode(Wire.of("in.x12", wire.getBytes(UTF_8)), message -> true, decoded::add);

        assertThat(((ShippingOrder) ((Decoded.Good) decoded.get(0)).document()).lines())
                .extracting(ShippingOrder.Line::number)
                .containsExactly("7", "2");
    }

    /** A document of as many lines, or units of one line each, as there are numbers. */
    private static Checked.Sound<Wire> write(String kind, String... numbers) throws IOException {
        String said = "'article': {'ids': {'supplier': 'S-1'}}, 'quantity': {'value': 1}";
        String parts = String.join(
                ", ",
                List.of(numbers).stream()
                        .map(number -> kind.equals("shipment")
                                ? "{'number': '" + number + "', 'lines': [{" + said + "}]}"
                                : "{'number': '" + number + "', " + said + "}")
                        .toList());
        String json = "{'kind': '" + kind + "', "
                + (kind.equals("shipment")
                        ? "'shipmentNumber': 'D-1', 'packages'"
                        : "'shippingOrderNumber': 'W-1', 'lines'")
                + ": [" + parts + "]}";
        return (Checked.Sound<Wire>) codec(kind)
                .encode(List.of(CanonicalJson.of(CanonicalJson.MAPPER.readTree(json.replace('\'', '"')))), CONTEXT);
    }

    private static Codec codec(String kind) {
        String message = kind.equals("shipment") ? "945" : "940";
        return new X12()
                .codec(
                        new Settings(Map.of("release", "4010", "message", message), Location.of("test")),
                        Set.of(Kind.of(kind).orElseThrow()))
                .get();
    }

    private static List<String> assigned(Wire wire) throws IOException {
        return ASSIGNED.matcher(text(wire).replace("\n", ""))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String text(Wire wire) throws IOException {
        return new String(wire.bytes(), UTF_8);
    }
}
