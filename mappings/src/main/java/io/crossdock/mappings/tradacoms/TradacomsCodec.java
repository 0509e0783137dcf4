package io.crossdock.mappings.tradacoms;

import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Peeked;
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
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads transmissions. One bad message never holds the others; but where the header of a file is bad, its documents are, since
 * nobody knows whose they are. A count that is wrong, or a trailer that is missing, is told as a {@link Decoded.Bad} of its own: the
 * documents that came stay good.
 */
final class TradacomsCodec implements Codec {

    private final TradacomsSettings settings;
    private final Set<Kind> carries;
    private final Guide guide;
    private final Location at;

    TradacomsCodec(TradacomsSettings settings, Set<Kind> carries, Guide guide, Location at) {
        this.settings = settings;
        this.carries = Set.copyOf(carries);
        this.guide = guide;
        this.at = at;
    }

    @Override
    public Set<String> messages() {
        return Stream.concat(
                        FileFormat.ALL.stream()
                                .filter(format -> carries.contains(format.kind()))
                                .flatMap(format -> format.types().stream()),
                        Stream.of(Reconciliation.TYPE))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void peek(Wire wire, Consumer<Peeked> each) throws IOException {
        try (InputStream in = Unfolding.of(wire.open())) {
            walk(SegmentReader.digesting(in, wire.name(), AnaTradacoms.STANDARD), wire, new Peek(each));
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
        Decoding decoding = new Decoding(settings, carries, read, wire.name(), wanted, each);
        try (InputStream in = Unfolding.of(wire.open())) {
            walk(new SegmentReader(in, wire.name(), AnaTradacoms.STANDARD), wire, decoding);
        }
        decoding.end();
    }

    private void walk(SegmentReader reader, Wire wire, Interchanges.Listener listener) throws IOException {
        new Interchanges(reader, AnaTradacoms.STANDARD, wire.name(), settings.tolerance(), listener).walk();
    }

    @Override
    public Checked<Wire> encode(List<Document> documents, Context context) {
        return Checked.faulty(TradacomsFaults.READ_ONLY.at(at, "TRADACOMS is read only"));
    }
}
