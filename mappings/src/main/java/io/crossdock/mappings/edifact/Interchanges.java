package io.crossdock.mappings.edifact;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Peeked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Walks the envelopes of a wire: interchanges (UNB to UNZ), groups (UNG to UNE), messages (UNH to UNT). Segments that stand outside
 * of messages are told as a message without a type, so that nobody overlooks them; so is a wire that cannot be read at all.
 */
final class Interchanges {

    /** The largest message taken, in bytes. */
    private static final int LARGEST = 16 * 1024 * 1024;

    private static final int EXCERPT = 64 * 1024;
    private static final int MOST_PROBLEMS = 100;

    /** Who is told. */
    interface Listener {

        /** A message begins; true where its content is wanted. */
        boolean begins(Peeked.Message message);

        /** The content of a message that was wanted; its segments are in hand until the call returns. */
        void content(Content content);

        /** An interchange ends. */
        void ends(Trailer trailer);
    }

    /**
     * @param segments the first ones in hand that belong to it
     * @param excerpt the bytes of the message, as far as they are kept; to be asked for while its segments are in hand
     * @param problems why it cannot be trusted; none: sound
     */
    record Content(
            Peeked.Message message,
            Location at,
            Segments segments,
            int count,
            Reading reading,
            Supplier<byte[]> excerpt,
            List<Problem> problems,
            List<Problem> warnings) {}

    /** What the bytes of a message mean: its interchange's syntax identifier and service characters. */
    record Reading(String source, String syntax, ServiceCharacters characters, boolean beyondAscii) {}

    /**
     * @param reference empty where there is no interchange around the messages
     * @param problems what says that messages may be missing
     * @param warnings what is wrong, but harms nothing
     */
    record Trailer(Peeked.Interchange interchange, byte[] excerpt, List<Problem> problems, List<Problem> warnings) {}

    private final SegmentReader reader;
    private final String source;
    private final boolean bareAllowed;
    private final boolean countsRefuse;
    private final Listener listener;

    private int ordinal = -1;
    private int interchange = -1;
    private Header header = Header.NONE;
    private final List<Problem> trouble = new ArrayList<>();
    private final List<Problem> doubts = new ArrayList<>();
    private int messages;
    private int groups;
    private int groupMessages;
    private String groupReference = "";

    private boolean open;
    private boolean wanted;
    private boolean headless;
    private boolean tooLarge;
    private byte[] excerpt = {};
    private Location openedAt;
    private String reference = "";
    private int count;
    private Peeked.Message message = Peeked.Message.bare();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    /** What UNB says. */
    private record Header(
            boolean present,
            String sender,
            String receiver,
            String reference,
            String syntax,
            boolean test,
            Location at) {

        static final Header NONE = new Header(false, "", "", "", "", false, Location.of(""));
    }

    /**
     * @param bareAllowed whether messages may stand without an interchange
     * @param countsRefuse whether a wrong count or reference is a problem, else a warning
     */
    Interchanges(SegmentReader reader, String source, boolean bareAllowed, boolean countsRefuse, Listener listener) {
        this.reader = reader;
        this.source = source;
        this.bareAllowed = bareAllowed;
        this.countsRefuse = countsRefuse;
        this.listener = listener;
        this.openedAt = Location.of(source);
    }

    void walk() throws IOException {
        while (reader.next(open && wanted && !tooLarge)) {
            warnings.addAll(reader.warnings());
            int tag = segments().tag(last());
            if (tag == Tags.UNB) {
                leaveInterchange();
                enterInterchange();
            } else if (tag == Tags.UNG) {
                leaveMessage();
                enterGroup();
            } else if (tag == Tags.UNH) {
                leaveMessage();
                enterMessage();
            } else if (tag == Tags.UNT) {
                closeMessage();
            } else if (tag == Tags.UNE) {
                leaveMessage();
                closeGroup();
            } else if (tag == Tags.UNZ) {
                leaveMessage();
                closeInterchange();
            } else {
                within(tag);
            }
        }
        end();
    }

    private void end() {
        if (open) {
            Location end = reader.here("message " + (ordinal + 1));
            finishMessage(Optional.of(Faults.UNFINISHED_MESSAGE.at(end, "the file ends before UNT")), true);
        }
        reader.refusal().ifPresent(this::unreadable);
        if (ordinal < 0) {
            unreadable(Faults.NO_MESSAGE.at(Location.of(source), "the file holds no message"));
        }
        missingTrailer(reader.here(interchangePath()), "the file ends before UNZ");
    }

