package io.crossdock.mappings.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Checked;
import io.crossdock.config.Location;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Document;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read as the same again, by us and by a reader that is not ours. */
class RoundTripTest {

    /** How many documents of each message; the nightly run makes more. */
    private static final int COUNT = Integer.getInteger("crossdock.generated", 200);

    private static final Context CONTEXT = new Context(
            "4711",
            "trade.edi",
            Instant.parse("2026-01-31T23:30:00Z"),
            TradeParts.ZONE,
            Map.of("gln", "4012345000009"),
            Map.of("edi", "5412345000020:14", "gln", "5412345000013"),
            true);

    private static final List<Map<String, Object>> CHANNELS = List.of(
            Map.of("release", "D.96A"),
            Map.of("release", "D.96A", "decimal-mark", ",", "newlines", true),
            Map.of("release", "D.01B", "syntax", "UNOC:4", "una", false),
            Map.of("release", "D.01B", "syntax", "UNOY:4"));

    private static List<String> messages() {
        return Messages.types();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void readsWhatItWrote(String type) throws IOException {
        List<Document> documents = new TradeDocuments(20260131).of(type, COUNT);
        for (Map<String, Object> channel : CHANNELS) {
            assertThat(decode(codec(type, channel), write(type, channel, documents)))
                    .isEqualTo(documents);
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void writesTheSameBytesEveryTime(String type) throws IOException {
        List<Document> documents = new TradeDocuments(20260131).of(type, 50);
        for (Map<String, Object> channel : CHANNELS) {
            assertThat(write(type, channel, documents).bytes())
                    .isEqualTo(write(type, channel, documents).bytes());
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void isReadByStaediWithoutErrors(String type) throws IOException, EDIStreamException {
        List<Document> documents = new TradeDocuments(20260131).of(type, 50);
        for (Map<String, Object> channel : CHANNELS) {
            List<String> errors = new ArrayList<>();
            int messages = readWithStaedi(write(type, channel, documents), errors);
            assertThat(errors).isEmpty();
            assertThat(messages).isEqualTo(type.equals("PRICAT") || type.equals("INVRPT") ? 1 : documents.size());
        }
    }

    /** Counts the messages, with its checks of counts and references in the envelopes on. */
    private static int readWithStaedi(Wire wire, List<String> errors) throws IOException, EDIStreamException {
        EDIInputFactory factory = EDIInputFactory.newFactory();
        factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_STRUCTURE, true);
        EDIStreamReader reader = factory.createEDIStreamReader(wire.open(), charset(wire));
        int messages = 0;
        String segment = "";
        while (reader.hasNext()) {
            EDIStreamEvent event = reader.next();
            if (event == EDIStreamEvent.START_SEGMENT) {
                segment = reader.getText();
            } else if (event == EDIStreamEvent.START_TRANSACTION) {
                messages++;
            } else if (event.isError()) {
                errors.add(segment + " " + reader.getErrorType());
            }
        }
        return messages;
    }

    private static String charset(Wire wire) throws IOException {
        return new String(wire.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1).contains("UNOY")
                ? "UTF-8"
                : "ISO-8859-1";
    }

    private static Wire write(String type, Map<String, Object> channel, List<Document> documents) {
        Checked<Wire> written = codec(type, channel).encode(documents, CONTEXT);
        assertThat(written).isInstanceOfSatisfying(Checked.Sound.class, sound -> assertThat(sound.warnings())
                .isEmpty());
        return written.get();
    }

    private static List<Document> decode(Codec codec, Wire wire) throws IOException {
        List<Document> documents = new ArrayList<>();
        List<Decoded.Unmapped> unmapped = new ArrayList<>();
        codec.decode(wire, message -> true, decoded -> {
            if (decoded instanceof Decoded.Good good) {
                assertThat(good.warnings()).isEmpty();
                unmapped.addAll(good.unmapped());
                documents.add(good.document());
            } else {
                assertThat(decoded).isInstanceOf(Decoded.Snapshot.class);
            }
        });
        assertThat(unmapped)
                .allMatch(
                        each -> each.path().startsWith("BGM[1]/") || each.path().startsWith("DTM[1]/"));
        return documents;
    }

    private static Codec codec(String type, Map<String, Object> channel) {
        Map<String, Object> settings = new HashMap<>(channel);
        settings.put("message", type);
        settings.put("zone", TradeParts.ZONE.getId());
        return new Edifact()
                .codec(
                        new Settings(settings, Location.of("test")),
                        Messages.of(type).orElseThrow().kinds())
                .get();
    }
}
