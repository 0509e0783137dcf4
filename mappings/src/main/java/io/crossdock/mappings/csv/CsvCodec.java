package io.crossdock.mappings.csv;

import io.crossdock.config.Checked;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.layout.Coverage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Reads and writes rows as one channel names their columns. */
record CsvCodec(Dialect dialect, Columns columns, List<RowLayout> layouts, Coverage coverage) implements Codec {

    CsvCodec {
        layouts = List.copyOf(layouts);
    }

    @Override
    public void peek(Wire wire, Consumer<Peeked> each) {
        each.accept(Peeked.Message.bare());
    }

    @Override
    public void decode(Wire wire, Predicate<Peeked.Message> wanted, Consumer<Decoded> each) throws IOException {
        if (!wanted.test(Peeked.Message.bare())) {
            return;
        }
        try (InputStream in = wire.open()) {
            new RowReading(this, wire.name(), each).read(dialect.rows(in));
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    @Override
    public Charset charset(String text) {
        return dialect.charset();
    }

    @Override
    public boolean listsAll() {
        return coverage.complete();
    }

    @Override
    public Checked<Wire> encode(List<Document> documents, Context context) {
        return new RowWriting(this, context).write(documents);
    }
}