    private void unreadable(Problem problem) {
        begin(
                new Peeked.Message(
                        ordinal + 1, Math.max(interchange, 0), sender(), receiver(), "", "", "", header.test()),
                true);
        tooLarge = true;
        excerpt = new byte[0];
        openedAt = problem.at();
        problem(problem);
        finishMessage(Optional.empty(), true);
    }

    private void enterInterchange() {
        interchange++;
        String syntax = text(1, 1);
        header = new Header(
                true, address(2), address(3), text(5, 1), syntax, text(11, 1).equals("1"), here("UNB"));
        reader.syntax(text(1, 2).equals("4") ? 4 : 3);
        broken("UNB").ifPresent(trouble::add);
    }

    private void leaveInterchange() {
        leaveMessage();
        missingTrailer(here(interchangePath()), "UNB comes before the UNZ of the interchange before");
    }

    private void missingTrailer(Location at, String what) {
        if (header.present()) {
            if (messages == 0 && groups == 0) {
                unreadable(Faults.UNFINISHED_INTERCHANGE.at(header.at(), what));
            } else {
                trouble.add(Faults.UNFINISHED_INTERCHANGE.at(at, what));
            }
            tellEnd(at, new byte[0]);
        }
    }

    private void closeInterchange() {
        if (!header.present()) {
            within(Tags.UNZ);
            return;
        }
        int held = groups > 0 ? groups : messages;
        checkCount("UNZ", "0036", groups > 0 ? "groups" : "messages", held).ifPresent(this::doubt);
        if (!text(2, 1).equals(header.reference())) {
            doubts.add(Faults.REFERENCE.at(
                    here("UNZ, element 2 (0020)"),
                    "UNZ says '" + text(2, 1) + "', UNB says '" + header.reference() + "'"));
        }
        broken("UNZ").ifPresent(doubts::add);
        tellEnd(here("UNZ"), segments().excerpt(segments().count(), Math.min(EXCERPT, reader.kept())));
    }

    private void tellEnd(Location at, byte[] bytes) {
        listener.ends(new Trailer(
                new Peeked.Interchange(
                        interchange,
                        header.sender(),
                        header.receiver(),
                        header.reference(),
                        HexFormat.of().formatHex(reader.digest()),
                        at),
                bytes,
                List.copyOf(trouble),
                List.copyOf(doubts)));
        header = Header.NONE;
        trouble.clear();
        doubts.clear();
        messages = 0;
        groups = 0;
        groupReference = "";
    }

    private void enterGroup() {
        groups++;
        groupMessages = 0;
        groupReference = text(5, 1);
    }

    private void closeGroup() {
        checkCount("UNE", "0060", "messages", groupMessages).ifPresent(this::doubt);
        if (!text(2, 1).equals(groupReference)) {
            doubts.add(Faults.REFERENCE.at(
                    here("UNE, element 2 (0048)"), "UNE says '" + text(2, 1) + "', UNG says '" + groupReference + "'"));
        }
    }

    private void doubt(Problem problem) {
        (countsRefuse ? trouble : doubts).add(problem);
    }

    private void enterMessage() {
        if (segments().count() > 1) {
            reader.keepLast();
        }
        reference = text(1, 1);
        String version = text(2, 2) + (text(2, 3).isEmpty() ? "" : "." + text(2, 3));
        openedAt = at(last(), "message " + (ordinal + 2));
        begin(
                new Peeked.Message(
                        ordinal + 1,
                        Math.max(interchange, 0),
                        sender(),
                        receiver(),
                        text(2, 1),
                        version,
                        text(2, 5),
                        header.test()),
                false);
        if (!header.present() && !bareAllowed) {
            problem(Faults.NO_INTERCHANGE.at(openedAt, "the message stands in no interchange: UNB is missing"));
        }
        checkSegment(Tags.UNH);
    }

    private void begin(Peeked.Message begun, boolean withoutHead) {
        ordinal++;
        messages++;
        groupMessages++;
        message = begun;
        headless = withoutHead;
        open = true;
        tooLarge = false;
        count = 1;
        wanted = listener.begins(begun);
    }

    /** A segment that is no service segment. */
    private void within(int tag) {
        if (open) {
            count++;
        } else {
            openedAt = at(last(), "message " + (ordinal + 2));
            begin(
                    new Peeked.Message(
                            ordinal + 1, Math.max(interchange, 0), sender(), receiver(), "", "", "", header.test()),
                    true);
            problem(Faults.OUTSIDE.at(here(path()), "the segment stands outside of a message: UNH is missing"));
        }
        checkSegment(tag);
    }

