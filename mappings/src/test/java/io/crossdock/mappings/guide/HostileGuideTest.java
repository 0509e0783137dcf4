package io.crossdock.mappings.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Kind;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.config.yaml.YamlSettings;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.edifact.Edifact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileGuideTest {

    private static final String HEAD = "UNB+UNOC:3+A+B+260131:0930+1'UNH+1+ORDERS:D:96A:UN'BGM+220+A-1+9'";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "($f := function($n) { $f($n + 1) }; $f(0))",
                "($f := function($s) { $f($s & $s) }; $f(\"ab\"))",
                "$string([1..900000])",
                "$map([1..900000], function($n) { $n & $n })",
                "$unheard(BGM)",
                "BGM",
                "[1, 2]",
            })
    void parksTheMessageWhereTheGuideComesToNoEndOrToNoText(String expression) throws IOException {
        assertThat(read(guide("orderNumber", expression), HEAD + line(1) + "UNS+S'UNT+6+1'UNZ+1+1'"))
                .singleElement()
                .isInstanceOf(Decoded.Bad.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$eval(BGM.BGM1004)",
                "$now()",
                "$random()",
                "$replace(BGM.BGM1004, /(a+)+b/, 'x')",
                "BGM.BGM1004 ~> /x/",
                "$__lookup",
                "**",
                "$table(BGM.BGM1004, '1')",
                "$table('../partners/x', '1')",
            })
    void refusesWhatReachesOutsideOrCannotBeBounded(String expression) {
        assertThat(new Edifact()
                        .codec(guide("orderNumber", expression), Set.of(Kind.ORDER))
                        .problems())
                .isNotEmpty();
    }

    /** 3,000 lines, each of which looks at all of them. */
    @Test
    void endsWhereEveryLineLooksAtAllOthers() throws IOException {
        assertThat(read(guide("lines.notes", "$count($message.lines.QTY.QTY6060) & ' lines'"), message(3000)))
                .singleElement()
                .isInstanceOf(Decoded.Bad.class);
    }

    /** Few steps, but 4,000 times 4,000 lines in hand. */
    @Test
    void endsWhereEveryLineTakesAllOthersInHand() throws IOException {
        assertThat(read(guide("lines.notes", "$count($message.lines) & ' lines'"), message(4000)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Decoded.Bad.class, bad -> assertThat(bad.problems()).allMatch(problem -> problem.message()
                                .endsWith("handles, with all others for this document, too much data")));
    }

    /** What the partner sends is a text to an expression, whatever it looks like. */
    @Test
    void evaluatesNothingThatThePartnerSends() throws IOException {
        String data = HEAD + "FTX+AAI+++$eval(\"1\") & $table'UNS+S'".replace("'UNS", "'" + line(1) + "UNS");
        assertThat(read(guide("header.references.note", "FTX.FTX4440[0]"), data + "UNT+7+1'UNZ+1+1'"))
                .singleElement()
                .isInstanceOfSatisfying(Decoded.Good.class, good -> assertThat(
                                good.document().header().references())
                        .containsEntry("note", "$eval(\"1\") & $table"));
    }

    private static String message(int lines) {
        StringBuilder message = new StringBuilder(HEAD);
        for (int i = 1; i <= lines; i++) {
            message.append(line(i));
        }
        return message + "UNS+S'UNT+" + (2 * lines + 4) + "+1'UNZ+1+1'";
    }

    private static String line(int number) {
        return "LIN+" + number + "++4012345678901:EN'QTY+21:5'";
    }

    private static Settings guide(String path, String expression) {
        Map<String, String> quoted =
                Map.of(path, expression.replace("\\", "\\\\").replace("\"", "\\\""));
        String yaml = "read: { " + path + ": \"" + quoted.get(path) + "\" }";
        return YamlSettings.read(new Edifact().spec(), yaml, "orders-in.yaml", name -> List.of())
                .get();
    }

    private static List<Decoded> read(Settings settings, String message) throws IOException {
        Codec codec = new Edifact().codec(settings, Set.of(Kind.ORDER)).get();
        List<Decoded> read = new ArrayList<>();
        codec.decode(Wire.of("orders.edi", message.getBytes(StandardCharsets.ISO_8859_1)), wanted -> true, read::add);
        return read;
    }
}
