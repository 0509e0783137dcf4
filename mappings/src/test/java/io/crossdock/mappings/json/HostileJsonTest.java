package io.crossdock.mappings.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Kind;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.config.yaml.YamlSettings;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON written by somebody who wants to harm: refused as data, at its place, within bounds. */
class HostileJsonTest {

    private static final String OWN = "{ fields: { id: orderNumber, total: lines.price } }";

    @Test
    void readsAHundredLevelsAndRefusesTheNext() throws IOException {
        assertThat(codes(canonical(order("\"x\":" + nested(99))))).doesNotContain("JSON-BROKEN");
        assertThat(codes(canonical(order("\"x\":" + nested(100))))).containsExactly("JSON-BROKEN");
        assertThat(codes(canonical(order("\"x\":" + nested(1_000_000))))).containsExactly("JSON-BROKEN");
        assertThat(codes(canonical("[".repeat(1_000_000)))).containsExactly("JSON-BROKEN");
    }

    @Test
    void passesOverADocumentThatIsTooLargeAndReadsTheNext() throws IOException {
        String small = "{\"id\":\"%s\",\"total\":1}";
        String large = "{\"id\":\"A-2\",\"lines\":[" + "{\"x\":[1,2]},".repeat(700_000) + "0],\"total\":1}";

        List<Decoded> decoded =
                decode(OWN, "[" + small.formatted("A-1") + "," + large + "," + small.formatted("A-3") + "]");

        assertThat(codes(List.of(decoded.get(1)))).containsExactly("JSON-DOCUMENT-TOO-LARGE");
        assertThat(((Decoded.Bad) decoded.get(1)).excerpt().bytes())
                .startsWith("{\"id\":\"A-2\"".getBytes(StandardCharsets.UTF_8));
        assertThat(List.of(decoded.get(0), decoded.get(2)))
                .noneMatch(one -> codes(List.of(one)).contains("JSON-DOCUMENT-TOO-LARGE"));
        assertThat(decoded).hasSizeBetween(3, 4);
        assertThat(codes(decode(OWN, large))).containsExactly("JSON-DOCUMENT-TOO-LARGE");
    }

    @Test
    void refusesADocumentOfVeryManyNamesAndValuesThoughItIsShort() throws IOException {
        assertThat(codes(decode(OWN, "{\"id\":\"A-1\",\"x\":[" + "{},".repeat(125_000) + "{}]}")))
                .containsExactly("JSON-DOCUMENT-TOO-LARGE");
    }

    /** A name of fifty thousand letters around a hundred thousand values: each of them has it in its path. */
    @Test
    void keepsNoMoreThanAPersonReadsOfWhatNoFieldTakes() throws IOException {
        String order = "{ fields: { id: orderNumber, item: lines.article.ids.buyer, qty: lines.quantity.value },"
                + " set: { lines.quantity.unit: H87 } }";
        String named = "{\"id\":\"A-1\",\"item\":\"7\",\"qty\":1,\"" + "x".repeat(50_000) + "\":["
                + "7,".repeat(100_000) + "7]}";

        assertThat(decode(order, named)).singleElement().isInstanceOfSatisfying(Decoded.Good.class, good -> {
            assertThat(good.unmapped())
                    .hasSize(10_000)
                    .allMatch(value -> value.path().length() <= 201);
            assertThat(good.warnings())
                    .extracting(warning -> warning.code().id())
                    .containsExactly("JSON-UNMAPPED");
        });
    }

    /** The first four bytes say how many bytes a character has. */
    @ParameterizedTest
    @ValueSource(strings = {"k\0\0\0\0\0\0\0\"471\"}", "\0\0\0{\"id\":1}", "{\0\0\0\"\0"})
    void refusesWhatBeginsAsUtf32DoesAndIsNone(String wire) throws IOException {
        assertThat(decode(OWN, wire)).isNotEmpty().hasOnlyElementsOfType(Decoded.Bad.class);
        assertThat(codes(canonical(wire))).containsExactly("JSON-BROKEN");
    }

    @Test
    void readsOverNothingThatIsTooDeepEither() throws IOException {
        String beside = "{\"other\":" + nested(200) + ",\"orders\":[]}";

        assertThat(codes(decode("{ documents: /orders }", beside))).containsExactly("JSON-BROKEN");
    }

