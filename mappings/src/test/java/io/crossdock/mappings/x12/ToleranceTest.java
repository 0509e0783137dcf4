package io.crossdock.mappings.x12;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.edi.OrderReading;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What partners get wrong, and what becomes of it: taken, taken with a warning, or refused. */
class ToleranceTest {

    private static final OrderReading READING = new OrderReading(new X12(), "X12-");
    private static final Map<String, Object> PLAIN = Map.of();
    private static final String ISA =
            "ISA*00*          *00*          *ZZ*A              *ZZ*B              *260131*0930*U*00401*000000009*0*P*>~";
    private static final String GS = "GS*PO*A*B*20260131*0930*9*X*004010~";
    private static final String BEGIN = "ST*850*0001~BEG*00*SA*A1**20260131~";
    private static final String LINE = "PO1*1*1*EA*2.5**VN*77~";
    private static final String ORDER = BEGIN + LINE + "SE*4*0001~";
    private static final String END = "GE*1*9~IEA*1*000000009~";

    @Test
    void readsTheSoundOrder() throws IOException {
        assertThat(read(ISA + GS + ORDER + END, PLAIN)).containsExactly("good A1");
    }

    @Test
    void skipsWhatStandsBeforeTheFirstSegment() throws IOException {
        assertThat(read("\"x" + ISA + GS + ORDER + END, PLAIN)).containsExactly("good A1 LEADING-BYTES");
        assertThat(read("x".repeat(600) + ISA + GS + ORDER + END, PLAIN)).containsExactly("bad NOT-X12");
    }

    @Test
    void refusesAHeaderThatDoesNotEnd() throws IOException {
        assertThat(read(ISA.substring(0, 60), PLAIN)).containsExactly("bad ISA-REFUSED");
        assertThat(read(ISA.substring(0, ISA.length() - 1), PLAIN)).containsExactly("bad ISA-REFUSED");
    }

    @Test
    void takesLineEndsBetweenSegmentsAndKeepsThoseWithin() throws IOException {
        String wire = ISA + "\r\n" + GS.replace("~", "~\n\r\n") + BEGIN + "\t" + LINE + "N9*L1**NOTES~MSG*two\nlines~\n"
                + "SE*6*0001~" + END;
        assertThat(read(wire, PLAIN)).containsExactly("good A1");
        assertThat(((Order) good(wire).document()).lines().get(0).notes()).containsExactly("two\nlines");
    }

    @Test
    void refusesMessagesWithoutAnInterchange() throws IOException {
        assertThat(read(GS + ORDER, PLAIN)).containsExactly("bad NOT-X12");
        assertThat(read(ISA + GS + END.replace("GE*1", "GE*0") + ORDER, PLAIN)).contains("bad NO-INTERCHANGE");
    }

    @Test
    void refusesWrongCountsUnlessTheChannelTakesThem() throws IOException {
        for (String wire : List.of(
                ISA + GS + ORDER.replace("SE*4", "SE*5") + END, ISA + GS + ORDER.replace("SE*4", "CTT*2~SE*5") + END)) {
            assertThat(read(wire, PLAIN)).containsExactly("bad COUNT");
            assertThat(read(wire, Map.of("count-mismatch", "warn"))).containsExactly("good A1 COUNT");
        }
        for (String end : List.of(END.replace("GE*1", "GE*2"), END.replace("IEA*1", "IEA*2"))) {
            assertThat(read(ISA + GS + ORDER + end, PLAIN)).containsExactly("good A1", "bad COUNT");
            assertThat(read(ISA + GS + ORDER + end, Map.of("count-mismatch", "warn")))
                    .containsExactly("good A1 COUNT");
        }
    }

    @Test
    void warnsOfReferencesThatTheTrailersDoNotRepeat() throws IOException {
        assertThat(read(ISA + GS + ORDER + END.replace("IEA*1*000000009", "IEA*1*000000008"), PLAIN))
                .containsExactly("good A1 REFERENCE");
        assertThat(read(ISA + GS + ORDER + END.replace("GE*1*9", "GE*1*8"), PLAIN))
                .containsExactly("good A1 REFERENCE");
        assertThat(read(ISA + GS + ORDER.replace("SE*4*0001", "SE*4*0002") + END, PLAIN))
                .containsExactly("bad REFERENCE");
    }

