package io.crossdock.ops.running;

import io.crossdock.config.Problem;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Differences;
import io.crossdock.routes.Hub;
import io.crossdock.routes.intake.Rereading;
import io.crossdock.routes.intake.Transmission;
import io.crossdock.routes.search.Contents;
import io.crossdock.routes.search.Trace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is in a document, as far as a screen shows it. */
public final class Insight {

    private static final int MOST_SHOWN = 64 * 1024;
    private static final int MOST_READ = 1024 * 1024;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private final HubInForce inForce;

    public Insight(HubInForce inForce) {
        this.inForce = inForce;
    }

    /**
     * @param whole whether there is no more of it
     * @param in what it is written in, as far as its bytes tell
     */
    public record Text(String text, boolean whole, Charset in) {

        /** Line by line, with what problems name. */
        public Lines lines(List<Problem> problems) {
            return Lines.of(text, in, problems);
        }

        /**
         * The bytes of another text in its place.
         *
         * @throws IllegalArgumentException where what it is written in has no sign for all of that
         */
        public byte[] written(String other) {
            byte[] bytes = other.getBytes(in);
            if (!new String(bytes, in).equals(other)) {
                throw new IllegalArgumentException(
                        "the text is written in " + in + ", which has no sign for all of that");
            }
            return bytes;
        }
    }

    /** As it came; absent where it came in nothing, or its bytes are not kept any more. */
    public Optional<Text> raw(Trace trace) throws IOException {
        return trace.transmission().isPresent()
                ? text(trace.transmission().get().digest(), MOST_READ)
                : Optional.empty();
    }

    /** As it came, where all of it is there and somebody can change it: written again, it is the same bytes. */
    public Optional<Text> changeable(Transmission transmission) throws IOException {
        Optional<Contents.Excerpt> bytes = hub().contents().bytes(transmission.digest(), MOST_READ);
        return bytes.filter(excerpt -> excerpt.whole()
                        && Arrays.equals(
                                text(excerpt).text().getBytes(text(excerpt).in()), excerpt.bytes()))
                .map(Insight::text);
    }

    /** As it was sent. */
    public Optional<Text> sent(Trace.Sending sending) throws IOException {
        return text(sending.payload(), MOST_SHOWN);
    }

    /** What the partner answered to it, as it came; absent where it answered nothing. */
    public Optional<Text> answer(Trace.Sending sending) throws IOException {
        return text(sending.answer(), MOST_SHOWN);
    }

    /** What the transport showed for it, as it came; absent where a document said so, or nothing yet. */
    public Optional<Text> proof(Trace.Rung rung) throws IOException {
        return rung.hasProof() ? text(rung.heard(), MOST_SHOWN) : Optional.empty();
    }

    private Optional<Text> text(String digest, int most) throws IOException {
        return hub().contents().bytes(digest, most).map(Insight::text);
    }

    /** Legible, whatever it was written in: text that is no UTF-8 is shown as Windows wrote it in the West. */
    public static Text text(Contents.Excerpt excerpt) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(excerpt.bytes()))
                    .toString();
            return new Text(text, excerpt.whole(), StandardCharsets.UTF_8);
        } catch (CharacterCodingException otherwise) {
            // what was cut off may have been cut within a character
            Charset in = excerpt.whole() ? WESTERN : StandardCharsets.UTF_8;
            return new Text(new String(excerpt.bytes(), in), excerpt.whole(), in);
        }
    }

    /** As it was understood, in canonical JSON. */
    public Optional<String> canonical(String document) throws IOException {
        return understood(document).map(Understood::json);
    }

    /**
     * A document as it was understood.
     *
     * @param unmapped what was read of it and no mapping took
     */
    public record Understood(String json, List<Decoded.Unmapped> unmapped) {
        public Understood {
            unmapped = List.copyOf(unmapped);
        }
    }

    /** With the configuration of that day; absent where that is not to be had. */
    public Optional<Understood> understood(String document) throws IOException {
        return hub().contents()
                .understood(document)
                .map(found ->
                        new Understood(CanonicalJson.tree(found.document()).toPrettyString(), found.unmapped()));
    }

    /** What another document says otherwise; absent where one of them is not to be had, or they are of two kinds. */
    public Optional<List<Differences.Difference>> differences(String document, String other) throws IOException {
        Optional<Rereading.Understood> one = hub().contents().understood(document);
        Optional<Rereading.Understood> two = hub().contents().understood(other);
        return one.flatMap(was -> two.filter(
                        would -> would.document().kind() == was.document().kind())
                .map(would -> Differences.between(was.document(), would.document())));
    }

    private Hub hub() {
        return inForce.hub().orElseThrow();
    }
}
