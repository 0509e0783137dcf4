package io.crossdock.mappings.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.Verdict;
import io.crossdock.mappings.Verdict.Outcome;
import io.crossdock.mappings.canonical.Acknowledgement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the sender of an interchange is told of its messages. */
class AcknowledgingTest {

    private static final Context CONTEXT = new Context(
            "77",
            "answer.edi",
            Instant.parse("2026-01-31T08:30:00Z"),
            ZoneOffset.UTC,
            Map.of("gln", "5412345000013"),
            Map.of("gln", "4012345000009"),
            false);

    private static final String ORDERS = "UNB+UNOC:3+4012345000009:14+5412345000013:14+260131:0930+4711'"
            + "UNH+1+ORDERS:D:96A:UN:EAN008'BGM+220+A1+9'LIN+1++4012345678901:EN'QTY+21:1'UNS+S'UNT+6+1'"
            + "UNH+2+ORDERS:D:96A:UN:EAN008'BGM+220+A2+9'LIN+1++4012345678901:EN'QTY+21:x'UNS+S'UNT+6+2'"
            + "UNG+INVOIC+A+B+260131:0930+G1+UN+D:96A'"
            + "UNH+3+ORDERS:D:96A:UN'BGM+220+A3+9'LIN+1++40123456:EN'QTY+21:1'UNS+S'UNT+6+3'UNE+1+G1'"
            + "UNZ+1+4711'";

    @Test
    void tellsForEachMessageWhetherItIsAcceptedAndWhereItIsNot() throws IOException {
        assertThat(answer("CONTRL", ORDERS))
                .contains("UNA:+.? 'UNB+UNOC:3+5412345000013:14+4012345000009:14+260131:0830+77'"
                        + "UNH+1+CONTRL:D:3:UN'"
                        + "UCI+4711+4012345000009:14+5412345000013:14+7'"
                        + "UCM+1+ORDERS:D:96A:UN:EAN008+7'"
                        + "UCM+2+ORDERS:D:96A:UN:EAN008+4'UCS+4'UCD+37+1:2'"
                        + "UCF+G1+++++7'UCM+3+ORDERS:D:96A:UN+7'UCS+3'UCD+18+3:1'"
                        + "UNT+11+1'UNZ+1+77'");
    }

    @Test
    void isReadByTheOtherSideAsWhatWasMeant() throws IOException {
        Acknowledgement read = (Acknowledgement)
                decode(codec(), wire(answer("CONTRL", ORDERS).orElseThrow())).get(0);

        assertThat(read.interchange()).contains("4711");
        assertThat(read.verdict()).contains("partially-accepted");
        assertThat(read.parts())
                .extracting(part -> part.message().orElse("") + " " + part.verdict())
                .containsExactly("1 accepted", "2 rejected", " accepted", "3 accepted-with-errors");
        assertThat(read.parts().get(1).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.segment()).contains(4L);
            assertThat(fault.element()).contains(1L);
            assertThat(fault.component()).contains(2L);
        });
    }

    @Test
    void tellsOneBusinessAnswerADocument() throws IOException {
        String answer = answer("APERAK", ORDERS).orElseThrow();

        assertThat(answer)
                .contains("BGM+312+77/1+29'DTM+137:20260131:102'RFF+ACW:A1'UNT")
                .contains("BGM+313+77/2+27'DTM+137:20260131:102'RFF+ACW:A2'ERC+37'FTX+AAO+++?'x?' is no number'UNT");
    }

    @Test
    void neverAcknowledgesAnAcknowledgement() throws IOException {
        for (String type : List.of("CONTRL:D:3:UN'UCI+1+A+B+7'", "APERAK:D:96A:UN'BGM+312+X+29'")) {
            String received = "UNB+UNOC:3+A+B+260131:0930+9'UNH+1+" + type + "UNT+3+1'UNZ+1+9'";
            assertThat(answer("CONTRL", received)).isEmpty();
            assertThat(answer("APERAK", received)).isEmpty();
        }
    }

    @Test
    void knowsNoOtherAnswer() throws IOException {
        assertThat(answer("997", ORDERS)).isEmpty();
    }

    /** Answers an interchange by what decoding says of it. */
    private static Optional<String> answer(String with, String text) throws IOException {
        List<Peeked.Message> messages = new ArrayList<>();
        List<Peeked.Interchange> interchanges = new ArrayList<>();
        codec().peek(wire(text), peeked -> {
            if (peeked instanceof Peeked.Message message) {
                messages.add(message);
            } else {
                interchanges.add((Peeked.Interchange) peeked);
            }
        });
        List<Verdict> verdicts = new ArrayList<>();
        codec().decode(wire(text), message -> true, decoded -> {
            Peeked.Message message = messages.get(verdicts.size());
            if (decoded instanceof Decoded.Good good) {
                Outcome outcome = good.warnings().isEmpty() ? Outcome.ACCEPTED : Outcome.ACCEPTED_WITH_ERRORS;
                verdicts.add(new Verdict(
                        message, outcome, Optional.of(good.document().number()), good.warnings()));
            } else if (decoded instanceof Decoded.Bad bad) {
                verdicts.add(new Verdict(message, Outcome.REJECTED, bad.number(), bad.problems()));
            }
        });
        return codec().acknowledge(with, interchanges.get(0), verdicts, CONTEXT)
                .map(written -> new String(bytes(written.get()), StandardCharsets.ISO_8859_1));
    }

    private static byte[] bytes(Wire wire) {
        try {
            return wire.bytes();
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private static List<Object> decode(Codec codec, Wire wire) throws IOException {
        List<Object> documents = new ArrayList<>();
        codec.decode(wire, message -> true, decoded -> {
            assertThat(decoded).isInstanceOf(Decoded.Good.class);
            assertThat(((Decoded.Good) decoded).unmapped()).isEmpty();
            documents.add(((Decoded.Good) decoded).document());
        });
        return documents;
    }

    private static Codec codec() {
        return new Edifact()
                .codec(new Settings(Map.of(), Location.of("test")), Set.of(Kind.ORDER, Kind.ACKNOWLEDGEMENT))
                .get();
    }

    private static Wire wire(String text) {
        return Wire.of("in.edi", text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
