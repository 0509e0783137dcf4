package io.crossdock.mappings.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Kind;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.config.yaml.YamlSettings;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Document;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows written by somebody who wants to harm: refused as data, at their place, within bounds. */
class HostileCsvTest {

    private static final String COLUMNS =
            "columns: { Order: orderNumber, Item: lines.article.ids.buyer, Qty: lines.quantity.value },"
                    + " set: { lines.quantity.unit: H87 }";
    private static final String HEAD = "Order,Item,Qty\n";

    @Test
    void givesUpOnACellOfMoreThanAMegabyte() throws IOException {
        List<Decoded> decoded = decode(HEAD + "A-1,1,1\nA-2,\"" + "x".repeat(2_000_000) + "\",1\n");

        assertThat(decoded.get(0)).isInstanceOf(Decoded.Good.class);
        assertThat(codes(decoded)).containsExactly("CSV-BROKEN");
        assertThat(((Decoded.Bad) decoded.get(1)).problems().get(0).at().line()).isEqualTo(3);
    }

    @Test
    void givesUpOnAQuotationMarkThatIsNeverClosedWithoutReadingToTheEnd() throws IOException {
        Counted endless = new Counted((HEAD + "A-1,\"").getBytes(StandardCharsets.US_ASCII));

        assertThat(codes(decode(endless))).containsExactly("CSV-BROKEN");
        assertThat(endless.read).isLessThan(4_000_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {17_000, 5_000_000})
    void givesUpOnARowOfMoreThanSixteenThousandCells(int cells) throws IOException {
        List<Decoded> decoded = decode(HEAD + "A-1,1,1\n" + ",".repeat(cells) + "\n");

        assertThat(decoded.get(0)).isInstanceOf(Decoded.Good.class);
        assertThat(codes(decoded)).containsExactly("CSV-BROKEN");
        assertThat(((Decoded.Bad) decoded.get(1)).problems().get(0).at().line()).isEqualTo(3);
    }

    @Test
    void givesUpOnARowOfMoreThanFourMegabytes() throws IOException {
        String cell = "x".repeat(900_000) + ",";

        assertThat(codes(decode(HEAD + cell.repeat(3) + "\n"))).doesNotContain("CSV-BROKEN");
        assertThat(codes(decode(HEAD + cell.repeat(6) + "\n"))).containsExactly("CSV-BROKEN");
    }

    @Test
    void refusesADocumentOfMoreThanTwentyThousandRowsAndReadsTheNext() throws IOException {
        List<Decoded> decoded = decode(HEAD + "A-1,7,1\n".repeat(20_001) + "A-2,7,1\n");

        assertThat(codes(decoded)).containsExactly("CSV-DOCUMENT-TOO-LARGE");
        assertThat(decoded).hasSize(2).last().isInstanceOf(Decoded.Good.class);
    }

    @Test
    void refusesADocumentOfVeryLongRowsAndKeepsNoMoreOfThemThanAnExcerptHas() throws IOException {
        String row = "A-1," + "x".repeat(900_000) + ",1\n";

        List<Decoded> decoded = decode(HEAD + row.repeat(10));

        assertThat(codes(decoded)).containsExactly("CSV-DOCUMENT-TOO-LARGE");
        assertThat(((Decoded.Bad) decoded.get(0)).excerpt().bytes()).hasSize(64 * 1024);
    }

    @Test
    void keepsNoMoreThanAPersonReadsOfProblemsAndOfWhatNoColumnTakes() throws IOException {
        String head = "Order,Item,Qty" + ",more".repeat(100) + "\n";
        String rest = ",x".repeat(100) + "\n";

        assertThat(codes(decode(head + ("A-1,7,many" + rest).repeat(200)))).hasSize(100);
        assertThat(decode(head + ("A-1,7,1" + rest).repeat(200)).get(0))
                .isInstanceOfSatisfying(Decoded.Good.class, good -> {
                    assertThat(good.unmapped()).hasSize(10_000);
                    assertThat(good.warnings())
                            .extracting(warning -> warning.code().id())
                            .containsExactly("CSV-UNMAPPED");
                });
    }

    @Test
    void givesUpOnHeadingsWithoutEnd() throws IOException {
        assertThat(codes(decode("x,".repeat(5_000_000)))).containsExactly("CSV-BROKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1E-999999999", "NaN", "0x10", "1d", "\u0661"})
    void takesNothingForANumberThatAPersonWouldNotWrite(String quantity) throws IOException {
        assertThat(decode(HEAD + "A-1,1," + quantity + "\n")).singleElement().isInstanceOf(Decoded.Bad.class);
    }

    @Test
    void refusesANumberOfMoreThanAHundredDigits() throws IOException {
        assertThat(decode(HEAD + "A-1,1," + "7".repeat(101) + "\n"))
                .singleElement()
                .isInstanceOf(Decoded.Bad.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void leavesFormulasAloneInAPartnersFileAndDisarmsThemForPeopleWhereTold(String formula) throws IOException {
        String number = formula.strip();
        Document order = ((Decoded.Good) decode(HEAD + "A-1,1,1\n").get(0)).document();
        String partners = encode("{ columns: { Order: orderNumber } }", renamed(order, formula));
        String peoples = encode("{ columns: { Order: orderNumber }, guard-formulas: true }", renamed(order, formula));

        assertThat(partners).contains(number).doesNotContain("'");
        assertThat(peoples).contains("'" + formula);
    }

    private static Document renamed(Document order, String number) throws IOException {
        var tree = (com.fasterxml.jackson.databind.node.ObjectNode)
                io.crossdock.mappings.canonical.CanonicalJson.tree(order);
        return io.crossdock.mappings.canonical.CanonicalJson.of(tree.put("orderNumber", number));
    }

    private static String encode(String yaml, Document document) throws IOException {
        Context context = new Context("1", "a.csv", Instant.EPOCH, ZoneOffset.UTC, Map.of(), Map.of(), false);
        return new String(codec(yaml).encode(List.of(document), context).get().bytes(), StandardCharsets.UTF_8);
    }

    private static List<String> codes(List<Decoded> decoded) {
        return decoded.stream()
                .filter(Decoded.Bad.class::isInstance)
                .flatMap(bad -> ((Decoded.Bad) bad).problems().stream())
                .map(Problem::code)
                .map(Problem.Code::id)
                .toList();
    }

    private static List<Decoded> decode(String text) throws IOException {
        return decode(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Decoded> decode(InputStream in) throws IOException {
        Wire wire = new Wire() {
            @Override
            public String name() {
                return "a.csv";
            }

            @Override
            public InputStream open() {
                return in;
            }
        };
        List<Decoded> decoded = new ArrayList<>();
        codec("{ " + COLUMNS + " }").decode(wire, message -> true, decoded::add);
        return decoded;
    }

    private static Codec codec(String yaml) {
        CsvFormat format = new CsvFormat();
        return YamlSettings.read(format.spec(), yaml, "settings", name -> List.of())
                .then(settings -> format.codec(settings, Set.of(Kind.ORDER)))
                .get();
    }

    /** What it begins with, and then letters for ever; says how many were read. */
    private static final class Counted extends InputStream {

        private final byte[] beginning;
        private long read;

        Counted(byte[] beginning) {
            this.beginning = beginning;
        }

        @Override
        public int read() {
            long at = read++;
            return at < beginning.length ? beginning[(int) at] : 'x';
        }
    }
}
