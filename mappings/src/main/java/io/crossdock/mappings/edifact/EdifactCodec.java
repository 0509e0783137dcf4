package io.crossdock.mappings.edifact;

import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.Verdict;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.edi.Interchanges;
import io.crossdock.mappings.edi.Peek;
import io.crossdock.mappings.edi.SegmentReader;
import io.crossdock.mappings.guide.Guide;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads and writes interchanges.
 *
 * <p>One bad message never holds the others. What is wrong with an interchange as a whole is told behind its last message: a wrong
 * reference in UNZ or UNE as a warning on that message, since nothing is missing; a missing UNZ or a wrong count, which say that
 * messages may be missing, as a {@link Decoded.Bad} of its own, so that a person asks the sender. The messages that came stay
 * good. With {@code count-mismatch: warn} a wrong count is a warning too. Segments outside of messages, and a wire that cannot be
 * read, are a message without a type.
 */
final class EdifactCodec implements Codec {

    /** The repertoire of characters that an interchange says it is written in. */
    private static final Pattern SYNTAX = Pattern.compile("UNB[^A-Z]{1,3}(UNO[A-Z])");

    private final EdifactSettings settings;
    private final List<Mapping> mappings;
    private final Set<Kind> carries;
    private final Guide guide;

    EdifactCodec(EdifactSettings settings, List<Mapping> mappings, Set<Kind> carries, Guide guide) {
        this.guide = guide;
        this.settings = settings;
        this.mappings = mappings;
        this.carries = Set.copyOf(carries);
    }

    @Override
    public Set<String> messages() {
        return mappings.stream().map(mapping -> mapping.title().type()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Charset charset(String text) {
        return SYNTAX.matcher(text)
                .results()
                .findFirst()
                .flatMap(found -> Syntax.charset(found.group(1)))
                .orElse(StandardCharsets.UTF_8);
    }

    @Override
    public boolean listsAll() {
        return settings.complete();
    }

    @Override
    public void peek(Wire wire, Consumer<Peeked> each) throws IOException {
        try (InputStream in = open(wire)) {
            SegmentReader reader = SegmentReader.digesting(in, wire.name(), UnEdifact.STANDARD);
            walk(reader, wire, new Peek(each));
        }
    }

    @Override
    public void decode(Wire wire, Predicate<Peeked.Message> wanted, Consumer<Decoded> each) throws IOException {
        decode(wire, guide, wanted, each);
    }

    @Override
    public void show(Wire wire, Consumer<Map<String, Object>> each) throws IOException {
        decode(wire, guide.showing(each), message -> true, decoded -> {});
    }

    private void decode(Wire wire, Guide read, Predicate<Peeked.Message> wanted, Consumer<Decoded> each)
            throws IOException {
        try (InputStream in = open(wire)) {
            SegmentReader reader = new SegmentReader(in, wire.name(), UnEdifact.STANDARD);
            Decoding decoding = new Decoding(settings, mappings, carries, read, wire.name(), wanted, each);
            walk(reader, wire, decoding);
            decoding.end();
        }
    }

    private InputStream open(Wire wire) throws IOException {
        return settings.wrapped() ? new Unwrapped(wire.open()) : wire.open();
    }

    private void walk(SegmentReader reader, Wire wire, Interchanges.Listener listener) throws IOException {
        new Interchanges(reader, UnEdifact.STANDARD, wire.name(), settings.tolerance(), listener).walk();
    }

    @Override
    public Checked<Wire> encode(List<Document> documents, Context context) {
        return new InterchangeWriter(settings, mappings, guide, context).write(documents);
    }

    @Override
    public Set<String> acknowledgements() {
        return Acknowledging.ACKNOWLEDGEMENTS;
    }

    @Override
    public Optional<Checked<Wire>> acknowledge(
            String with, Peeked.Interchange interchange, List<Verdict> verdicts, Context context) {
        return new Acknowledging(interchange, context).documents(with, verdicts).map(documents -> new InterchangeWriter(
                        settings.answering(interchange), Messages.ALL, Guide.NONE, context)
                .write(documents));
    }
}