    private void checkSegment(int tag) {
        if (reader.tooLong()) {
            problem(Faults.TOO_LONG.at(here(path()), "the segment is longer than " + SegmentReader.LONGEST + " bytes"));
        } else if (tag == 0) {
            problem(Faults.TAG.at(here(path()), "a tag is three letters or digits, the first a letter"));
        }
        if (reader.unterminated()) {
            problem(Faults.UNTERMINATED.at(here(path()), "the file ends within the segment"));
        }
        if (wanted && !tooLarge && reader.kept() > LARGEST) {
            tooLarge = true;
            excerpt = segments().excerpt(segments().count(), EXCERPT);
            problem(Faults.TOO_LARGE.at(here(path()), "the message is larger than " + LARGEST + " bytes"));
        }
    }

    private void closeMessage() {
        if (!open) {
            within(Tags.UNT);
            finishMessage(Optional.empty(), true);
            return;
        }
        count++;
        checkSegment(Tags.UNT);
        if (!headless) {
            checkCount("UNT", "0074", "segments", count).ifPresent(this::envelopeProblem);
            if (!text(2, 1).equals(reference)) {
                envelopeProblem(Faults.REFERENCE.at(
                        here(path() + ", element 2 (0062)"),
                        "UNT says '" + text(2, 1) + "', UNH says '" + reference + "'"));
            }
        }
        finishMessage(Optional.empty(), true);
    }

    private void envelopeProblem(Problem problem) {
        if (countsRefuse) {
            problem(problem);
        } else {
            warnings.add(problem);
        }
    }

    /** Ends a message that a service segment cuts off. */
    private void leaveMessage() {
        if (open) {
            count++;
            Problem missing = Faults.UNFINISHED_MESSAGE.at(
                    here(path()), Segments.name(segments().tag(last())) + " comes before UNT");
            finishMessage(Optional.of(missing), false);
        }
    }

    /**
     * @param whole whether the segment just read belongs to the message
     */
    private void finishMessage(Optional<Problem> missing, boolean whole) {
        if (!headless) {
            missing.ifPresent(this::problem);
        }
        if (wanted) {
            int size = tooLarge ? 0 : segments().count() - (whole ? 0 : 1);
            Supplier<byte[]> bytes = tooLarge ? () -> excerpt : () -> excerpt(size);
            Reading reading = new Reading(source, header.syntax(), reader.characters(), reader.used() < 0);
            listener.content(new Content(
                    message, openedAt, segments(), size, reading, bytes, List.copyOf(problems), List.copyOf(warnings)));
        }
        problems.clear();
        warnings.clear();
        open = false;
    }

    private byte[] excerpt(int size) {
        return size == 0 ? new byte[0] : segments().excerpt(size, Math.min(EXCERPT, reader.kept()));
    }

    private void problem(Problem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    private Optional<Problem> checkCount(String tag, String element, String what, int held) {
        String said = text(1, 1);
        if (Numbers.whole(said) == held) {
            return Optional.empty();
        }
        String place = tag.equals("UNT") ? path() : tag;
        return Optional.of(Faults.COUNT.at(
                here(place + ", element 1 (" + element + ")"),
                tag + " counts " + (said.isEmpty() ? "nothing" : said) + " " + what + ", there are " + held));
    }

    private Optional<Problem> broken(String tag) {
        return reader.unterminated()
                ? Optional.of(Faults.UNTERMINATED.at(here(tag), "the file ends within the segment"))
                : Optional.empty();
    }

    private String path() {
        int tag = segments().count() == 0 ? 0 : segments().tag(last());
        return "message " + (ordinal + 1) + ", segment " + count + (tag == 0 ? "" : " " + Segments.name(tag));
    }

    private String interchangePath() {
        return "interchange " + (interchange + 1);
    }

    private Location here(String path) {
        return at(last(), path);
    }

    private Location at(int segment, String path) {
        return new Location(source, segments().line(segment), segments().column(segment), path);
    }

    private Optional<String> sender() {
        return Optional.of(header.sender()).filter(address -> !address.isEmpty());
    }

    private Optional<String> receiver() {
        return Optional.of(header.receiver()).filter(address -> !address.isEmpty());
    }

    private String address(int element) {
        String qualifier = text(element, 2);
        return qualifier.isEmpty() ? text(element, 1) : text(element, 1) + ":" + qualifier;
    }

    private Segments segments() {
        return reader.segments();
    }

    private int last() {
        return segments().count() - 1;
    }

    /** A value of the segment just read; envelopes are plain ASCII by the standard, others are read byte by byte. */
    private String text(int element, int component) {
        int part = segments().find(last(), element, component);
        return part == Segments.NONE
                ? ""
                : Texts.text(segments(), part, reader.characters().release(), StandardCharsets.ISO_8859_1);
    }
}
