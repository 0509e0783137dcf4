package io.crossdock.mappings.edi;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Format;
import io.crossdock.mappings.Peeked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Interchanges of several standards in one wire: each format reads its own, and names the others. */
class PassedOverTest {

    private static final String EDIFACT =
            "UNA:+,? 'UNB+UNOC:3+A+B+261122:1200+R#'\nUNH+1+ORDERS:D:96A:UN'BGM+220+A?'1+9'\n" + "UNT+3+1'UNZ+1+R#'";
    private static final String X12 =
            "ISA*00*          *00*          *ZZ*C              *ZZ*D              *261122*1200*U*00401*000000001*0*P*>~"
                    + "GS*PO*C*D*20261122*1200*1*X*004010~ST*850*0001~BEG*00*SA*UNB+1**20261122~SE*3*0001~GE*1*1~IEA*1*000000001~";
    private static final String TRADACOMS =
            "STX=ANA:1+5000000000000:E+5010000000000:F+261122:120000+000007'MHD=1+ORDHDR:9'MTR=2'END=1'";

    @Test
    void readsItsOwnAndNamesTheOthers() throws IOException {
        String wire = X12 + EDIFACT.replace('#', '1') + "\n" + TRADACOMS + X12 + EDIFACT.replace('#', '2');

        assertThat(seen("edifact", wire)).containsExactly("x12", "ORDERS", "R1", "tradacoms", "x12", "ORDERS", "R2");
        assertThat(seen("x12", wire))
                .containsExactly("850", "000000001", "edifact", "tradacoms", "850", "000000001", "edifact");
        assertThat(seen("tradacoms", wire)).containsExactly("x12", "edifact", "ORDHDR", "000007", "x12", "edifact");
    }

    @Test
    void saysWhereEachBegins() throws IOException {
        List<Peeked> peeked = peeked("x12", EDIFACT + TRADACOMS + "\r\n \n" + X12);

        assertThat(peeked.get(0)).isInstanceOfSatisfying(Peeked.Elsewhere.class, other -> assertThat(other.at())
                .satisfies(at -> assertThat(at.line()).isEqualTo(1)));
        assertThat(peeked.get(1)).isInstanceOfSatisfying(Peeked.Elsewhere.class, other -> {
            assertThat(other.at().line()).isEqualTo(3);
            assertThat(other.at().column()).isEqualTo(18);
        });
        assertThat(((Peeked.Interchange) peeked.get(3)).at().line()).isEqualTo(5);
    }

    @Test
    void hasTheSameDigestOfAnInterchangeWhateverStandsBesideIt() throws IOException {
        assertThat(digests("edifact", X12 + EDIFACT + X12)).isEqualTo(digests("edifact", EDIFACT));
        assertThat(digests("x12", EDIFACT + X12 + TRADACOMS)).isEqualTo(digests("x12", X12));
    }

    @Test
    void findsWhatFollowsAnInterchangeThatHasNoTrailer() throws IOException {
        String open = X12.substring(0, X12.indexOf("GE*"));

        assertThat(seen("edifact", open + open + EDIFACT)).containsExactly("x12", "x12", "ORDERS", "R#");
        assertThat(seen("x12", EDIFACT.substring(0, EDIFACT.indexOf("UNZ")) + X12))
                .containsExactly("edifact", "850", "000000001");
    }

    @Test
    void readsNothingBehindAHeaderThatSaysNotHowItIsStructured() throws IOException {
        assertThat(seen("edifact", EDIFACT + "ISA*00*" + EDIFACT)).containsExactly("ORDERS", "R#", "x12");
    }

    @Test
    void takesWhatStandsBeforeTheFirstAsBefore() throws IOException {
        assertThat(seen("edifact", "\"" + X12 + EDIFACT)).containsExactly("x12", "ORDERS", "R#");
    }

    private static List<String> seen(String format, String wire) throws IOException {
        return peeked(format, wire).stream().map(PassedOverTest::name).toList();
    }

    private static String name(Peeked peeked) {
        if (peeked instanceof Peeked.Message message) {
            return message.type();
        }
        return peeked instanceof Peeked.Interchange interchange
                ? interchange.reference()
                : ((Peeked.Elsewhere) peeked).format();
    }

    private static List<String> digests(String format, String wire) throws IOException {
        return peeked(format, wire).stream()
                .filter(Peeked.Interchange.class::isInstance)
                .map(peeked -> ((Peeked.Interchange) peeked).digest())
                .toList();
    }

    private static List<Peeked> peeked(String format, String wire) throws IOException {
        List<Peeked> peeked = new ArrayList<>();
        codec(format).peek(Wire.of("m.edi", wire.getBytes(StandardCharsets.ISO_8859_1)), peeked::add);
        return peeked;
    }

    private static Codec codec(String format) {
        return ServiceLoader.load(Format.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.spec().name().equals(format))
                .findFirst()
                .orElseThrow()
                .codec(new Settings(Map.of(), Location.of("test")), Set.of(Kind.ORDER))
                .get();
    }
}
