package io.crossdock.mappings.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.edi.OrderReading;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Defects seen in the wild, one by one: taken, taken with a warning, or refused with place and remedy. */
class ToleranceTest {

    private static final OrderReading READING = new OrderReading(new Edifact(), "EDIFACT-");
    private static final String UNB = "UNB+UNOC:3+A+B+260131:0930+9'";
    private static final String UNH = "UNH+1+ORDERS:D:96A:UN'BGM+220+A1+9'";
    private static final String LINE = "LIN+1++4012345678901:EN'QTY+21:1'";
    private static final String ORDER = UNH + LINE + "UNS+S'UNT+6+1'";
    private static final String UNZ = "UNZ+1+9'";
    private static final Map<String, Object> PLAIN = Map.of();

    @Test
    void skipsWhatStandsBeforeTheFirstSegment() throws IOException {
        assertThat(read("\"x" + "UNA:+.? '" + UNB + ORDER + UNZ, PLAIN)).containsExactly("good A1 LEADING-BYTES");
    }

    @Test
    void refusesAHeaderThatDoesNotEnd() throws IOException {
        assertThat(read("UNB+UNOC:3+A+B", PLAIN)).containsExactly("bad NO-MESSAGE", "bad UNTERMINATED UNZ-MISSING");
    }

    @Test
    void takesLineEndsBetweenSegmentsAndKeepsThoseWithin() throws IOException {
        String wire =
                UNB + "\r\n" + UNH.replace("'", "'\n\r\n") + LINE + "FTX+AAI+++two\nlines'UNS+S'\tUNT+7+1'\n" + UNZ;
        assertThat(read(wire, PLAIN)).containsExactly("good A1");
        assertThat(((Order) good(wire).document()).lines().get(0).notes()).containsExactly("two\nlines");
    }

    @Test
    void takesMessagesWithoutInterchangeOnlyWhereThePartnerSendsThem() throws IOException {
        assertThat(read(ORDER, PLAIN)).containsExactly("bad NO-INTERCHANGE");
        assertThat(read(ORDER, Map.of("bare", true))).containsExactly("good A1");
    }

    @Test
    void refusesWrongCountsUnlessTheChannelTakesThem() throws IOException {
        String wire = UNB + ORDER.replace("UNT+6", "UNT+7") + UNZ;
        assertThat(read(wire, PLAIN)).containsExactly("bad COUNT");
        assertThat(read(wire, Map.of("count-mismatch", "warn"))).containsExactly("good A1 COUNT");
    }

    @Test
    void refusesTheMessageWithoutTrailerAndKeepsTheOthers() throws IOException {
        String wire = UNB + UNH + LINE + ORDER.replace("A1", "A2") + "UNZ+1+9'";
        assertThat(read(wire, PLAIN)).containsExactly("bad UNT-MISSING", "good A2", "bad COUNT");
    }

    @Test
    void honoursTheReleaseCharacterBeforeATerminator() throws IOException {
        String wire = UNB.replace("+A+", "+A?'B+") + ORDER.replace("A1", "A?'1") + UNZ;
        assertThat(read(wire, PLAIN)).containsExactly("good A'1");
    }

    @Test
    void refusesJunkBeforeATagWithItsPlace() throws IOException {
        assertThat(read(UNB + ORDER.replace("UNS+S", "-\u0001FCNT+2:1") + UNZ, PLAIN))
                .containsExactly("bad SEGMENT-TAG");
    }

