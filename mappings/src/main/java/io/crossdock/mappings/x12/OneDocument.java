package io.crossdock.mappings.x12;

import io.crossdock.config.Kind;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Slot;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * A message that holds one document.
 *
 * @param number the slot of the document's number, which nobody may leave out
 * @param build what was read as a document; asked only where nothing was wrong
 * @param check looks for what is wrong with the whole; not written: what the document says and the message has no place for
 */
record OneDocument<D extends Document>(
        String id,
        String group,
        Kind kind,
        Class<D> type,
        Slot.Shape<Sheet<D>> shape,
        Layout<Sheet<D>> layout,
        Slot<Sheet<D>, ?> number,
        BiConsumer<Draft<Sheet<D>>, Message> check,
        BiFunction<Draft<Sheet<D>>, Message, D> build,
        BiConsumer<D, SegmentWriter> notWritten)
        implements TransactionSet {

    @Override
    public Set<Kind> kinds() {
        return Set.of(kind);
    }

    @Override
    public Content read(Message message, X12Settings settings) {
        Draft<Sheet<D>> draft = shape.draft();
        layout.read(message, draft);
        if (draft.missing(number)) {
            message.problem(
                    X12Faults.NUMBER_MISSING,
                    0,
                    Optional.empty(),
                    "the message does not say the number of its document");
        }
        check.accept(draft, message);
        List<Document> documents = message.problems().isEmpty() ? List.of(build.apply(draft, message)) : List.of();
        Optional<String> read = draft.get(number).map(Object::toString);
        return new Content(read, List.of(new Item(read, 0, message.size(), documents)), List.of());
    }

    @Override
    public void write(List<Document> documents, SegmentWriter out, LocalDate today, ZoneId zone) {
        for (Document document : documents) {
            D mine = type.cast(document);
            notWritten.accept(mine, out);
            layout.write(new Sheet<>(mine, today, zone), out);
        }
    }

    @Override
    public List<String> explain() {
        return layout.explain();
    }
}
