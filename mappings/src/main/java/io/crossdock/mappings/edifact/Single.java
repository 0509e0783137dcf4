package io.crossdock.mappings.edifact;

import io.crossdock.config.Kind;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A message that is one document.
 *
 * @param <D> the document
 * @param <S> what its declarations write from
 * @param number the slot of the business number; a message without it is refused
 * @param sheet lays the document out for writing
 * @param build makes the document of what was read, even where that is not enough: then it does not count
 * @param lost what of a document has no place in the message
 */
record Single<D extends Document, S>(
        Title title,
        Kind kind,
        Class<D> document,
        Slot.Shape<S> shape,
        Layout<S> layout,
        Slot<S, String> number,
        BiFunction<D, Context, S> sheet,
        BiFunction<Draft<S>, Message, D> build,
        Function<D, List<String>> lost)
        implements Mapping {

    @Override
    public Set<Kind> kinds() {
        return Set.of(kind);
    }

    @Override
    public List<List<Document>> messages(List<Document> documents) {
        return documents.stream().map(List::of).toList();
    }

    @Override
    public List<String> explain() {
        return layout.explain();
    }

    @Override
    public Reading read(Message message) {
        Draft<S> draft = shape.draft();
        layout.read(message, draft);
        Optional<String> found = draft.get(number);
        message.single(Segments.tag("BGM"));
        if (draft.missing(number)) {
            message.problem(
                    Faults.DOCUMENT_NUMBER,
                    0,
                    Optional.empty(),
                    "the message has no document number (" + number.name() + ")");
        }
        return Reading.of(found, build.apply(draft, message));
    }

    @Override
    public void write(List<Document> documents, Context context, SegmentWriter out) {
        documents.forEach(each -> {
            D own = document.cast(each);
            lost.apply(own).forEach(out::notWritten);
            layout.write(sheet.apply(own, context), out);
        });
    }
}
