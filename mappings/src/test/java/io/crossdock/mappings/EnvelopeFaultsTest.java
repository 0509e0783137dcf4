package io.crossdock.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.canonical.Acknowledgement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a sender is told of faults of its envelopes: counts, references, trailers. */
class EnvelopeFaultsTest {

    private static final Context CONTEXT = new Context(
            "77",
            "answer.edi",
            Instant.parse("2026-01-31T08:30:00Z"),
            ZoneOffset.UTC,
            Map.of("edi", "US"),
            Map.of("edi", "THEM"),
            false);

    private static final String ORDERS = "UNB+UNOC:3+A+B+260131:0930+4711'UNG+ORDERS+A+B+260131:0930+G1+UN+D:96A'"
            + "UNH+1+ORDERS:D:96A:UN'BGM+220+A1+9'LIN+1++4012345678901:EN'QTY+21:1'UNS+S'UNT+6+1'UNE+1+G1'UNZ+1+4711'";

    private static final String SETS =
            "ISA*00*          *00*          *ZZ*A              *ZZ*B              *261122*1200*U*00401"
                    + "*000000007*0*P*>~GS*PO*A*B*20261122*1200*5*X*004010~ST*850*0001~BEG*00*SA*O-1**20261122~"
                    + "PO1*1*7*EA***UP*400123456782~CTT*1~SE*5*0001~GE*1*5~IEA*1*000000007~";

    @Test
    void tellsByControlThatAnInterchangeCountsWrongly() throws IOException {
        assertThat(answer("edifact", "CONTRL", ORDERS.replace("UNZ+1", "UNZ+2")))
                .contains("UCI+4711+A+B+7+29+UNZ+1'UCF+G1+++++7'UCM+1+");
        assertThat(answer("edifact", "CONTRL", ORDERS.replace("UNZ+1+4711", "UNZ+1+4712")))
                .contains("UCI+4711+A+B+7+28+UNZ+2'");
        assertThat(answer("edifact", "CONTRL", ORDERS.replace("UNZ+1+4711'", "")))
                .contains("UCI+4711+A+B+7+13'");
    }

    @Test
    void tellsByControlWhatIsWrongWithAGroup() throws IOException {
        assertThat(answer("edifact", "CONTRL", ORDERS.replace("UNE+1", "UNE+9")))
                .contains("UCI+4711+A+B+7'UCF+G1+++++7+29+UNE+1'UCM+1+");
        assertThat(answer("edifact", "CONTRL", ORDERS.replace("UNE+1+G1", "UNE+1+G2")))
                .contains("UCF+G1+++++7+28+UNE+2'");
        assertThat(answer("edifact", "CONTRL", ORDERS.replace("UNE+1+G1'", ""))).contains("UCF+G1+++++7+13+UNE'");
    }

    @Test
    void rejectsByControlAnInterchangeOfWhichNothingWasTaken() throws IOException {
        Seen seen = seen("edifact", ORDERS);

        assertThat(text(acknowledge("edifact", "CONTRL", seen.interchange().with(reused()), seen.untaken())))
                .contains("UCI+4711+A+B+4+26'UNT+3+1'");
    }

    @Test
    void tellsWhatIsReadAsWhatWasMeant() throws IOException {
        Acknowledgement told = read("edifact", answer("edifact", "CONTRL", ORDERS.replace("UNE+1", "UNE+9")));
        assertThat(told.verdict()).contains("accepted-with-errors");
        assertThat(told.parts().get(0).verdict()).isEqualTo("accepted-with-errors");
        assertThat(told.parts().get(0).faults()).singleElement().satisfies(fault -> assertThat(fault.tag())
                .contains("UNE"));

        Acknowledgement group = read("x12", answer("x12", "997", SETS.replace("GE*1*5", "GE*3*5")));
        assertThat(group.verdict()).contains("accepted-with-errors");
        assertThat(group.faults()).singleElement().satisfies(fault -> assertThat(fault.code())
                .contains("5"));
        assertThat(group.parts().get(0).counts()).contains(new Acknowledgement.Counts(3L, 1L, 1L));
    }

    @Test
    void tellsByInterchangeAcknowledgementWhatIsWrongWithTheInterchange() throws IOException {
        assertThat(answer("x12", "TA1", SETS)).contains("TA1*000000007*260131*0000*A*000~");
        assertThat(answer("x12", "TA1", SETS.replace("IEA*1*000000007", "IEA*1*000000008")))
                .contains("TA1*000000007*260131*0000*E*001~");
        assertThat(answer("x12", "TA1", SETS.replace("IEA*1", "IEA*2"))).contains("*E*021~");
        assertThat(answer("x12", "TA1", SETS.replace("IEA*1*000000007~", ""))).contains("*E*023~");
        Seen seen = seen("x12", SETS);
        assertThat(text(acknowledge("x12", "TA1", seen.interchange().with(reused()), seen.untaken())))
                .contains("*R*025~");
    }

