package io.crossdock.mappings.x12;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.edi.Damage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Interchanges written by somebody who wants to harm, or damaged on their way: refused as data, at their place, within bounds. */
class HostileX12Test {

    private static final String ISA =
            "ISA*00*          *00*          *ZZ*A              *ZZ*B              *260131*0930*U*00401*000000009*0*P*>~";
    private static final String GROUP = "GS*PO*A*B*20260131*0930*9*X*004010~";
    private static final String ORDER = "ST*850*0001~BEG*00*SA*A-1**20260131~%sPO1*1*1*EA***VN*77~SE*%d*0001~";
    private static final String END = "GE*1*9~IEA*1*000000009~";
    private static final Codec CODEC = new X12()
            .codec(new Settings(Map.of("currency", "USD"), Location.of("test")), TransactionSets.kinds())
            .get();
    private static final int MUTATIONS = Integer.getInteger("crossdock.generated", 200) * 5;

    @ParameterizedTest
    @ValueSource(strings = {"*", "*x", ">x", "x"})
    void refusesASegmentOfMoreThanSixtyFourThousandBytesHoweverItIsCut(String part) throws IOException {
        String segment = "MSG" + part.repeat(70_000 / part.length()) + "~";

        assertThat(codes(decode(ISA + GROUP + ORDER.formatted(segment, 5) + END)))
                .contains("X12-SEGMENT-TOO-LONG");
    }

    @Test
    void refusesAMessageOfMoreThanSixteenMegabytes() throws IOException {
        String wire = ISA + GROUP + ORDER.formatted("NTE*GEN*abc~".repeat(1_500_000), 1_500_004) + END;

        assertThat(codes(decode(wire))).containsExactly("X12-MESSAGE-TOO-LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISAA00", "ISA 00", "ISA100"})
    void refusesAnElementSeparatorThatIsALetterADigitOrABlank(String begun) throws IOException {
        assertThat(codes(decode(ISA.replace("ISA*00", begun) + GROUP + ORDER.formatted("", 4) + END)))
                .containsExactly("X12-ISA-REFUSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A~", ">A", "**", "*~", "~~", "> "})
    void refusesSeparatorsThatAreLettersOrTwiceTheSame(String last) throws IOException {
        String isa = ISA.substring(0, ISA.length() - 2) + last;

        assertThat(codes(decode(isa + GROUP + ORDER.formatted("", 4) + END)))
                .isNotEmpty()
                .allMatch(code -> code.startsWith("X12-"));
    }

    @Test
    void holdsInterchangesAndGroupsWithinEachOtherForNoNesting() throws IOException {
        String nested = ISA.repeat(2_000) + GROUP.repeat(2_000);

        assertThat(decode(nested + ORDER.formatted("", 4) + END))
                .filteredOn(Decoded.Good.class::isInstance)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E999999999", "1E-9", "-", "NaN", "0x1F"})
    void takesNoExponentForAQuantity(String quantity) throws IOException {
        String order = ORDER.formatted("", 4).replace("PO1*1*1*", "PO1*1*" + quantity + "*");

        assertThat(decode(ISA + GROUP + order + END).get(0)).isInstanceOf(Decoded.Bad.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"846*0001~BIA*00*DD*1*20260131", "832*0001~BCT*PC*1"})
    void saysOfAListWithoutLinesThatItHasNone(String list) throws IOException {
        assertThat(codes(decode(ISA + GROUP + "ST*" + list + "~SE*3*0001~" + END)))
                .containsExactly("X12-NO-LINES");
    }

    static List<String> messages() {
        return TransactionSets.ids();
    }

    /** Seeded, so that what fails once fails again. */
    @ParameterizedTest
    @MethodSource("messages")
    void saysNothingButProblemsOfDamagedInterchanges(String message) throws IOException {
        Random random = new Random(message.hashCode());
        byte[] sound = written(message);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] damaged = Damage.done(sound, "*~>^\r\n 0", random);
            List<Decoded> decoded = decode(damaged);
            assertThat(decoded)
                    .as(new String(damaged, StandardCharsets.ISO_8859_1))
                    .isNotEmpty();
            CODEC.peek(Wire.of("a.x12", damaged), peeked -> {});
        }
    }

    private static byte[] written(String message) throws IOException {
        List<Document> documents = new Documents(7).of(message, 1);
        Settings settings = new Settings(Map.of("release", "5010", "message", message), Location.of("test"));
        return new X12()
                .codec(settings, TransactionSets.of(message).orElseThrow().kinds())
                .get()
                .encode(
                        documents,
                        new Context(
                                "1",
                                "a.x12",
                                Instant.parse("2026-01-31T08:30:00Z"),
                                ZoneOffset.UTC,
                                Map.of("edi", "A"),
                                Map.of("edi", "B"),
                                false))
                .get()
                .bytes();
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
        return decode(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<Decoded> decode(byte[] bytes) throws IOException {
        List<Decoded> decoded = new ArrayList<>();
        CODEC.decode(Wire.of("a.x12", bytes), message -> true, decoded::add);
        return decoded;
    }
}
