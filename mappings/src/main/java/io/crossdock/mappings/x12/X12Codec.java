package io.crossdock.mappings.x12;

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
import io.crossdock.mappings.edi.Unfolding;
import io.crossdock.mappings.guide.Guide;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads and writes interchanges. One bad message never holds the others; what is wrong with an interchange as a whole is told
 * behind its last message, as a warning on that where nothing is missing, else as a {@link Decoded.Bad} of its own.
 */
final class X12Codec implements Codec {

    private final X12Settings settings;

    private final Guide guide;

    X12Codec(X12Settings settings, Guide guide) {
        this.guide = guide;
        this.settings = settings;
    }

    @Override
    public void peek(Wire wire, Consumer<Peeked> each) throws IOException {
        try (InputStream in = Unfolding.of(wire.open())) {
            walk(SegmentReader.digesting(in, wire.name(), AscX12.STANDARD), wire, new Peek(each));
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
        Decoding decoding = new Decoding(settings, read, wire.name(), wanted, each);
        try (InputStream in = Unfolding.of(wire.open())) {
            walk(new SegmentReader(in, wire.name(), AscX12.STANDARD), wire, decoding);
        }
        decoding.flush();
    }

    private void walk(SegmentReader reader, Wire wire, Interchanges.Listener listener) throws IOException {
        new Interchanges(reader, AscX12.STANDARD, wire.name(), settings.tolerance(), listener).walk();
    }

    @Override
    public Set<String> messages() {
        return TransactionSets.ALL.stream()
                .filter(set -> set.kinds().stream().anyMatch(settings.carries()::contains))
                .map(TransactionSet::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> acknowledgements() {
        return TransactionSets.ALL.stream()
                .filter(set -> set.kinds().contains(Kind.ACKNOWLEDGEMENT))
                .map(TransactionSet::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Checked<Wire>> acknowledge(
            String with, Peeked.Interchange interchange, List<Verdict> verdicts, Context context) {
        return new Acknowledging(interchange, context).documents(with, verdicts).map(documents -> new InterchangeWriter(
                        settings.answering(with, interchange), Guide.NONE, context)
                .write(documents));
    }

    @Override
    public boolean listsAll() {
        return settings.carries().stream().anyMatch(kind -> TransactionSets.ALL.stream()
                .anyMatch(set -> set.lists() && set.kinds().contains(kind)));
    }

    @Override
    public Checked<Wire> encode(List<Document> documents, Context context) {
        return new InterchangeWriter(settings, guide, context).write(documents);
    }
}
