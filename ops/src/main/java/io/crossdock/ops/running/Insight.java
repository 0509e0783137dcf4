package io.crossdock.ops.running;

import io.crossdock.config.Channel;
import io.crossdock.config.Checked;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.ops.trial.Reading;
import io.crossdock.routes.Hub;
import io.crossdock.routes.channel.Words;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.search.Contents;
import io.crossdock.routes.search.Trace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What is in a document, as far as a screen shows it. */
public final class Insight {

    private static final int MOST_SHOWN = 64 * 1024;

    /** A longer transmission is not read once more only to see what no mapping took. */
    private static final int MOST_READ = 1024 * 1024;

    private final HubInForce inForce;
    private final Words words;

    public Insight(HubInForce inForce, Words words) {
        this.inForce = inForce;
        this.words = words;
    }

    /**
     * @param whole whether there is no more of it
     */
    public record Text(String text, boolean whole) {}

    /** As it came; absent where it came in nothing, or its bytes are not kept any more. */
    public Optional<Text> raw(Trace trace) throws IOException {
        return trace.transmission().isPresent()
                ? text(trace.transmission().get().digest())
                : Optional.empty();
    }

    /** As it was sent. */
    public Optional<Text> sent(Trace.Sending sending) throws IOException {
        return text(sending.payload());
    }

    private Optional<Text> text(String digest) throws IOException {
        return hub().contents().bytes(digest, MOST_SHOWN).map(Insight::text);
    }

    private static Text text(Contents.Excerpt excerpt) {
        return new Text(decoded(excerpt.bytes(), excerpt.whole()), excerpt.whole());
    }

    /** Legible, whatever it was written in: text that is no UTF-8 is shown as Windows wrote it in the West. */
    private static String decoded(byte[] bytes, boolean whole) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException otherwise) {
            return whole
                    ? new String(bytes, Charset.forName("windows-1252"))
                    : new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** As it was understood, in canonical JSON. */
    public Optional<String> canonical(String document) throws IOException {
        return hub().contents().canonical(document).map(found -> CanonicalJson.tree(found)
                .toPrettyString());
    }

    /** What was read of it and no mapping took, by today's configuration. */
    public List<Decoded.Unmapped> unmapped(Trace trace) throws IOException {
        Optional<Channel> channel = trace.history().stream()
                .filter(entry -> entry.stage() == Stage.INTAKE)
                .findFirst()
                .flatMap(entry -> hub().configuration().channel(entry.channel()));
        Optional<Contents.Excerpt> bytes = trace.transmission().isPresent()
                ? hub().contents().bytes(trace.transmission().get().digest(), MOST_READ)
                : Optional.empty();
        if (channel.isEmpty() || bytes.filter(Contents.Excerpt::whole).isEmpty()) {
            return List.of();
        }
        Wire wire = Wire.of(trace.transmission().get().name(), bytes.get().bytes());
        String number = trace.history().get(0).number();
        return Reading.of(channel.get(), words, wire) instanceof Checked.Sound<Reading> sound
                ? sound.value().good().stream()
                        .filter(good -> good.document().number().equals(number))
                        .flatMap(good -> good.unmapped().stream())
                        .distinct()
                        .toList()
                : List.of();
    }

    private Hub hub() {
        return inForce.hub().orElseThrow();
    }
}
