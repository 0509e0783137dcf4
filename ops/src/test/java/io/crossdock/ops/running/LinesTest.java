package io.crossdock.ops.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person is shown of a text, and can change in it, is what the problems name. */
class LinesTest {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final String EDIFACT =
            "UNA:+.? 'UNB+UNOC:3+A+B+261122:1200+R1'UNH+1+ORDERS:D:96A:UN'FTX+AAI+++Größe'"
                    + "QTY+21:zwölf'UNT+4+1'UNZ+1+R1'";

    @Test
    void showsSegmentsInLinesAndMarksTheOneThatIsNamedByItsPlace() {
        long column = EDIFACT.indexOf("QTY") + 1L;
        Lines lines =
                Lines.of(EDIFACT, WESTERN, List.of(problem(1, column + 7, "message 1, segment 3 QTY, element 2")));

        assertThat(lines.lines())
                .extracting(Lines.Line::text)
                .containsExactly(
                        "UNA:+.? '",
                        "UNB+UNOC:3+A+B+261122:1200+R1'",
                        "UNH+1+ORDERS:D:96A:UN'",
                        "FTX+AAI+++Größe'",
                        "QTY+21:zwölf'",
                        "UNT+4+1'",
                        "UNZ+1+R1'");
        assertThat(lines.marked()).extracting(Lines.Line::text).containsExactly("QTY+21:zwölf'");
        assertThat(lines.with(Map.of(5, "QTY+21:12'"))).isEqualTo(EDIFACT.replace("zwölf", "12"));
    }

    @Test
    void countsColumnsInTheBytesThatTheTextIsWrittenIn() {
        long column = EDIFACT.substring(0, EDIFACT.indexOf("QTY")).getBytes(StandardCharsets.UTF_8).length + 1L;
        Lines lines = Lines.of(EDIFACT, StandardCharsets.UTF_8, List.of(problem(1, column, "")));

        assertThat(lines.marked()).extracting(Lines.Line::text).containsExactly("QTY+21:zwölf'");
        assertThat(lines.with(Map.of(5, "QTY+21:12'"))).isEqualTo(EDIFACT.replace("zwölf", "12"));
    }

    @Test
    void marksTheHeadOfAMessageOfWhichNoMoreIsKnown() {
        assertThat(Lines.of(EDIFACT, WESTERN, List.of(problem(0, 0, "message 1")))
                        .marked())
                .extracting(Lines.Line::text)
                .containsExactly("UNH+1+ORDERS:D:96A:UN'");
    }

    @Test
    void leavesASegmentThatGoesOverLinesInThem() {
        String broken = EDIFACT.replace("+++Größe", "+++Grö\nße");
        Lines lines = Lines.of(broken, WESTERN, List.of(problem(2, 5, "message 1, segment 3 QTY")));

        assertThat(lines.lines()).hasSize(2);
        assertThat(lines.marked()).extracting(Lines.Line::number).containsExactly(2);
    }

    @Test
    void marksTheLineOfWhatIsNotOfSegments() {
        Lines lines = Lines.of("Order;Qty\r\nPO-1;x\r\nPO-2;2\r\n", WESTERN, List.of(problem(2, 0, "Qty")));

        assertThat(lines.marked()).extracting(Lines.Line::text).containsExactly("PO-1;x");
        assertThat(lines.with(Map.of(2, "PO-1;1"))).isEqualTo("Order;Qty\r\nPO-1;1\r\nPO-2;2\r\n");
    }

    private static Problem problem(long line, long column, String path) {
        return Problem.Code.data("NUMBER", "ask").at(new Location("o.edi", line, column, path), "'zwölf' is no number");
    }
}