    @Test
    void tellsByFunctionalAcknowledgementWhatIsWrongWithAGroup() throws IOException {
        for (String with : List.of("997", "999")) {
            assertThat(answer("x12", with, SETS)).contains("AK9*A*1*1*1~");
            assertThat(answer("x12", with, SETS.replace("GE*1*5", "GE*2*5"))).contains("AK9*E*2*1*1*5~");
            assertThat(answer("x12", with, SETS.replace("GE*1*5", "GE*1*6"))).contains("AK9*E*1*1*1*4~");
            assertThat(answer("x12", with, SETS.replace("GE*1*5~", ""))).contains("AK9*E*1*1*1*3~");
            assertThat(answer("x12", with, SETS.replace("GE*1*5", "GE*2*6"))).contains("AK9*E*2*1*1*5*4~");
        }
    }

    @Test
    void namesAGroupAsItsHeaderDoesWhateverMessagesAreInIt() throws IOException {
        String unknown = SETS.replace("GS*PO", "GS*QM").replace("ST*850", "ST*214");
        String misplaced = SETS.replace("GS*PO", "GS*IN");
        String unnamed = SETS.replace("GS*PO", "GS*");
        for (String with : List.of("997", "999")) {
            assertThat(answer("x12", with, unknown)).contains("AK1*QM*5*004010~AK2*214*0001~");
            assertThat(answer("x12", with, misplaced)).contains("AK1*IN*5*004010~AK2*850*0001~");
            assertThat(answer("x12", with, unnamed)).contains("AK1*PO*5*004010~AK2*850*0001~");
        }
    }

    @Test
    void countsTheAcceptedThatAreNotNamed() throws IOException {
        Seen seen = seen("x12", SETS);
        Peeked.Message message = seen.messages().get(0);
        List<Verdict> verdicts = List.of(
                Verdict.accepted(message, 59_999),
                new Verdict(message, Verdict.Outcome.REJECTED, java.util.Optional.empty(), List.of()));

        String answer = text(acknowledge("x12", "997", seen.interchange(), verdicts));

        assertThat(answer).contains("AK1*PO*5*004010~AK2*850*0001~AK5*R*5~AK9*P*60000*60000*59999~");
        assertThat(read("x12", answer).parts().get(0).counts())
                .contains(new Acknowledgement.Counts(60_000L, 60_000L, 59_999L));
        Seen edifact = seen("edifact", ORDERS);
        assertThat(text(acknowledge(
                        "edifact",
                        "CONTRL",
                        edifact.interchange(),
                        List.of(Verdict.accepted(edifact.messages().get(0), 60_000)))))
                .contains("UCI+4711+A+B+7'UCF+G1+++++7'UNT+4+1'");
    }

    private static Problem reused() {
        return Problem.Code.data("INTERCHANGE-REUSED", "-").at(Location.of("in.edi"), "came before");
    }

    /** What is in a wire of one interchange. */
    private record Seen(Peeked.Interchange interchange, List<Peeked.Message> messages) {

        List<Verdict> untaken() {
            return messages.stream().map(Verdict::untaken).toList();
        }
    }

    private static Seen seen(String format, String text) throws IOException {
        List<Peeked.Message> messages = new ArrayList<>();
        List<Peeked.Interchange> interchanges = new ArrayList<>();
        codec(format).peek(wire(text), peeked -> {
            if (peeked instanceof Peeked.Message message) {
                messages.add(message);
            } else if (peeked instanceof Peeked.Interchange interchange) {
                interchanges.add(interchange);
            }
        });
        assertThat(interchanges).hasSize(1);
        return new Seen(interchanges.get(0), messages);
    }

    /** The answer where all messages are accepted. */
    private static String answer(String format, String with, String text) throws IOException {
        Seen seen = seen(format, text);
        List<Verdict> verdicts = seen.messages().stream()
                .map(message -> new Verdict(message, Verdict.Outcome.ACCEPTED, java.util.Optional.empty(), List.of()))
                .toList();
        return text(acknowledge(format, with, seen.interchange(), verdicts));
    }

    private static Wire acknowledge(
            String format, String with, Peeked.Interchange interchange, List<Verdict> verdicts) {
        return codec(format)
                .acknowledge(with, interchange, verdicts, CONTEXT)
                .orElseThrow()
                .get();
    }

    private static Acknowledgement read(String format, String text) throws IOException {
        List<Decoded> decoded = new ArrayList<>();
        codec(format).decode(wire(text), message -> true, decoded::add);
        assertThat(decoded).singleElement().isInstanceOf(Decoded.Good.class);
        return (Acknowledgement) ((Decoded.Good) decoded.get(0)).document();
    }

    private static String text(Wire wire) {
        try {
            return new String(wire.bytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Wire wire(String text) {
        return Wire.of("in.edi", text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Codec codec(String format) {
        return ServiceLoader.load(Format.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.spec().name().equals(format))
                .findFirst()
                .orElseThrow()
                .codec(
                        new Settings(format.equals("x12") ? Map.of("release", "4010") : Map.of(), Location.of("test")),
                        Set.of(Kind.ORDER, Kind.ACKNOWLEDGEMENT))
                .get();
    }
}
