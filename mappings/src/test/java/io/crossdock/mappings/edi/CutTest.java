package io.crossdock.mappings.edi;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Location;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A wire is cut for persons as it is for mappings, so that what a problem names is what is shown. */
class CutTest {

    private static final String EDIFACT = "UNA:+,? 'UNB+UNOC:3+A+B+261122:1200+R1'\nUNH+1+ORDERS:D:96A:UN'"
            + "BGM+220+A?'1+9'\r\nUNT+3+1'UNH+2+ORDERS:D:96A:UN'BGM+220+ä+9'UNT+3+2'UNZ+2+R1'";
    private static final String X12 =
            "ISA*00*          *00*          *ZZ*C              *ZZ*D              *261122*1200*U*00401*000000001*0*P*>~"
                    + "GS*PO*C*D*20261122*1200*1*X*004010~ST*850*0001~BEG*00*SA*UNB+1**20261122~SE*3*0001~GE*1*1~IEA*1*000000001~";

    @Test
    void cutsWhereTheServiceCharactersOfTheWireSayAndNowhereElse() {
        assertThat(texts(EDIFACT))
                .containsExactly(
                        "UNB+UNOC:3+A+B+261122:1200+R1'",
                        "UNH+1+ORDERS:D:96A:UN'",
                        "BGM+220+A?'1+9'",
                        "UNT+3+1'",
                        "UNH+2+ORDERS:D:96A:UN'",
                        "BGM+220+ä+9'",
                        "UNT+3+2'",
                        "UNZ+2+R1'");
    }

    @Test
    void countsMessagesAndTheirSegmentsAsProblemsDo() {
        assertThat(cuts(EDIFACT)).extracting(Cut::message).containsExactly(0, 1, 1, 1, 2, 2, 2, 0);
        assertThat(cuts(EDIFACT)).extracting(Cut::ordinal).containsExactly(0, 1, 2, 3, 1, 2, 3, 0);
        assertThat(cuts(EDIFACT)).extracting(Cut::line).containsExactly(1L, 2L, 2L, 3L, 3L, 3L, 3L, 3L);
    }

    @Test
    void cutsInterchangesOfSeveralStandardsEachByItsOwn() {
        assertThat(texts(X12 + EDIFACT + X12))
                .hasSize(22)
                .contains("BEG*00*SA*UNB+1**20261122~", "BGM+220+A?'1+9'")
                .startsWith(X12.substring(0, 106));
        assertThat(cuts(X12 + EDIFACT)).extracting(Cut::from).isSorted();
    }

    @Test
    void findsTheSegmentThatAPlaceIsIn() {
        List<Cut> cuts = cuts(EDIFACT);
        assertThat(Cut.at(new Location("o.edi", 2, 23, ""), cuts)).contains(2);
        assertThat(Cut.at(new Location("o.edi", 2, 31, ""), cuts))
                .as("within it")
                .contains(2);
        assertThat(Cut.at(new Location("o.edi", 3, 1, ""), cuts)).contains(3);
        assertThat(Cut.at(new Location("o.edi", 1, 2, ""), cuts))
                .as("UNA is none")
                .isEmpty();
    }

    @Test
    void cutsNothingThatIsNotOfSegments() {
        assertThat(cuts("Order;Item;Qty\nPO-1;A;1\n")).isEmpty();
        assertThat(cuts("{ \"orderNumber\": \"UNB+1\" }")).isEmpty();
        assertThat(cuts("")).isEmpty();
        assertThat(texts("UNB+UNOC:3+A+B+261122:1200+R1'UNH+1")).as("cut off").endsWith("UNH+1");
    }

    private static List<Cut> cuts(String wire) {
        return Cut.of(wire.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> texts(String wire) {
        return cuts(wire).stream()
                .map(cut -> wire.substring(cut.from(), cut.to()))
                .toList();
    }
}
