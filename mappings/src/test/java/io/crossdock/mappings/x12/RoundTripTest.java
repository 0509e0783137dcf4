package io.crossdock.mappings.x12;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Acknowledgement;
import io.crossdock.mappings.canonical.Document;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read as the same again, by us and by a reader that is not ours. */
class RoundTripTest {

    private static final Context CONTEXT = new Context(
            "4711",
            "out.x12",
            Instant.parse("2026-01-31T23:30:00Z"),
            ZoneId.of("America/New_York"),
            Map.of("gln", "4012345000009"),
            Map.of("edi", "0073268795005:14", "gln", "5412345000013"),
            true);

    private static final List<Map<String, Object>> CHANNELS = List.of(
            Map.of("release", "4010"),
            Map.of("release", "5010", "newlines", true),
            Map.of("release", "5010", "separators", "|<!`", "implementation", "005010VICS"));

    private static final int FEW = 20;

    private final int rounds = Integer.getInteger("crossdock.generated", 200);

    static List<String> messages() {
        return TransactionSets.ids();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void readsWhatItWrote(String message) throws IOException {
        int share = Math.max(1, rounds / CHANNELS.size());
        for (Map<String, Object> channel : CHANNELS) {
            List<Document> documents = documents(message, share);
            assertThat(decode(codec(channel, message), write(channel, message, documents)))
                    .containsExactlyElementsOf(documents);
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void writesTheSameBytesEveryTime(String message) throws IOException {
        List<Document> documents = documents(message, FEW);
        assertThat(write(CHANNELS.get(0), message, documents).bytes())
                .isEqualTo(write(CHANNELS.get(0), message, documents).bytes());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void isReadByStaediWithoutErrors(String message) throws IOException, EDIStreamException {
        for (Map<String, Object> channel : CHANNELS) {
            List<String> errors = new ArrayList<>();
            int[] sets = new int[1];
            EDIInputFactory factory = EDIInputFactory.newFactory();
            factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_STRUCTURE, true);
            try (EDIStreamReader reader = factory.createEDIStreamReader(
                    write(channel, message, documents(message, FEW)).open(), "UTF-8")) {
                while (reader.hasNext()) {
                    EDIStreamEvent event = reader.next();
                    sets[0] += event == EDIStreamEvent.START_TRANSACTION ? 1 : 0;
                    if (event.isError()) {
                        errors.add(reader.getErrorType() + " " + reader.getLocation());
                    }
                }
            }
            assertThat(errors).isEmpty();
            assertThat(sets[0]).as("messages").isGreaterThanOrEqualTo(message.equals("TA1") ? 0 : 1);
        }
    }

    private static List<Document> documents(String message, int rounds) {
        Documents random = new Documents(20260131);
        List<Document> documents = new ArrayList<>();
        for (int i = 1; i <= rounds; i++) {
            documents.addAll(random.of(message, i));
        }
        return documents;
    }

    private static Wire write(Map<String, Object> channel, String message, List<Document> documents) {
        Checked<Wire> wire = codec(channel, message).encode(documents, CONTEXT);
        assertThat(wire.problems()).extracting(Problem::toString).isEmpty();
        return wire.get();
    }

    private static List<Document> decode(Codec codec, Wire wire) throws IOException {
        List<Document> documents = new ArrayList<>();
        codec.decode(wire, message -> true, decoded -> {
            if (decoded instanceof Decoded.Snapshot) {
                return;
            }
            assertThat(decoded).isInstanceOf(Decoded.Good.class);
            Decoded.Good good = (Decoded.Good) decoded;
            assertThat(good.warnings())
                    .extracting(Problem::toString)
                    .filteredOn(text -> !text.contains("X12-CHARSET"))
                    .isEmpty();
            assertThat(good.unmapped()).isEmpty();
            documents.add(unnumbered(good.document()));
        });
        return documents;
    }

    /** The number of an acknowledgement is that of the transmission that it came in. */
    private static Document unnumbered(Document document) {
        return document instanceof Acknowledgement told
                ? new Acknowledgement(
                        told.header(),
                        "",
                        told.level(),
                        told.interchange(),
                        told.date(),
                        told.verdict(),
                        told.parties(),
                        told.parts(),
                        told.faults())
                : document;
    }

    private static Codec codec(Map<String, Object> settings, String message) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("message", message);
        Set<Kind> kinds = TransactionSets.of(message).orElseThrow().kinds();
        return new X12().codec(new Settings(all, Location.of("test")), kinds).get();
    }
}
