package io.crossdock.mappings.edifact;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Peeked;
import java.io.IOException;

/**
 * Walks the envelopes of a wire: interchanges (UNB to UNZ), groups (UNG to UNE), messages (UNH to UNT). Segments that stand outside
 * of messages are told as a message without a type, so that nobody overlooks them; so is a wire that cannot be read at all.
 */
final class Interchanges {

    private static final byte[] NO_EXCERPT = {};

    /** Who is told. */
    interface Listener {

        /** A message begins; true where its content is wanted. */
        boolean begins(Peeked.Message message);

        /** The content of a message that was wanted; its segments are in hand until the call returns. */
        void content(Content content);

        /** An interchange ends. */
        void ends(Trailer trailer);
    }

    private final SegmentReader reader;
    private final String source;
    private final boolean bareAllowed;
    private final Listener listener;
    private final ServiceSegment segment;
    private final OpenInterchange interchange;
    private final OpenMessage message;
    private int ordinal = -1;

    /**
     * @param bareAllowed whether messages may stand without an interchange
     * @param countsRefuse whether a wrong count or reference is a problem, else a warning
     */
    Interchanges(SegmentReader reader, String source, boolean bareAllowed, boolean countsRefuse, Listener listener) {
        this.reader = reader;
        this.source = source;
        this.bareAllowed = bareAllowed;
        this.listener = listener;
        this.segment = new ServiceSegment(reader, source);
        this.interchange = new OpenInterchange(segment, countsRefuse);
        this.message = new OpenMessage(reader, segment, source, countsRefuse);
    }

    void walk() throws IOException {
        while (reader.next(message.keeps())) {
            message.warn(reader.warnings());
            int tag = segment.tag();
            if (tag == Tags.UNB) {
                leaveInterchange();
                enterInterchange();
            } else if (tag == Tags.UNG) {
                leaveMessage();
                interchange.enterGroup();
            } else if (tag == Tags.UNH) {
                leaveMessage();
                enterMessage();
            } else if (tag == Tags.UNT) {
                closeMessage();
            } else if (tag == Tags.UNE) {
                leaveMessage();
                interchange.closeGroup();
            } else if (tag == Tags.UNZ) {
                leaveMessage();
                closeInterchange();
            } else {
                within();
            }
        }
        end();
    }

    private void end() {
        if (message.open()) {
            message.unfinished(reader.here("message " + (ordinal + 1)), "the file ends before UNT");
            finishMessage(true);
        }
        reader.refusal().ifPresent(this::unreadable);
        if (ordinal < 0) {
            unreadable(Faults.NO_MESSAGE.at(Location.of(source), "the file holds no message"));
        }
        missingTrailer(reader.here(interchange.path()), "the file ends before UNZ");
    }

    private void unreadable(Problem problem) {
        Peeked.Message unknown = unnamed();
        message.beginWithoutHead(unknown, problem.at());
        message.want(listener.begins(unknown));
        message.keepNothing();
        message.problem(problem);
        finishMessage(true);
    }

    /** The next message, of which no UNH says anything. */
    private Peeked.Message unnamed() {
        return interchange.message(++ordinal, "", "", "");
    }

    private void enterInterchange() {
        interchange.enter();
        reader.syntax(segment.text(1, 2).equals("4") ? 4 : 3);
    }

    private void leaveInterchange() {
        leaveMessage();
        missingTrailer(segment.at(interchange.path()), "UNB comes before the UNZ of the interchange before");
    }

    private void missingTrailer(Location at, String what) {
        if (!interchange.open()) {
            return;
        }
        if (interchange.empty()) {
            unreadable(Faults.UNFINISHED_INTERCHANGE.at(interchange.at(), what));
        } else {
            interchange.unfinished(at, what);
        }
        listener.ends(interchange.end(at, NO_EXCERPT, reader.digest()));
    }

    private void closeInterchange() {
        if (!interchange.open()) {
            within();
            return;
        }
        interchange.checkTrailer();
        int most = Math.min(Content.EXCERPT, reader.kept());
        byte[] excerpt = reader.segments().excerpt(reader.segments().count(), most);
        listener.ends(interchange.end(segment.at("UNZ"), excerpt, reader.digest()));
    }

    private void enterMessage() {
        if (reader.segments().count() > 1) {
            reader.keepLast();
        }
        String release = segment.text(2, 3);
        String version = segment.text(2, 2) + (release.isEmpty() ? "" : "." + release);
        Peeked.Message begun = interchange.message(++ordinal, segment.text(2, 1), version, segment.text(2, 5));
        Location at = segment.at("message " + (ordinal + 1));
        message.begin(begun, at, segment.text(1, 1));
        message.want(listener.begins(begun));
        if (!interchange.open() && !bareAllowed) {
            message.problem(Faults.NO_INTERCHANGE.at(at, "the message stands in no interchange: UNB is missing"));
        }
        message.check();
    }

    /** A segment that is no service segment. */
    private void within() {
        if (message.open()) {
            message.grow();
        } else {
            Peeked.Message unknown = unnamed();
            message.beginWithoutHead(unknown, segment.at("message " + (ordinal + 1)));
            message.want(listener.begins(unknown));
            message.problem(Faults.OUTSIDE.at(
                    segment.at(message.path()), "the segment stands outside of a message: UNH is missing"));
        }
        message.check();
    }

    private void closeMessage() {
        boolean began = message.open();
        within();
        if (began) {
            message.checkTrailer();
        }
        finishMessage(true);
    }

    /** Ends a message that a service segment cuts off. */
    private void leaveMessage() {
        if (message.open()) {
            message.grow();
            message.unfinished(segment.at(message.path()), segment.name() + " comes before UNT");
            finishMessage(false);
        }
    }

    /**
     * @param whole whether the segment just read belongs to the message
     */
    private void finishMessage(boolean whole) {
        if (message.wanted()) {
            listener.content(message.content(whole, interchange.syntax()));
        }
        message.end();
    }
}
