package io.crossdock.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Kind;
import io.crossdock.config.Wire;
import io.crossdock.config.yaml.YamlSettings;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.csv.CsvFormat;
import io.crossdock.mappings.edifact.Edifact;
import io.crossdock.mappings.x12.X12;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is found out about a line after its document was read is said where the line stands. */
class LinePlacesTest {

    private static final String UNB = "UNB+UNOC:3+A+B+260131:0930+9'\n";

    @Test
    void ofAnOrderInEdifactAreItsLinSegments() throws IOException {
        Decoded.Good order = good(
                        new Edifact(),
                        "{}",
                        Set.of(Kind.ORDER),
                        UNB
                                + """
                                UNH+1+ORDERS:D:96A:UN'
                                BGM+220+A1'
                                NAD+BY+4012345000009::9'
                                LIN+1++4012345678901:EN'
                                QTY+21:1'
                                LIN+2++4012345678902:EN'
                                PIA+1+X:SA'
                                QTY+21:2'
                                UNS+S'
                                UNT+10+1'
                                UNZ+1+9'
                                """)
                .get(0);
        assertThat(places(order))
                .containsExactly("a:5:1 (message 1, segment 4 LIN)", "a:7:1 (message 1, segment 6 LIN)");
        assertThat(order.at(0, 3)).as("not one for each line").isEqualTo(order.at());
        assertThat(order.at(0, 0)).as("no line").isEqualTo(order.at());
    }

    @Test
    void ofAnOrderInX12AreItsPo1Segments() throws IOException {
        String envelope =
                "ISA*00*          *00*          *ZZ*A              *ZZ*B              *260131*0930*U*00401*000000009*0*P*>~\n"
                        + "GS*PO*A*B*20260131*0930*9*X*004010~\n%sGE*1*9~\nIEA*1*000000009~\n";
        Decoded.Good order = good(
                        new X12(),
                        "{}",
                        Set.of(Kind.ORDER),
                        envelope.formatted(
                                """
                                ST*850*0001~
                                BEG*00*SA*A1**20260131~
                                PO1*1*1*EA*2**VN*X1~
                                PO1*2*3*EA*2**VN*X2~
                                CTT*2~
                                SE*6*0001~
                                """))
                .get(0);
        assertThat(places(order))
                .containsExactly("a:5:1 (message 1, segment 3 PO1)", "a:6:1 (message 1, segment 4 PO1)");
    }

    @Test
    void ofAnOrderInCsvAreItsRows() throws IOException {
        List<Decoded.Good> orders = good(
                new CsvFormat(),
                "{ columns: { Order: orderNumber, Item: lines.article.ids.sku, Qty: lines.quantity.value } }",
                Set.of(Kind.ORDER),
                "Order,Item,Qty\nA1,X,1\nA1,Y,2\nA2,Z,3\n");
        assertThat(orders).hasSize(2);
        assertThat(places(orders.get(0))).hasSize(2).allSatisfy(place -> assertThat(place)
                .startsWith("a:"));
        assertThat(orders.get(0).lines().at(1).line()).isEqualTo(3);
        assertThat(orders.get(1).lines().at(0).line()).isEqualTo(4);
    }

    @Test
    void ofThePricesInACatalogueEachIsADocumentOfItsOwn() throws IOException {
        List<Decoded.Good> prices = good(
                new Edifact(),
                "{}",
                Set.of(Kind.PRICE),
                UNB
                        + """
                        UNH+1+PRICAT:D:96A:UN'
                        BGM+9+L1+9'
                        CUX+2:EUR:8'
                        LIN+1++4012345678901:EN'
                        PRI+AAA:1.50'
                        LIN+2++4012345678918:EN'
                        PRI+AAA:2.50'
                        UNT+8+1'
                        UNZ+1+9'
                        """);
        assertThat(prices)
                .extracting(price -> price.at().toString())
                .containsExactly("a:5:1 (message 1, segment 4 LIN)", "a:7:1 (message 1, segment 6 LIN)");
    }

    private static List<String> places(Decoded.Good good) {
        int lines = CanonicalJson.tree(good.document()).path("lines").size();
        return IntStream.range(0, lines)
                .mapToObj(line -> good.at(line, lines).toString())
                .toList();
    }

    private static List<Decoded.Good> good(Format format, String settings, Set<Kind> carries, String text)
            throws IOException {
        List<Decoded.Good> good = new ArrayList<>();
        YamlSettings.read(format.spec(), settings, "settings", name -> List.of())
                .then(read -> format.codec(read, carries))
                .get()
                .decode(Wire.of("a", text.getBytes(StandardCharsets.US_ASCII)), message -> true, decoded -> {
                    if (decoded instanceof Decoded.Good one) {
                        good.add(one);
                    }
                });
        return good;
    }
}
