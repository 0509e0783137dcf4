package io.crossdock.mappings.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Decoded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interchanges written by somebody who wants to harm: refused as data, at their place, within bounds. */
class HostileEdifactTest {

    private static final String UNB = "UNB+UNOC:3+A+B+260131:0930+9'";
    private static final String UNH = "UNH+1+ORDERS:D:96A:UN'";
    private static final String ORDER = UNH + "BGM+220+A-1+9'LIN+1++4012345678901:EN'QTY+21:1'%sUNS+S'UNT+%d+1'";

    @ParameterizedTest
    @ValueSource(strings = {"+", ":", "+x", ":x", "*", "+*", "*x"})
    void refusesASegmentOfMoreThanSixtyFourThousandBytesHoweverItIsCut(String part) throws IOException {
        String segment = "FTX+AAI" + part.repeat(70_000 / part.length()) + "'";

        assertThat(codes(decode(UNB + ORDER.formatted(segment, 7) + "UNZ+1+9'")))
                .contains("EDIFACT-SEGMENT-TOO-LONG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+x", ":x", "*x"})
    void keepsNoMoreOfManyElementsAndRepetitionsThanAPersonReads(String part) throws IOException {
        String segment = "FTX+AAI" + part.repeat(30_000) + "'";
        String version4 = UNB.replace("UNOC:3", "UNOC:4");

        Decoded decoded = decode(version4 + ORDER.formatted(segment.repeat(100), 106) + "UNZ+1+9'")
                .get(0);

        assertThat(decoded).isInstanceOfSatisfying(Decoded.Good.class, good -> assertThat(good.unmapped())
                .hasSizeLessThanOrEqualTo(10_000 + 1));
    }

    @Test
    void refusesAMessageOfMoreThanSixteenMegabytes() throws IOException {
        String segment = "FTX+AAI+++" + "x".repeat(60_000) + "'";

        assertThat(codes(decode(UNB + ORDER.formatted(segment.repeat(290), 296) + "UNZ+1+9'")))
                .containsExactly("EDIFACT-MESSAGE-TOO-LARGE");
    }

    /** What is made of them takes more memory than they have bytes. */
    @Test
    void refusesAMessageOfVeryManySegments() throws IOException {
        assertThat(codes(decode(UNB + ORDER.formatted("FTX+AAI+++x'".repeat(150_000), 150_006) + "UNZ+1+9'")))
                .containsExactly("EDIFACT-MESSAGE-TOO-LARGE");
    }

    @Test
    void namesTheSettingThatTakesALargerMessage() throws IOException {
        String wire = UNB + ORDER.formatted("FTX+AAI+++x'".repeat(20), 26) + "UNZ+1+9'";

        assertThat(decode(Map.of("max-segments", 26L), wire)).singleElement().isInstanceOf(Decoded.Good.class);
        assertThat(decode(Map.of("max-segments", 25L), wire))
                .singleElement()
                .isInstanceOfSatisfying(Decoded.Bad.class, bad -> {
                    assertThat(bad.problems()).singleElement().satisfies(problem -> {
                        assertThat(problem.code().remedy()).contains("max-segments");
                        assertThat(problem.message()).isEqualTo("the message has more than 25 segments");
                    });
                });
    }

    @Test
    void holdsGroupsAndInterchangesWithinEachOtherForNoNesting() throws IOException {
        String nested = UNB.repeat(2_000) + "UNG+ORDERS+A+B+260131:0930+1+UN+D:96A'".repeat(2_000);

        assertThat(decode(nested + ORDER.formatted("", 6) + "UNE+1+1'UNZ+1+9'"))
                .filteredOn(Decoded.Good.class::isInstance)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UNAA+.? '",
                "UNA:1.? '",
                "UNA::.? '",
                "UNA++.? '",
                "UNA:+.?''",
                "UNA:+.? :",
                "UNA +.? '",
                "UNA\u00e9+.? '"
            })
    void refusesServiceCharactersThatAreLettersOrTwiceTheSame(String una) throws IOException {
        assertThat(codes(decode(una + UNB + ORDER.formatted("", 6) + "UNZ+1+9'")))
                .containsExactly("EDIFACT-UNA-REFUSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E999999999", "1E-9", "-", "NaN", "0x1F"})
    void takesNoExponentForAQuantity(String quantity) throws IOException {
        String order = ORDER.formatted("", 6).replace("21:1'", "21:" + quantity + "'");

        assertThat(decode(UNB + order + "UNZ+1+9'").get(0)).isInstanceOf(Decoded.Bad.class);
    }

    @Test
    void refusesAQuantityOfMoreThanAHundredDigits() throws IOException {
        String order = ORDER.formatted("", 6).replace("21:1'", "21:" + "7".repeat(60_000) + "'");

        assertThat(decode(UNB + order + "UNZ+1+9'").get(0)).isInstanceOf(Decoded.Bad.class);
    }

    private static List<String> codes(List<Decoded> decoded) {
        return decoded.stream()
                .filter(Decoded.Bad.class::isInstance)
                .flatMap(bad -> ((Decoded.Bad) bad).problems().stream())
                .map(Problem::code)
                .map(Problem.Code::id)
                .distinct()
                .toList();
    }

    private static List<Decoded> decode(String text) throws IOException {
        return decode(Map.of(), text);
    }

    private static List<Decoded> decode(Map<String, Object> settings, String text) throws IOException {
        List<Decoded> decoded = new ArrayList<>();
        new Edifact()
                .codec(new Settings(settings, Location.of("test")), Set.of(Kind.ORDER))
                .get()
                .decode(Wire.of("a.edi", text.getBytes(StandardCharsets.ISO_8859_1)), message -> true, decoded::add);
        return decoded;
    }
}