    @Test
    void refusesTheMessageWithoutTrailerAndKeepsTheOthers() throws IOException {
        String wire = ISA + GS + BEGIN + LINE + ORDER.replace("A1", "A2") + END;
        assertThat(read(wire, PLAIN)).containsExactly("bad SE-MISSING", "good A2", "bad COUNT");
    }

    @Test
    void knowsNoReleaseCharacter() throws IOException {
        assertThat(read(ISA + GS + ORDER.replace("*A1*", "*A?1*") + END, PLAIN)).containsExactly("good A?1");
    }

    @Test
    void refusesJunkBeforeATagWithItsPlace() throws IOException {
        assertThat(read(ISA + GS + ORDER.replace("SE*4", "-\u0001FCTT*1~SE*5") + END, PLAIN))
                .containsExactly("bad SEGMENT-TAG");
    }

    @Test
    void readsTextBeyondAsciiWithAWarning() throws IOException {
        String wire = ISA + GS + ORDER.replace("SE*4", "PID*F****Größe~SE*5") + END;
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
            Decoded.Good good =
                    (Decoded.Good) READING.decode(wire.getBytes(charset), PLAIN).get(0);
            assertThat(((Order) good.document()).lines().get(0).article().name())
                    .contains("Größe");
            assertThat(READING.codes(good.warnings())).isEqualTo(" CHARSET");
        }
    }

    @Test
    void refusesACodeOutsideItsListWhereItDecides() throws IOException {
        assertThat(read(ISA + GS + ORDER.replace("BEG*00", "BEG*QQ") + END, PLAIN))
                .containsExactly("bad CODE-UNKNOWN");
        assertThat(good(ISA + GS + ORDER.replace("*SA*", "*QQ*") + END).unmapped())
                .containsExactly(new Decoded.Unmapped("BEG[1]/02", "QQ"));
    }

    @Test
    void countsTheElementsOfAnIsaWithAWrongWidth() throws IOException {
        assertThat(read(ISA.replace("*A              *", "*A*") + GS + ORDER + END, PLAIN))
                .containsExactly("good A1 ISA-WIDTH");
        assertThat(read(ISA.replace("*000000009*", "*9*") + GS + ORDER + END.replace("*000000009", "*9"), PLAIN))
                .containsExactly("good A1 ISA-WIDTH");
    }

    @Test
    void takesNoRepetitionSeparatorThatSeparatesSomethingElse() throws IOException {
        String five = ISA.replace("*U*00401*", "*%s*00501*");
        assertThat(read(five.formatted("^") + GS + ORDER + END, PLAIN)).containsExactly("good A1");
        for (String taken : List.of(">", "*")) {
            assertThat(read(five.formatted(taken) + GS + ORDER + END, PLAIN))
                    .as(taken)
                    .containsExactly("good A1 ISA-REPETITION");
        }
        String test = five.formatted("*").replace("*0*P*", "*0*T*");
        assertThat(good(test + GS + ORDER + END).document().header().test()).isTrue();
    }

    @Test
    void findsTheTerminatorWhereIsaNamesNoComponentSeparator() throws IOException {
        assertThat(read(ISA.replace("*>~", "*~") + "\n" + GS + ORDER + END, PLAIN))
                .containsExactly("good A1 ISA-WIDTH");
    }

    @Test
    void warnsWhereMessageAndGroupNameDifferentReleases() throws IOException {
        assertThat(read(ISA + GS + ORDER.replace("ST*850*0001", "ST*850*0001*005010") + END, PLAIN))
                .containsExactly("good A1 RELEASE-UNKNOWN");
        assertThat(read(ISA + GS + ORDER.replace("ST*850*0001", "ST*850*0001*004010VICS") + END, PLAIN))
                .containsExactly("good A1");
    }

    @Test
    void refusesAMessageWithoutAName() throws IOException {
        assertThat(read(ISA + GS + ORDER.replace("ST*850", "ST*") + END, PLAIN)).containsExactly("bad MESSAGE-UNKNOWN");
    }

    @Test
    void takesLowerCaseTagsTrailingSeparatorsAndEmptySegments() throws IOException {
        assertThat(read(
                        ISA + GS + ORDER.replace("BEG*00*SA*A1**20260131~", "beg*00*SA*A1**20260131***>~~~") + END,
                        PLAIN))
                .containsExactly("good A1");
    }

    @Test
    void refusesDecimalCommasThousandsSeparatorsAndTrailingSigns() throws IOException {
        for (String number : List.of("0,5", "1,000.5", "1 000", "12.5-", "+3")) {
            assertThat(read(ISA + GS + ORDER.replace("PO1*1*1*", "PO1*1*" + number + "*") + END, PLAIN))
                    .containsExactly("bad NUMBER");
        }
    }

    @Test
    void takesZerosForNoDateAndSixDigitsForOneOfThisCentury() throws IOException {
        assertThat(((Order) good(ISA + GS + ORDER.replace("20260131~P", "00000000~P") + END)
                                .document())
                        .orderDate())
                .isEmpty();
        assertThat(((Order) good(ISA + GS + ORDER.replace("20260131~P", "260130~P") + END)
                                .document())
                        .orderDate())
                .hasToString("Optional[2026-01-30]");
        assertThat(read(ISA + GS + ORDER.replace("20260131~P", "20260231~P") + END, PLAIN))
                .containsExactly("bad DATE");
    }

    @Test
    void takesTheFirstOfARepeatedDateAndKeepsTheOther() throws IOException {
        Decoded.Good good = good(ISA + GS + (BEGIN + "DTM*002*20260210~DTM*002*20260211~" + LINE + "SE*6*0001~") + END);
        assertThat(((Order) good.document()).deliveryDate()).hasToString("Optional[2026-02-10]");
        assertThat(good.unmapped()).extracting(Decoded.Unmapped::value).contains("20260211");
    }

    @Test
    void tellsOfLineNumbersThatRepeatAndTakesLinesNamedByTheirTextAlone() throws IOException {
        String wire = ISA + GS + BEGIN + LINE + "PO1*1*2*EA~PID*F****Bolt~SE*6*0001~" + END;
        assertThat(read(wire, PLAIN)).containsExactly("good A1 LINE-NUMBER");
        assertThat(read(ISA + GS + ORDER.replace("**VN*77", "") + END, PLAIN)).containsExactly("bad ARTICLE-MISSING");
    }

    @Test
    void readsAGtinWithBlanksOrInTheElementOfAnotherAndTellsOfAWrongCheckDigit() throws IOException {
        for (String number :
                List.of("EN*4012345678901", "UP*4012345678901", "UP*40 12345 67890 1", "UK*4012345678901")) {
            Decoded.Good good = good(ISA + GS + ORDER.replace("VN*77", number) + END);
            assertThat(((Order) good.document()).lines().get(0).article().number("gtin"))
                    .contains("04012345678901");
            assertThat(good.warnings()).isEmpty();
        }
        assertThat(read(ISA + GS + ORDER.replace("VN*77", "UP*036000291453") + END, PLAIN))
                .containsExactly("good A1 GTIN");
    }

    @Test
    void knowsTheTestFlagFromTheRequestForAnAcknowledgement() throws IOException {
        assertThat(good(ISA.replace("*0*P*", "*1*P*") + GS + ORDER + END)
                        .document()
                        .header()
                        .test())
                .isFalse();
        assertThat(good(ISA.replace("*0*P*", "*0*T*") + GS + ORDER + END)
                        .document()
                        .header()
                        .test())
                .isTrue();
    }

    @Test
    void takesAByteOrderMarkAndSeveralInterchangesAndRefusesWhatIsNoText() throws IOException {
        String twice = ISA + GS + ORDER + END + "\n" + ISA + GS + ORDER.replace("A1", "A2") + END;
        byte[] marked = ("\ufeff" + twice).getBytes(StandardCharsets.UTF_8);
        assertThat(READING.told(marked, PLAIN)).containsExactly("good A1", "good A2");
        assertThat(READING.told(twice.getBytes(StandardCharsets.UTF_16), PLAIN)).containsExactly("bad NOT-X12");
        assertThat(READING.told(new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0}, PLAIN))
                .containsExactly("bad NOT-X12");
    }

    private static Decoded.Good good(String wire) throws IOException {
        return READING.good(wire, PLAIN);
    }

    private static List<String> read(String wire, Map<String, Object> settings) throws IOException {
        return READING.told(wire, settings);
    }
}
