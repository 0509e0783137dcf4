package io.crossdock.mappings.edi;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Peeked;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The message being read, and why it cannot be trusted. */
final class OpenMessage {

    private static final int MOST_PROBLEMS = 100;

    private final Standard standard;
    private final Faults faults;
    private final SegmentReader reader;
    private final ServiceSegment segment;
    private final String source;
    private final Tolerance tolerance;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    private boolean open;
    private boolean wanted;
    private boolean headless;
    private boolean tooLarge;
    private byte[] beginning = {};
    private Location at;
    private String reference = "";
    private int count;
    private Peeked.Message message = Peeked.Message.bare();

    OpenMessage(SegmentReader reader, ServiceSegment segment, Standard standard, String source, Tolerance tolerance) {
        this.standard = standard;
        this.faults = standard.faults();
        this.reader = reader;
        this.segment = segment;
        this.source = source;
        this.tolerance = tolerance;
        this.at = Location.of(source);
    }

    boolean open() {
        return open;
    }

    /** Whether somebody asked for its content. */
    boolean wanted() {
        return wanted;
    }

    /** Whether its segments are to stay in hand. */
    boolean keeps() {
        return open && wanted && !tooLarge;
    }

    void begin(Peeked.Message begun, Location place, String itsReference) {
        begin(begun, place);
        headless = false;
        reference = itsReference;
    }

    /** What stands in no message is held as one without header. */
    void beginWithoutHead(Peeked.Message begun, Location place) {
        begin(begun, place);
        headless = true;
    }

    private void begin(Peeked.Message begun, Location place) {
        message = begun;
        at = place;
        open = true;
        tooLarge = false;
        count = 1;
    }

    void want(boolean isWanted) {
        wanted = isWanted;
    }

    /** Nothing of it can be kept. */
    void keepNothing() {
        tooLarge = true;
        beginning = new byte[0];
    }

    /** A segment more. */
    void grow() {
        count++;
    }

    void check() {
        if (reader.tooLong()) {
            problem(faults.of(Fault.TOO_LONG)
                    .at(segment.at(path()), "the segment is longer than " + SegmentReader.LONGEST + " bytes"));
        } else if (segment.tag() == 0) {
            problem(faults.of(Fault.TAG)
                    .at(
                            segment.at(path()),
                            "a tag is " + (standard.envelopes().shortestTag() == 2 ? "two or " : "")
                                    + "three letters or digits, the first a letter"));
        }
        if (reader.unterminated()) {
            segment.unterminated(path()).ifPresent(this::problem);
        }
        if (keeps() && count > tolerance.mostSegments()) {
            refuseLarge("the message has more than " + tolerance.mostSegments() + " segments");
        } else if (keeps() && reader.kept() > tolerance.mostBytes()) {
            refuseLarge("the message is larger than " + tolerance.mostBytes() + " bytes, those of "
                    + tolerance.mostSegments() + " segments of average size");
        }
    }

    private void refuseLarge(String what) {
        tooLarge = true;
        beginning = reader.segments().excerpt(reader.segments().count(), Content.EXCERPT);
        problem(faults.of(Fault.TOO_LARGE).at(segment.at(path()), what));
    }

    void checkTrailer() {
        Envelopes.Level level = standard.envelopes().message();
        if (!headless) {
            segment.miscount(this::path, level.countName(), "segments", count).ifPresent(this::untrue);
            segment.misreference(this::path, level, reference).ifPresent(this::untrue);
        }
    }

    private void untrue(Problem problem) {
        if (tolerance.countsRefuse()) {
            problem(problem);
        } else {
            warnings.add(problem);
        }
    }

    /** It ends without trailer; without header nobody expects one. */
    void unfinished(Location end, String what) {
        if (!headless) {
            problem(faults.of(Fault.UNFINISHED_MESSAGE).at(end, what));
        }
    }

    void problem(Problem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    void warn(List<Problem> more) {
        if (!more.isEmpty()) {
            warnings.addAll(more);
        }
    }

    /** The place of the segment just read. */
    String path() {
        return "message " + (message.ordinal() + 1) + ", segment " + count
                + (segment.tag() == 0 ? "" : " " + segment.name());
    }

    /**
     * What it holds, for as long as its segments stay in hand.
     *
     * @param whole whether the segment just read belongs to it
     * @param reference of its interchange
     */
    Content content(boolean whole, Envelopes.Interchange interchange, String reference) {
        Segments segments = reader.segments();
        int size = tooLarge ? 0 : segments.count() - (whole ? 0 : 1);
        byte[] kept = beginning;
        int most = Math.min(Content.EXCERPT, reader.kept());
        Supplier<byte[]> excerpt = tooLarge || size == 0 ? () -> kept : () -> segments.excerpt(size, most);
        Content.Reading reading = new Content.Reading(
                standard,
                source,
                interchange.charset(),
                interchange.declared(),
                reference,
                reader.characters(),
                reader.used() < 0);
        return new Content(message, at, segments, size, reading, excerpt, List.copyOf(problems), List.copyOf(warnings));
    }

    void end() {
        problems.clear();
        warnings.clear();
        beginning = new byte[0];
        open = false;
    }
}
