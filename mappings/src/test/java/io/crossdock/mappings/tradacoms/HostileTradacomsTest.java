package io.crossdock.mappings.tradacoms;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Location;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.edi.Damage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transmissions written by somebody who wants to harm, or damaged on their way: refused as data, at their place, within bounds. */
class HostileTradacomsTest {

    private static final String STX = "STX=ANA:1+A+B+260131+42++ORDHDR'";
    private static final String HEADER = "MHD=1+ORDHDR:9'TYP=0430'SDT=:S'CDT=:C'FIL=7+1+260131'MTR=6'";
    private static final String ORDER = "MHD=2+ORDERS:9'CLO=:D-1'ORD=A1'%sOLD=1+5010210000009++++4'OTR=1'MTR=%d'";
    private static final String TRAILER = "MHD=3+ORDTLR:9'OFT=1'MTR=3'END=3'";
    private static final int MUTATIONS = Integer.getInteger("crossdock.generated", 200) * 10;

    @ParameterizedTest
    @ValueSource(strings = {"+", "+x", ":x", "x", "=", "?'"})
    void refusesASegmentOfMoreThanSixtyFourThousandBytesHoweverItIsCut(String part) throws IOException {
        String segment = "DNA=" + part.repeat(70_000 / part.length()) + "'";

        assertThat(codes(decode(STX + HEADER + ORDER.formatted(segment, 7) + TRAILER)))
                .contains("TRADACOMS-SEGMENT-TOO-LONG");
    }

    @Test
    void refusesAMessageOfMoreThanSixteenMegabytes() throws IOException {
        String wire = STX + HEADER + ORDER.formatted("DNA=1+++abcdef'".repeat(1_200_000), 1_200_006) + TRAILER;

        assertThat(codes(decode(wire))).containsExactly("TRADACOMS-MESSAGE-TOO-LARGE");
    }

    @Test
    void holdsTransmissionsBatchesAndFilesWithinEachOtherForNoNesting() throws IOException {
        String nested = STX.repeat(2_000) + "BAT=1'".repeat(2_000) + HEADER.repeat(2_000);

        assertThat(decode(nested + ORDER.formatted("", 6) + TRAILER))
                .filteredOn(Decoded.Good.class::isInstance)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E999999999", "-", "NaN", "0x1F", "1,5"})
    void takesNoExponentForAQuantity(String quantity) throws IOException {
        String order = ORDER.formatted("", 6).replace("++++4", "++++" + quantity);

        assertThat(decode(STX + HEADER + order + TRAILER).get(0)).isInstanceOf(Decoded.Bad.class);
    }

    /** Seeded, so that what fails once fails again. */
    @Test
    void saysNothingButProblemsOfDamagedTransmissions() throws IOException {
        List<byte[]> samples = samples();
        Random random = new Random(20260131);
        Codec codec = codec(Map.of("count-mismatch", "warn"));
        int good = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] damaged = Damage.done(samples.get(i % samples.size()), "=+:?'\r\n 0", random);
            List<Decoded> decoded = new ArrayList<>();
            codec.peek(Wire.of("in.edi", damaged), peeked -> {});
            codec.decode(Wire.of("in.edi", damaged), message -> true, decoded::add);
            assertThat(decoded)
                    .as(new String(damaged, StandardCharsets.ISO_8859_1))
                    .isNotEmpty()
                    .allMatch(each -> !(each instanceof Decoded.Bad bad)
                            || !bad.problems().isEmpty());
            good += decoded.stream().anyMatch(Decoded.Good.class::isInstance) ? 1 : 0;
        }
        assertThat(good).as("changes that leave something to read").isBetween(MUTATIONS / 20, MUTATIONS - 1);
    }

    private static List<byte[]> samples() throws IOException {
        List<byte[]> samples = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/golden/tradacoms"))) {
            for (Path file :
                    files.filter(path -> path.endsWith("in.edi")).sorted().toList()) {
                samples.add(Files.readAllBytes(file));
            }
        }
        assertThat(samples).hasSizeGreaterThan(5);
        return samples;
    }

    private static List<String> codes(List<Decoded> decoded) {
        return decoded.stream()
                .filter(Decoded.Bad.class::isInstance)
                .flatMap(bad -> ((Decoded.Bad) bad).problems().stream())
                .map(problem -> problem.code().id())
                .distinct()
                .toList();
    }

    private static List<Decoded> decode(String text) throws IOException {
        List<Decoded> decoded = new ArrayList<>();
        codec(Map.of())
                .decode(Wire.of("in.edi", text.getBytes(StandardCharsets.ISO_8859_1)), message -> true, decoded::add);
        return decoded;
    }

    private static Codec codec(Map<String, Object> settings) {
        return new Tradacoms()
                .codec(new Settings(settings, Location.of("test")), FileFormat.kinds())
                .get();
    }
}