    @Test
    void readsTextThatIsNotInTheCharacterSetNamed() throws IOException {
        String wire = UNB.replace("UNOC", "UNOA")
                + ORDER.replace("UNS+S", "IMD+F++:::Größe'UNS+S").replace("UNT+6", "UNT+7")
                + UNZ;
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
            Decoded.Good good =
                    (Decoded.Good) READING.decode(wire.getBytes(charset), PLAIN).get(0);
            assertThat(((Order) good.document()).lines().get(0).article().name())
                    .contains("Größe");
            assertThat(READING.codes(good.warnings())).isEqualTo(" CHARSET");
        }
    }

    @Test
    void refusesACodeOutsideItsList() throws IOException {
        assertThat(read(UNB + ORDER.replace("BGM+220", "BGM+50E") + UNZ, PLAIN)).containsExactly("bad CODE-UNKNOWN");
    }

    @Test
    void keepsAPriceOfAnUnknownSortAsUnmapped() throws IOException {
        String wire = UNB + ORDER.replace("UNS+S", "PRI+NTP:3'UNS+S").replace("UNT+6", "UNT+7") + UNZ;
        assertThat(good(wire).unmapped())
                .extracting(Decoded.Unmapped::path)
                .containsExactly("PRI[1]/5125", "PRI[1]/5118");
    }

    @Test
    void takesLowerCaseTagsTrailingSeparatorsAndEmptySegments() throws IOException {
        assertThat(read(UNB + "''" + ORDER.replace("BGM+220+A1+9'", "bgm+220+A1+9++:+'''\n'") + UNZ, PLAIN))
                .containsExactly("good A1");
    }

    @Test
    void takesADecimalCommaWhereUnaOrTheChannelNamesIt() throws IOException {
        String half = ORDER.replace("21:1'", "21:0,5'");
        assertThat(read(UNB + half + UNZ, PLAIN)).containsExactly("bad NUMBER");
        assertThat(read("UNA:+,? '" + UNB + half + UNZ, PLAIN)).containsExactly("good A1");
        assertThat(read(UNB + half + UNZ, Map.of("decimal-mark", ","))).containsExactly("good A1");
    }

    @Test
    void refusesThousandsSeparatorsAndTrailingSigns() throws IOException {
        for (String number : List.of("1.000.5", "1 000", "12.5-", "+3")) {
            assertThat(read(UNB + ORDER.replace("21:1'", "21:" + number.replace("+", "?+") + "'") + UNZ, PLAIN))
                    .containsExactly("bad NUMBER");
        }
    }

    @Test
    void takesZerosForNoDateAndADateInAnotherFormatWithAWarning() throws IOException {
        String date = "DTM+2:%s:102'UNS+S";
        String wire = UNB + ORDER.replace("UNS+S", date).replace("UNT+6", "UNT+7") + UNZ;
        assertThat(read(wire.formatted("00000000"), PLAIN)).containsExactly("good A1");
        assertThat(read(wire.formatted("202602030815"), PLAIN)).containsExactly("good A1 DATE-FORMAT");
        assertThat(read(wire.formatted("20260231"), PLAIN)).containsExactly("bad DATE");
    }

    @Test
    void readsADateInEachFormatThatSaysADay() throws IOException {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("050226:2", "");
        written.put("020526:3", "");
        written.put("05022026:4", "");
        written.put("260205:101", "");
        written.put("2602051030:201", "");
        written.put("260205103000:202", "");
        written.put("202602051030?+0100:205", "");
        written.put("2602051030UTC:301", "");
        written.put("202602051030CET:303", "");
        written.put("20260205103000CET:304", "");
        written.put("2606:615", " DATE-IS-WEEK");
        written.put("2026020520260207:718", " DATE-IS-PERIOD");
        written.put("20260205-20260207:711", " DATE-IS-PERIOD");
        written.put("260205260207:717", " DATE-IS-PERIOD");
        written.put("202602051000202602071200:719", " DATE-IS-PERIOD");
        for (Map.Entry<String, String> one : written.entrySet()) {
            String wire = dated(one.getKey());
            assertThat(read(wire, PLAIN)).as(one.getKey()).containsExactly("good A1" + one.getValue());
            assertThat(((Order) good(wire).document()).lines().get(0).deliveryDate())
                    .as(one.getKey())
                    .hasToString(one.getKey().endsWith("615") ? "Optional[2026-02-02]" : "Optional[2026-02-05]");
        }
    }

    @Test
    void keepsTheTimeAndTheEndOfAPeriodVisible() throws IOException {
        assertThat(good(dated("2602051030:201")).unmapped()).hasSize(1);
        assertThat(good(dated("2602050000:201")).unmapped()).isEmpty();
        assertThat(good(dated("2026020520260207:718")).unmapped()).hasSize(1);
    }

    @Test
    void keepsWhatSaysNoDayAndRefusesADayThatIsNone() throws IOException {
        assertThat(read(dated("202602:610"), PLAIN)).containsExactly("good A1 DATE-FORMAT");
        assertThat(good(dated("202602:610")).unmapped()).isNotEmpty();
        assertThat(read(dated("20260230:102"), PLAIN)).containsExactly("bad DATE");
        assertThat(read(dated("2026020520260230:718"), PLAIN)).containsExactly("bad DATE");
    }

    private static String dated(String date) {
        return UNB + ORDER.replace("UNS+S", "DTM+2:" + date + "'UNS+S").replace("UNT+6", "UNT+7") + UNZ;
    }

    @Test
    void takesTheFirstOfARepeatedDateAndKeepsTheOther() throws IOException {
        String header = UNH.replace("+9'", "+9'DTM+137:20260130:102'DTM+137:20260131:102'");
        Decoded.Good good = good(UNB + header + LINE + "UNS+S'UNT+8+1'" + UNZ);
        assertThat(((Order) good.document()).orderDate()).hasToString("Optional[2026-01-30]");
        assertThat(good.unmapped()).extracting(Decoded.Unmapped::value).contains("20260131");
    }

    @Test
    void tellsOfLineNumbersThatRepeatAndTakesLinesNamedByTheirTextAlone() throws IOException {
        String wire = UNB + UNH + LINE + "LIN+1'IMD+F++:::Bolt'QTY+21:2'UNS+S'UNT+9+1'" + UNZ;
        assertThat(read(wire, PLAIN)).containsExactly("good A1 LINE-NUMBER");
    }

    @Test
    void readsAGtinWithBlanksAndTellsOfAWrongCheckDigit() throws IOException {
        Decoded.Good blanks = good(UNB + ORDER.replace("4012345678901:EN", "40 12345 67890 1:UP") + UNZ);
        assertThat(((Order) blanks.document()).lines().get(0).article().number("gtin"))
                .contains("04012345678901");
        assertThat(read(UNB + ORDER.replace("4012345678901", "4012345678902") + UNZ, PLAIN))
                .containsExactly("good A1 GTIN");
    }

    @Test
    void knowsTheTestFlagFromTheRequestForAnAcknowledgement() throws IOException {
        assertThat(good(UNB.replace("+9'", "+9++++1'") + ORDER + UNZ)
                        .document()
                        .header()
                        .test())
                .isFalse();
        assertThat(good(UNB.replace("+9'", "+9++++++1'") + ORDER + UNZ)
                        .document()
                        .header()
                        .test())
                .isTrue();
    }

    @Test
    void takesAByteOrderMarkAndSeveralInterchangesAndRefusesWhatIsNoText() throws IOException {
        String twice = UNB + ORDER + UNZ + "\n" + UNB + ORDER.replace("A1", "A2") + UNZ;
        byte[] marked = ("\ufeff" + twice).getBytes(StandardCharsets.UTF_8);
        assertThat(READING.told(marked, PLAIN)).hasSize(2).allMatch(line -> line.startsWith("good"));
        assertThat(READING.told(twice.getBytes(StandardCharsets.UTF_16), PLAIN)).containsExactly("bad NOT-EDIFACT");
        assertThat(READING.told(new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0}, PLAIN))
                .containsExactly("bad NOT-EDIFACT");
    }

    private static Decoded.Good good(String wire) throws IOException {
        return READING.good(wire, PLAIN);
    }

    private static List<String> read(String wire, Map<String, Object> settings) throws IOException {
        return READING.told(wire, settings);
    }
}
