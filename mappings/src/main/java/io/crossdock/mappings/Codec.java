package io.crossdock.mappings;

import io.crossdock.config.Checked;
import io.crossdock.config.Wire;
import io.crossdock.mappings.canonical.Document;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads and writes one format as one channel agreed it. Holds no state between calls, so threads share it. Never throws for bad
 * data: it says {@link Decoded.Bad}. Memory does not grow with the wire.
 */
public interface Codec {

    /**
     * Reads the envelopes only: every message in order, each interchange after its messages. A wire without envelopes is one
     * message without sender and receiver. Interchanges of other formats are named, and nowhere read or counted.
     */
    void peek(Wire wire, Consumer<Peeked> each) throws IOException;

    /**
     * Reads the messages wanted, in order. The same wire gives the same sequence every time.
     *
     * @param wanted asked once a message, with what {@link #peek} says of it
     */
    void decode(Wire wire, Predicate<Peeked.Message> wanted, Consumer<Decoded> each) throws IOException;

    /** The messages that it reads, as {@link Peeked.Message#type} has them; empty: whatever the wire holds. */
    default Set<String> messages() {
        return Set.of();
    }

    /**
     * Shows each message as the expressions of a guide see it: texts, lists and maps, good only while it is shown. A format without
     * guides shows nothing.
     */
    default void show(Wire wire, Consumer<Map<String, Object>> each) throws IOException {}

    /** What the characters of a text are written in, as the settings or the text itself say; bytes may be shown as a text of Latin-1. */
    default Charset charset(String text) {
        return StandardCharsets.UTF_8;
    }

    /** Whether its lists may be complete, so that what is absent from one is gone; see {@link Decoded.Snapshot}. */
    default boolean listsAll() {
        return false;
    }

    /**
     * Writes documents as one transmission. The same documents in the same context give the same bytes.
     *
     * @return faulty where a document lacks what the format demands
     */
    Checked<Wire> encode(List<Document> documents, Context context);

    /** What it can answer an interchange with, see {@link #acknowledge}. */
    default Set<String> acknowledgements() {
        return Set.of();
    }

    /**
     * Tells the sender of an interchange what became of its messages. Goes back to the address that it came from. The same verdicts in
     * the same context give the same bytes.
     *
     * @param with the message to answer with: {@code CONTRL}, {@code APERAK}
     * @param interchange as {@link #peek} told it
     * @param verdicts on its messages; those that are acknowledgements themselves are passed over
     * @return empty where the format has no such answer, or nothing is left that may be acknowledged
     */
    default Optional<Checked<Wire>> acknowledge(
            String with, Peeked.Interchange interchange, List<Verdict> verdicts, Context context) {
        return Optional.empty();
    }
}
