package io.crossdock.mappings.tradacoms;

import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import java.util.Optional;

/** What every line must say, and every document of lines. */
final class Lines {

    private Lines() {}

    static <D> void require(
            Draft<D> draft,
            Message message,
            int segment,
            Slot<D, Quantity> quantity,
            Slot<D, Identified> ids,
            Slot<D, String> name) {
        if (draft.missing(quantity)) {
            message.problem(TradacomsFaults.VALUE_MISSING, segment, Optional.empty(), "the line has no quantity");
        }
        if (draft.missing(ids) && draft.missing(name)) {
            message.problem(TradacomsFaults.ARTICLE, segment, Optional.empty(), "the line names no article");
        }
    }

    /** @param tag of the segment that must have the number */
    static <D> void requireDocument(
            Draft<D> draft, Message message, String tag, Slot<D, String> number, Slot<D, ?> lines) {
        message.single(Segments.tag(tag));
        if (draft.missing(number)) {
            message.problem(
                    TradacomsFaults.NUMBER_MISSING,
                    message.last(tag),
                    Optional.empty(),
                    "the message does not say the number of its document (" + tag + ")");
        }
        if (draft.missing(lines)) {
            message.warn(TradacomsFaults.NO_LINES, 0, Optional.empty(), "the message has no lines");
        }
    }
}
