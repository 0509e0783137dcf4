package io.crossdock.mappings.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EdifactFormatTest {

    private static final String ORDER =
            "UNH+%d+ORDERS:D:96A:UN'BGM+220+A%d+9'LIN+1++4012345678901:EN'QTY+21:1'UNS+S'UNT+6+%d'";

    @Test
    void isFoundAsAFormat() {
        assertThat(ServiceLoader.load(Format.class))
                .extracting(format -> format.spec().name())
                .contains("edifact");
    }

    @Test
    void explainsEveryMessageAndEveryElementItMaps() {
        List<String> lines = new Edifact().reference();
        assertThat(lines)
                .startsWith("releases written: D.96A, D.01B; read alike: D.93A to D.11A")
                .contains(
                        "ORDERS (Purchase order) ↔ order; EANCOM EAN008 in D.96A, EAN010 in D.01B",
                        "  BGM/1004 ↔ orderNumber",
                        "  DTM/2380 ↔ deliveryDate where 2005 is 2, 64, 63",
                        "  parties: NAD/3039 ↔ ids",
                        "  parties: NAD/3124 → name",
                        "  lines: QTY/6060 ↔ quantity where 6063 is 21, 1, 59",
                        "  packages: CPS/7166 ↔ parent",
                        "PRICAT (Price/sales catalogue) ↔ price, product; EANCOM EAN006 in D.96A, EAN009 in D.01B",
                        "CONTRL (Syntax and service report) ↔ acknowledgement");
        assertThat(lines.stream().skip(1).filter(line -> !line.startsWith(" "))).hasSize(11);
    }

    @Test
    void refusesSettingsThatContradictEachOther() {
        assertThat(faults(Map.of("release", "D.96A", "association", "EAN010"), Set.of(Kind.ORDER)))
                .containsExactly("EAN010 does not belong to D.96A, but EAN008");
        assertThat(faults(Map.of("syntax", "UNOW:3"), Set.of(Kind.ORDER)))
                .containsExactly("UNOW exists from syntax version 4 on");
        assertThat(faults(Map.of("zone", "Mars/Olympus"), Set.of(Kind.STOCK)))
                .containsExactly("'Mars/Olympus' is no time zone");
        assertThat(faults(Map.of("message", "ORDERS"), Set.of(Kind.ORDER, Kind.STOCK)))
                .singleElement()
                .asString()
                .startsWith("ORDERS carries no stock; EDIFACT knows acknowledgement, goods-receipt, invoice");
        assertThat(faults(Map.of(), Set.of(Kind.PARTY)))
                .singleElement()
                .asString()
                .startsWith("EDIFACT carries no party");
    }

    @Test
    void readsTheMessagesThatHoldWhatTheChannelCarries() {
        Codec codec = new Edifact()
                .codec(Settings.NONE, Set.of(Kind.ORDER, Kind.PRICE, Kind.ACKNOWLEDGEMENT))
                .get();
        assertThat(codec.messages()).containsExactlyInAnyOrder("ORDERS", "PRICAT", "CONTRL", "APERAK");
    }

    @Test
    void readsOnlyTheMessagesWanted() throws IOException {
        List<String> numbers = new ArrayList<>();
        codec().decode(
                        wire(interchange(50)),
                        message -> message.ordinal() % 10 == 3,
                        decoded ->
                                numbers.add(((Decoded.Good) decoded).document().number()));

        assertThat(numbers).containsExactly("A4", "A14", "A24", "A34", "A44");
    }

    @Test
    void saysNothingOfAnInterchangeThatNobodyWanted() throws IOException {
        List<Decoded> decoded = new ArrayList<>();
        codec().decode(wire(interchange(2).replace("UNZ+2", "UNZ+9")), message -> false, decoded::add);

        assertThat(decoded).isEmpty();
    }

    @Test
    void refusesASegmentWithoutEndAndKeepsNoMoreThanItsBeginning() throws IOException {
        String begin = "UNB+UNOC:3+A+B+260131:0930+9'UNH+1+ORDERS:D:96A:UN'BGM+220+A1'FTX+AAI+++";
        Wire endless = new Wire() {
            @Override
            public String name() {
                return "endless.edi";
            }

            @Override
            public InputStream open() {
                return new SequenceInputStream(
                        new ByteArrayInputStream(begin.getBytes(StandardCharsets.US_ASCII)), new Blanks(200_000_000));
            }
        };
        List<Decoded> decoded = new ArrayList<>();
        codec().decode(endless, message -> true, decoded::add);

        Decoded.Bad bad = (Decoded.Bad) decoded.get(0);
        assertThat(bad.number()).contains("A1");
        assertThat(bad.problems())
                .extracting(Problem::code)
                .containsExactly(Faults.TOO_LONG, Faults.UNTERMINATED, Faults.UNFINISHED_MESSAGE);
        assertThat(bad.excerpt().bytes()).hasSizeLessThanOrEqualTo(64 * 1024);
    }

    @Test
    void refusesZerosAndBytesOfNoCharset() throws IOException {
        for (byte[] bytes : List.of(new byte[100_000], new byte[] {(byte) 0xff, (byte) 0xfe, 'U', 0, 'N', 0, 'B', 0})) {
            List<Decoded> decoded = new ArrayList<>();
            codec().decode(Wire.of("zeros.edi", bytes), message -> true, decoded::add);
            assertThat(decoded).singleElement().isInstanceOf(Decoded.Bad.class);
        }
        List<Decoded> decoded = new ArrayList<>();
        byte[] odd = interchange(1).replace("A1+9", "A\u00851\u00ff+9").getBytes(StandardCharsets.ISO_8859_1);
        codec().decode(Wire.of("odd.edi", odd), message -> true, decoded::add);
        assertThat(decoded).singleElement().isInstanceOf(Decoded.Good.class);
    }

    @Test
    void warnsOfEachMessageWhoseReleaseIsNoneOrUnknown() throws IOException {
        for (String release : List.of("", ":D:12A:UN", ":D:96A:UN")) {
            List<Decoded> decoded = new ArrayList<>();
            codec().decode(wire(interchange(2).replace(":D:96A:UN", release)), message -> true, decoded::add);
            assertThat(decoded)
                    .extracting(good -> ((Decoded.Good) good)
                            .warnings().stream()
                                    .map(Problem::code)
                                    .filter(Faults.RELEASE::equals)
                                    .count())
                    .containsOnly(release.equals(":D:96A:UN") ? 0L : 1L);
        }
    }

    @Test
    void listsNoMoreProblemsThanAPersonReads() throws IOException {
        String message = "UNH+1+ORDERS:D:96A:UN'" + "LIN+1'QTY+21:x'".repeat(5000) + "UNT+10002+1'";
        List<Decoded> decoded = new ArrayList<>();
        codec().decode(wire("UNB+UNOC:3+A+B+260131:0930+9'" + message + "UNZ+1+9'"), wanted -> true, decoded::add);

        assertThat(((Decoded.Bad) decoded.get(0)).problems()).hasSize(100);
    }

    private static String interchange(int messages) {
        StringBuilder text = new StringBuilder("UNB+UNOC:3+A+B+260131:0930+9'");
        for (int i = 1; i <= messages; i++) {
            text.append(ORDER.formatted(i, i, i));
        }
        return text.append("UNZ+").append(messages).append("+9'").toString();
    }

    private static Wire wire(String text) {
        return Wire.of("orders.edi", text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Codec codec() {
        return new Edifact().codec(Settings.NONE, Set.of(Kind.ORDER)).get();
    }

    private static List<String> faults(Map<String, Object> settings, Set<Kind> kinds) {
        return new Edifact()
                .codec(new Settings(settings, Location.of("test")), kinds).problems().stream()
                        .map(Problem::message)
                        .toList();
    }

    /** Blanks, as many as asked for. */
    private static final class Blanks extends InputStream {

        private long left;

        Blanks(long count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            java.util.Arrays.fill(bytes, from, from + count, (byte) ' ');
            left -= count;
            return count;
        }
    }
}
