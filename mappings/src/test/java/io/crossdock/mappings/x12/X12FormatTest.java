package io.crossdock.mappings.x12;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Location;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.Verdict;
import io.crossdock.mappings.canonical.Acknowledgement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the format says of itself, and what it answers to an interchange. */
class X12FormatTest {

    private static final Path THREE = Path.of("src/test/resources/golden/x12/interchange-one-bad-of-three/in.x12");
    private static final Context CONTEXT = new Context(
            "12", "answer", Instant.parse("2026-01-31T08:30:00Z"), ZoneOffset.UTC, Map.of(), Map.of(), false);

    @Test
    void explainsEveryMessageByItsDeclaration() {
        assertThat(new X12().reference())
                .startsWith("releases written: 4010, 5010; read alike: 003010 to 008060")
                .contains("850: BEG03 ↔ orderNumber", "810: TDS01 ↔ totals.total", "856: packages: PRF01 ↔ orders")
                .allSatisfy(line -> assertThat(line).doesNotContain("null"));
        for (String message : TransactionSets.ids()) {
            assertThat(new X12().reference()).anyMatch(line -> line.startsWith(message + ": "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"997", "999"})
    void tellsTheSenderWhichOfThreeOrdersIsRejectedAndWhere(String with) throws IOException {
        Wire answer = answer(with);

        Acknowledgement told = (Acknowledgement) decode(answer).get(0);
        assertThat(told.verdict()).contains("partially-accepted");
        assertThat(told.parts())
                .extracting(
                        part -> part.group().orElse("") + "/" + part.message().orElse("") + " " + part.verdict())
                .containsExactly("7/ partially-accepted", "7/0001 accepted", "7/0002 rejected", "7/0003 accepted");
        assertThat(told.parts().get(2).faults()).anySatisfy(fault -> {
            assertThat(fault.tag()).contains("PO1");
            assertThat(fault.segment()).contains(3L);
            assertThat(fault.element()).contains(2L);
        });
        assertThat(text(answer)).contains("*ZZ*SUPPLIER       *ZZ*BUYER          *");
    }

    @Test
    void tellsTheSenderThatTheInterchangeCame() throws IOException {
        assertThat(text(answer("TA1"))).contains("TA1*000000007*260131*0000*A*000~IEA*0*");
    }

    @Test
    void neverAcknowledgesAnAcknowledgement() throws IOException {
        Wire wire = answer("997");
        List<Verdict> verdicts = new ArrayList<>();
        List<Peeked.Interchange> interchanges = new ArrayList<>();
        look(wire, verdicts, interchanges);

        assertThat(codec().acknowledge("997", interchanges.get(0), verdicts, CONTEXT))
                .isEmpty();
    }

    private static Wire answer(String with) throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        List<Peeked.Interchange> interchanges = new ArrayList<>();
        look(Wire.of("in.x12", Files.readAllBytes(THREE)), verdicts, interchanges);
        return codec().acknowledge(with, interchanges.get(0), verdicts, CONTEXT)
                .orElseThrow()
                .get();
    }

    private static void look(Wire wire, List<Verdict> verdicts, List<Peeked.Interchange> interchanges)
            throws IOException {
        List<Peeked.Message> messages = new ArrayList<>();
        codec().peek(wire, peeked -> {
            if (peeked instanceof Peeked.Message message) {
                messages.add(message);
            } else {
                interchanges.add((Peeked.Interchange) peeked);
            }
        });
        List<Decoded> decoded = new ArrayList<>();
        codec().decode(wire, message -> true, decoded::add);
        for (int i = 0; i < messages.size(); i++) {
            verdicts.add(
                    decoded.get(i) instanceof Decoded.Bad bad
                            ? new Verdict(messages.get(i), Verdict.Outcome.REJECTED, bad.number(), bad.problems())
                            : new Verdict(messages.get(i), Verdict.Outcome.ACCEPTED, Optional.empty(), List.of()));
        }
    }

    private static List<Object> decode(Wire wire) throws IOException {
        List<Object> documents = new ArrayList<>();
        codec().decode(wire, message -> true, decoded -> documents.add(((Decoded.Good) decoded).document()));
        return documents;
    }

    private static String text(Wire wire) throws IOException {
        return new String(wire.bytes(), StandardCharsets.UTF_8);
    }

    private static Codec codec() {
        return new X12()
                .codec(new Settings(Map.of("release", "4010"), Location.of("test")), TransactionSets.kinds())
                .get();
    }
}
