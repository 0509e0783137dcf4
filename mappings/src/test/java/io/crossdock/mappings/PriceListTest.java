package io.crossdock.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.edifact.Edifact;
import io.crossdock.mappings.x12.X12;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Price lists of one message, in both standards. */
class PriceListTest {

    private static final int LINES = 60_000;

    /** More than the 150,000 that a message may have where the channel says nothing. */
    private static final long SEGMENTS = 200_000;

    private enum Standard {
        EDIFACT(new Edifact(), "EDIFACT-MESSAGE-TOO-LARGE") {
            @Override
            String list(int lines, boolean test) {
                StringBuilder text = new StringBuilder("UNB+UNOC:3+A+B+260131:0930+9" + (test ? "++++++1'" : "'")
                        + "UNH+1+PRICAT:D:96A:UN'BGM+9+L-1+9'CUX+2:EUR:8'");
                for (int line = 1; line <= lines; line++) {
                    text.append("LIN+" + line + "++" + (1_000_000 + line) + ":SA'IMD+F++:::Article " + line
                            + "'PRI+AAA:" + line + "'");
                }
                return text.append("UNT+" + (4 + 3 * lines) + "+1'UNZ+1+9'").toString();
            }
        },
        X12(new X12(), "X12-MESSAGE-TOO-LARGE") {
            @Override
            String list(int lines, boolean test) {
                StringBuilder text = new StringBuilder(
                        "ISA*00*          *00*          *ZZ*A              *ZZ*B              *260131*0930*U*00401*000000009*0*"
                                + (test ? "T" : "P") + "*>~GS*SC*A*B*20260131*0930*9*X*004010~ST*832*0001~BCT*PC*L-1~"
                                + "CUR*SE*EUR~");
                for (int line = 1; line <= lines; line++) {
                    text.append("LIN*" + line + "*VN*" + (1_000_000 + line) + "~PID*F****Article " + line + "~CTP**WHL*"
                            + line + "~");
                }
                return text.append("SE*" + (4 + 3 * lines) + "*0001~GE*1*9~IEA*1*000000009~")
                        .toString();
            }
        };

        private final Format format;
        private final String tooLarge;

        Standard(Format format, String tooLarge) {
            this.format = format;
            this.tooLarge = tooLarge;
        }

        abstract String list(int lines, boolean test);

        List<Decoded> read(Map<String, Object> settings, String list) throws IOException {
            List<Decoded> decoded = new ArrayList<>();
            format.codec(new Settings(settings, Location.of("test")), Set.of(Kind.PRODUCT, Kind.PRICE))
                    .get()
                    .decode(Wire.of("list", list.getBytes(StandardCharsets.US_ASCII)), message -> true, decoded::add);
            return decoded;
        }
    }

    @ParameterizedTest
    @EnumSource
    void isReadThatHasMoreSegmentsThanOneMayHaveByItselfWhereTheChannelAllowsIt(Standard standard) throws IOException {
        List<Decoded> read = standard.read(Map.of("max-segments", SEGMENTS), standard.list(LINES, false));

        assertThat(read).filteredOn(Decoded.Good.class::isInstance).hasSize(2 * LINES);
        assertThat(read).filteredOn(Decoded.Bad.class::isInstance).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedThatHasMore(Standard standard) throws IOException {
        assertThat(standard.read(Map.of(), standard.list(LINES, false)))
                .filteredOn(Decoded.Bad.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(Decoded.Bad.class, bad -> assertThat(bad.problems())
                        .extracting(problem -> problem.code().id())
                        .containsExactly(standard.tooLarge));
    }

    @ParameterizedTest
    @EnumSource
    void provesNothingGoneThatIsATest(Standard standard) throws IOException {
        Map<String, Object> complete = Map.of("complete", true);

        assertThat(standard.read(complete, standard.list(2, false)))
                .filteredOn(Decoded.Snapshot.class::isInstance)
                .extracting(list -> ((Decoded.Snapshot) list).complete())
                .containsExactly(true, true);
        assertThat(standard.read(complete, standard.list(2, true))).hasSize(4).allMatch(Decoded.Good.class::isInstance);
    }
}