    @Test
    void refusesATextOfMoreThanTenMillionLetters() throws IOException {
        assertThat(codes(canonical(order("\"note\":\"" + "x".repeat(10_000_001) + "\""))))
                .containsExactly("JSON-BROKEN");
        assertThat(codes(canonical("{\"" + "x".repeat(60_000) + "\":1}"))).containsExactly("JSON-BROKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e-999999999", "1e2147483648", "1e101", "0.{101}", "{101}", "{2000}"})
    void refusesANumberOfMoreThanAHundredDigits(String written) throws IOException {
        String number = digits(written);
        String canonical = order("\"lines\":[{\"number\":\"1\",\"article\":{\"ids\":{\"gtin\":\"1\"}},\"price\":"
                + number + ",\"quantity\":{\"value\":1,\"unit\":\"H87\"}}]");

        assertThat(canonical(canonical)).hasOnlyElementsOfType(Decoded.Bad.class);
        assertThat(decode(OWN, "{\"id\":\"A-1\",\"total\":" + number + "}")).hasOnlyElementsOfType(Decoded.Bad.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1e9000", "{900}"})
    void keepsOfANewerSchemaOnlyWhatCanBeWrittenAgain(String written) throws IOException {
        String newer = order(
                "\"header\":{\"schema\":\"1.9\"},\"strange\":{\"deep\":[" + digits(written) + "]},\"lines\":[{"
                        + "\"number\":\"1\",\"article\":{\"ids\":{\"gtin\":\"1\"}},\"quantity\":{\"value\":1,\"unit\":\"H87\"}}]");

        for (Decoded decoded : canonical(newer)) {
            if (decoded instanceof Decoded.Good good) {
                byte[] bytes = CanonicalJson.write(good.document());
                assertThat(bytes).hasSizeLessThan(10_000);
                assertThat(CanonicalJson.read(bytes).number()).isEqualTo("A-1");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version=\"1.0\"?><!DOCTYPE b [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><b>&b;</b>",
                "\uFEFF  <!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>",
                "<x xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"http://127.0.0.1/\"/></x>"
            })
    void doesNotEvenBeginToReadXml(String bomb) throws IOException {
        assertThat(codes(canonical(bomb))).containsExactly("JSON-IS-XML");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"header\":[\"java.util.logging.FileHandler\",{\"schema\":\"1.0\"}]",
                "\"parties\":{\"buyer\":[\"java.lang.ProcessBuilder\",{}]}"
            })
    void takesNoListWithAClassForAnObject(String member) throws IOException {
        List<Decoded> decoded = canonical(order(member));

        assertThat(decoded).singleElement().isInstanceOf(Decoded.Bad.class);
        assertThat(codes(decoded)).doesNotContain("JSON-BROKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@class", "@type", "class", "java.lang.Class"})
    void takesTheNameOfAClassForAFieldThatNobodyKnows(String field) throws IOException {
        List<Decoded> decoded = canonical(order("\"" + field + "\":\"javax.swing.JEditorPane\""));

        assertThat(decoded).singleElement().isInstanceOfSatisfying(Decoded.Good.class, good -> assertThat(
                        good.unmapped())
                .containsExactly(new Decoded.Unmapped(field, "\"javax.swing.JEditorPane\"")));
    }

    @Test
    void knowsNoKindButItsOwn() throws IOException {
        assertThat(codes(canonical("{\"kind\":\"java.lang.Runtime\",\"orderNumber\":\"A-1\"}")))
                .containsExactly("KIND-UNEXPECTED");
    }

    /** A member of an order that is not complete by itself. */
    private static String order(String member) {
        return "{\"kind\":\"order\",\"orderNumber\":\"A-1\",\"type\":\"standard\",\"function\":\"original\"," + member
                + "}";
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    /** {@code {7}} stands for 7777777. */
    private static String digits(String written) {
        int brace = written.indexOf('{');
        return brace < 0
                ? written
                : written.substring(0, brace)
                        + "7".repeat(Integer.parseInt(written.substring(brace + 1, written.length() - 1)));
    }

    private static List<String> codes(List<Decoded> decoded) {
        return decoded.stream()
                .filter(Decoded.Bad.class::isInstance)
                .flatMap(bad -> ((Decoded.Bad) bad).problems().stream())
                .map(Problem::code)
                .map(Problem.Code::id)
                .toList();
    }

    private static List<Decoded> canonical(String json) throws IOException {
        return decode("{}", json);
    }

    private static List<Decoded> decode(String yaml, String json) throws IOException {
        JsonFormat format = new JsonFormat();
        Codec codec = YamlSettings.read(format.spec(), yaml, "settings", name -> List.of())
                .then(settings -> format.codec(settings, Set.of(Kind.ORDER)))
                .get();
        List<Decoded> decoded = new ArrayList<>();
        codec.decode(Wire.of("a.json", json.getBytes(StandardCharsets.UTF_8)), message -> true, decoded::add);
        return decoded;
    }
}
