package io.crossdock.mappings.x12;

import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import java.util.Optional;

/** What every line must say. */
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
            message.problem(X12Faults.VALUE_MISSING, segment, Optional.empty(), "the line has no quantity");
        }
        requireArticle(draft, message, segment, ids, name);
    }

    static <D> void requireArticle(
            Draft<D> draft, Message message, int segment, Slot<D, Identified> ids, Slot<D, String> name) {
        if (draft.missing(ids) && draft.missing(name)) {
            message.problem(X12Faults.ARTICLE, segment, Optional.empty(), "the line names no article");
        }
    }

    /** The same where the lines stand in loops; where some stand outside, the message is damaged. */
    static void warnOfNone(Message message, boolean missing, String line, String loop) {
        if (missing && message.count(Segments.tag(line)) > 0) {
            message.problem(
                    X12Faults.LOOP_MISSING,
                    message.last(line),
                    Optional.empty(),
                    line + " stands in no loop: no " + loop + " begins one");
            return;
        }
        warnOfNone(message, missing);
    }

    static void warnOfNone(Message message, boolean missing) {
        if (missing) {
            message.warn(X12Faults.NO_LINES, 0, Optional.empty(), "the message has no lines");
        }
    }
}
