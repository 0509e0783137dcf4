package io.crossdock.mappings.edi;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Peeked;
import java.io.IOException;
import java.util.Optional;

/**
 * Walks the envelopes of a wire: interchanges, groups, messages, each from header to trailer. Segments that stand outside
 * of messages are told as a message without a type, so that nobody overlooks them; so is a wire that cannot be read at all.
 */
public final class Interchanges {

    private static final byte[] NO_EXCERPT = {};
    private static final String END = "the file ends";

    /** Who is told. */
    public interface Listener {

        /** A message begins; true where its content is wanted. */
        boolean begins(Peeked.Message message);

        /** The content of a message that was wanted; its segments are in hand until the call returns. */
        void content(Content content);

        /** An interchange ends. */
        void ends(Trailer trailer);

        /** An interchange of another standard is passed over. */
        default void passes(Standard other, Location at) {
            // whoever reads that standard is told of it
        }
    }

    private final Envelopes envelopes;
    private final Faults faults;
    private final SegmentReader reader;
    private final String source;
    private final Tolerance tolerance;
    private final Listener listener;
    private final ServiceSegment segment;
    private final OpenInterchange interchange;
    private final OpenMessage message;
    private int ordinal = -1;
    private Optional<String> passed = Optional.empty();

    public Interchanges(
            SegmentReader reader, Standard standard, String source, Tolerance tolerance, Listener listener) {
        this.envelopes = standard.envelopes();
        this.faults = standard.faults();
        this.reader = reader;
        this.source = source;
        this.tolerance = tolerance;
        this.listener = listener;
        this.segment = new ServiceSegment(reader, standard.faults(), source);
        this.interchange = new OpenInterchange(segment, standard, tolerance.countsRefuse());
        this.message = new OpenMessage(reader, segment, standard, source, tolerance);
    }

    public void walk() throws IOException {
        while (next()) {
            message.warn(reader.warnings());
            int tag = segment.tag();
            if (envelopes.interchange().begins(tag)) {
                leaveInterchange();
                enterInterchange();
            } else if (envelopes.group().begins(tag)) {
                leaveMessage();
                interchange.enterGroup();
            } else if (envelopes.message().begins(tag)) {
                leaveMessage();
                enterMessage();
            } else if (envelopes.message().ends(tag)) {
                closeMessage();
            } else if (envelopes.group().ends(tag)) {
                leaveMessage();
                interchange.closeGroup();
            } else if (envelopes.interchange().ends(tag)) {
                leaveMessage();
                closeInterchange();
            } else if (!message.open() && envelopes.heads().alone(tag)) {
                takeAlone();
            } else if (!(!message.open()
                    && interchange.open()
                    && envelopes.heads().aside(tag))) {
                within();
            }
        }
        end();
    }

    /** The next segment of this standard. */
    private boolean next() throws IOException {
        Optional<Standard> other = reader.elsewhere();
        while (other.isPresent()) {
            passOver(other.get());
            other = reader.elsewhere();
        }
        return reader.next(message.keeps());
    }

    private void passOver(Standard other) throws IOException {
        String what = "an interchange of " + other.format();
        cutOffMessage(what + " comes");
        cutOffInterchange(what + " comes");
        passed = Optional.of(what);
        listener.passes(other, reader.here(what));
        reader.passOver(other);
    }

    private void cutOffMessage(String why) {
        if (message.open()) {
            message.unfinished(
                    reader.here("message " + (ordinal + 1)),
                    why + " before " + envelopes.message().tailName());
            finishMessage(true);
        }
    }

    private void cutOffInterchange(String why) {
        missingTrailer(
                reader.here(interchange.path()),
                why + " before " + envelopes.interchange().tailName());
    }

    private void end() {
        cutOffMessage(END);
        reader.refusal().ifPresent(this::unreadable);
        if (ordinal < 0) {
            unreadable(nothing());
        }
        cutOffInterchange(END);
    }

    private Problem nothing() {
        Location at = Location.of(source);
        return passed.map(other -> faults.of(Fault.UNKNOWN_FILE).at(at, "the file holds nothing but " + other))
                .orElseGet(() -> faults.of(Fault.NO_MESSAGE).at(at, "the file holds no message"));
    }

    private void unreadable(Problem problem) {
        Peeked.Message unknown = unnamed();
        message.beginWithoutHead(unknown, problem.at());
        message.want(listener.begins(unknown));
        message.keepNothing();
        message.problem(problem);
        finishMessage(true);
    }

    /** The next message, of which no header says anything. */
    private Peeked.Message unnamed() {
        return interchange.unnamed(++ordinal);
    }

    private void enterInterchange() {
        interchange.enter();
        reader.repeating(interchange.says().repeating());
    }

    private void leaveInterchange() {
        leaveMessage();
        missingTrailer(
                segment.at(interchange.path()),
                segment.name() + " comes before the " + envelopes.interchange().tailName()
                        + " of the interchange before");
    }

    private void missingTrailer(Location at, String what) {
        if (!interchange.open()) {
            return;
        }
        if (interchange.empty()) {
            unreadable(faults.of(Fault.UNFINISHED_INTERCHANGE).at(interchange.at(), what));
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
        listener.ends(interchange.end(segment.at(segment.name()), excerpt, reader.digest()));
    }

    private void enterMessage() {
        if (reader.segments().count() > 1) {
            reader.keepLast();
        }
        Peeked.Message begun = interchange.message(++ordinal);
        Location at = segment.at("message " + (ordinal + 1));
        message.begin(
                begun, at, segment.text(envelopes.message().reference(), 1).strip());
        message.want(listener.begins(begun));
        if (!interchange.open() && !tolerance.bare()) {
            message.problem(faults.of(Fault.NO_INTERCHANGE)
                    .at(
                            at,
                            "the message stands in no interchange: "
                                    + envelopes.interchange().headName() + " is missing"));
        }
        message.check();
    }

    /** A segment that is a message of its own. */
    private void takeAlone() {
        if (reader.segments().count() > 1) {
            reader.keepLast();
        }
        Peeked.Message begun = interchange.alone(++ordinal);
        message.beginWithoutHead(begun, segment.at("message " + (ordinal + 1)));
        message.want(listener.begins(begun));
        message.check();
        finishMessage(true);
    }

    /** A segment that is no service segment. */
    private void within() {
        if (message.open()) {
            message.grow();
        } else {
            Peeked.Message unknown = unnamed();
            message.beginWithoutHead(unknown, segment.at("message " + (ordinal + 1)));
            message.want(listener.begins(unknown));
            message.problem(faults.of(Fault.OUTSIDE)
                    .at(
                            segment.at(message.path()),
                            "the segment stands outside of a message: "
                                    + envelopes.message().headName() + " is missing"));
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
            message.unfinished(
                    segment.at(message.path()),
                    segment.name() + " comes before " + envelopes.message().tailName());
            finishMessage(false);
        }
    }

    /**
     * @param whole whether the segment just read belongs to the message
     */
    private void finishMessage(boolean whole) {
        if (message.wanted()) {
            listener.content(message.content(whole, interchange.says(), interchange.reference()));
        }
        message.end();
    }
}
