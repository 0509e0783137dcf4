package io.crossdock.mappings.edi;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.LinePlaces;
import io.crossdock.mappings.canonical.Header;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A message being read: a cursor over its segments, and what mappings ask of it. What its parts say is read by {@link Values}; what is
 * wrong with it, {@link Findings} keep.
 */
public final class Message {

    private final Content content;
    private final Segments segments;
    private final Standard standard;
    private final Findings findings;
    private final Values values;
    private final ZoneId zone;
    private final Set<String> lineNumbers = new HashSet<>();
    private final Outline outline;
    private final Groups groups = new Groups();
    private int depth;
    private int lines;
    private int cursor;

    /**
     * @param comma whether numbers may have a decimal comma, whatever UNA says
     * @param countsRefuse whether a wrong count is a problem, else a warning
     */
    public Message(Content content, boolean comma, boolean countsRefuse) {
        this(content, comma, countsRefuse, ZoneOffset.UTC);
    }

    /** @param zone of times that name none */
    public Message(Content content, boolean comma, boolean countsRefuse, ZoneId zone) {
        this(content, comma, countsRefuse, zone, Outline.NONE);
    }

    /** @param outline where its groups are noted, for the guide that reads it afterwards */
    public Message(Content content, boolean comma, boolean countsRefuse, ZoneId zone, Outline outline) {
        this.outline = outline;
        this.zone = zone;
        this.content = content;
        this.segments = content.segments();
        this.standard = content.reading().standard();
        this.findings = new Findings(content, countsRefuse);
        this.values = new Values(segments, content.reading().characters(), charset(), comma);
    }

    private Charset charset() {
        Optional<Charset> declared = content.reading().charset();
        if (!content.reading().beyondAscii()) {
            return declared.orElse(StandardCharsets.ISO_8859_1);
        }
        ByteBuffer bytes = ByteBuffer.wrap(segments.bytes(), segments.offset(0), segments.size(content.count()));
        Charset actual = Charsets.actual(declared, bytes);
        if (!declared.equals(Optional.of(actual))) {
            String named = content.reading().declared().isEmpty()
                    ? "no character set"
                    : content.reading().declared();
            String head = standard.envelopes().interchange().headName();
            findings.warn(
                    Fault.CHARSET, head + " names " + named + ", the text is read as " + actual.name(), content.at());
        }
        return actual;
    }

    /** Takes what the envelope has said already. */
    public void takeEnvelope() {
        Envelopes.Level level = standard.envelopes().message();
        List<Position> read = standard.envelopes().read();
        for (int i = 0; i < read.size(); i++) {
            Position position = read.get(i);
            int tag = Segments.tag(position.segment());
            int segment = tag == level.head() ? 0 : content.count() - 1;
            if (segments.tag(segment) == tag) {
                take(part(segment, position));
            }
        }
    }

    public boolean ended() {
        return cursor >= content.count();
    }

    public int tag() {
        return segments.tag(cursor);
    }

    /** The segment under the cursor. */
    public int segment() {
        return cursor;
    }

    public void advance() {
        cursor++;
    }

    /** How many segments bear the tag. */
    public int count(int tag) {
        int found = 0;
        for (int segment = 0; segment < content.count(); segment++) {
            found += segments.tag(segment) == tag ? 1 : 0;
        }
        return found;
    }

    /** The first value at a place, wherever its segment stands. */
    public Optional<String> value(int tag, Position position) {
        for (int segment = 0; segment < content.count(); segment++) {
            if (segments.tag(segment) == tag && part(segment, position) != Segments.NONE) {
                return Optional.of(text(part(segment, position)));
            }
        }
        return Optional.empty();
    }

    /** Refuses a second segment of which there must be one only: two documents would be read as one. */
    public void single(int tag) {
        int found = 0;
        for (int segment = 0; segment < content.count(); segment++) {
            found += segments.tag(segment) == tag ? 1 : 0;
            if (found == 2) {
                problem(Fault.REPEATED, segment, Optional.empty(), Segments.name(tag) + " stands twice");
                return;
            }
        }
    }

    /** The number of the next line; without one, its ordinal. One that repeats is told. */
    public String lineNumber(Optional<String> given, int segment) {
        lines++;
        String number = given.isPresent() ? given.get() : Integer.toString(lines);
        if (!lineNumbers.add(number)) {
            warn(Fault.LINE_NUMBER, segment, Optional.empty(), "line number " + Texts.shown(number) + " repeats");
        }
        return number;
    }

    /** The zone of times that name none. */
    public ZoneId zone() {
        return zone;
    }

    /** Its reference, behind that of its interchange. */
    public String controlReference() {
        return content.reading().interchange() + "/" + content.message().reference();
    }

    /** The header of a document read from it. */
    public Header header(Map<String, String> references) {
        return Header.NEW.referring(references).asTest(test());
    }

    /** The last segment that bears the tag; the first of all where none does. */
    public int last(String name) {
        int tag = Segments.tag(name);
        int segment = content.count() - 1;
        while (segment > 0 && segments.tag(segment) != tag) {
            segment--;
        }
        return segment;
    }

    public boolean test() {
        return content.message().test();
    }

    public List<Problem> problems() {
        return findings.problems().all();
    }

    /** Those of the segments from one to before another. */
    public List<Problem> problems(int from, int to) {
        return findings.problems().within(from, to);
    }

    public List<Problem> warnings() {
        return findings.warnings().all();
    }

    /** Those of the segments from one to before another. */
    public List<Problem> warnings(int from, int to) {
        return findings.warnings().within(from, to);
    }

    /** A group begins, within those that did not end yet. */
    void enterGroup() {
        depth++;
    }

    /** The group ends that was entered last. */
    void leaveGroup(String name, int from, boolean accepted) {
        depth--;
        if (depth == 0 && accepted) {
            groups.add(name, from, segments);
        }
    }

    /** Where the lines of its document begin. */
    public LinePlaces lines() {
        return groups.named("lines", content);
    }

    /** The outermost groups that became elements of its documents. */
    Groups groups() {
        return groups;
    }

    /** How many segments it has. */
    public int size() {
        return content.count();
    }

    /** Where a segment begins. */
    public Location at(int segment) {
        return at(segment, Optional.empty());
    }

    /** The bytes of the segments from one to before another, as far as an excerpt may have. */
    public byte[] excerpt(int from, int to) {
        return segments.excerpt(from, to, Content.EXCERPT);
    }

    /** The part that holds an element; {@link Segments#NONE} where there is none, or an empty one. */
    public int part(int segment, Position position) {
        return segments.find(segment, position.element(), position.component());
    }

    /** The same, where nobody took it yet. */
    public int untaken(int segment, Position position) {
        int part = part(segment, position);
        return part == Segments.NONE || segments.taken(part) ? Segments.NONE : part;
    }

    /** Which of the codes the element has; -1: none of them. */
    public int choice(int segment, Position position, List<byte[]> codes) {
        return values.choice(part(segment, position), codes);
    }

    /** The value, empty where there is none. Only {@link #take} makes it count as read. */
    public String text(int part) {
        return values.text(part);
    }

    /** What the list says to a code; empty where it does not know it. */
    public Optional<String> word(int part, Codes codes) {
        return values.word(part, codes);
    }

    public Optional<BigDecimal> number(int part) {
        return values.number(part);
    }

    /** Notes that the part is read. */
    public void take(int part) {
        if (part != Segments.NONE) {
            segments.take(part);
        }
    }

    /** Gives back one value, as unmapped. */
    public void giveBack(int part) {
        if (part != Segments.NONE) {
            segments.giveBack(part);
        }
    }

    /** Gives back all values of segments, as unmapped. */
    public void release(int from, int to) {
        for (int segment = from; segment < to; segment++) {
            segments.release(segment);
        }
    }

    /** The same for those of them that bear one of the tags. */
    public void release(int from, int to, String... names) {
        for (String name : names) {
            int tag = Segments.tag(name);
            for (int segment = from; segment < to; segment++) {
                if (segments.tag(segment) == tag) {
                    segments.release(segment);
                }
            }
        }
    }

    public void problem(Fault fault, int segment, Optional<Position> position, String what) {
        findings.problem(fault, segment, position, what);
    }

    public void problem(Problem.Code code, int segment, Optional<Position> position, String what) {
        findings.problem(code, segment, position, what);
    }

    public void warn(Fault fault, int segment, Optional<Position> position, String what) {
        findings.warn(fault, segment, position, what);
    }

    public void warn(Problem.Code code, int segment, Optional<Position> position, String what) {
        findings.warn(code, segment, position, what);
    }

    /** A count that is wrong: what it means, the channel decides. */
    public void miscount(int segment, Optional<Position> position, String what) {
        findings.miscount(segment, position, what);
    }

    public Location at(int segment, Optional<Position> position) {
        return findings.at(segment, position);
    }

    /** The groups that it was read in. */
    public Outline.Part whole() {
        return outline.message(content.count());
    }

    /** What a guide must give, since the mapping could not. */
    public List<Outline.Owed> owed() {
        return outline.owed();
    }

    /** What a guide reads, and whether one does. */
    Outline outline() {
        return outline;
    }

    /** Takes back the problems from one on that a guide may mend, since it gives what they speak of. */
    void owe(int from, List<? extends Slot<?, ?>> slots) {
        findings.problems().takeBack(from, problem -> {
            boolean owed = false;
            for (Slot<?, ?> slot : slots) {
                owed |= outline.owes(slot.name(), Optional.of(problem));
            }
            return owed;
        });
    }

    /** How many problems were told. */
    int told() {
        return findings.problems().size();
    }

    public void problem(int segment, Problem problem) {
        findings.problems().add(segment, problem);
    }

    public Content content() {
        return content;
    }

    /** All that was read and nobody took. */
    public List<Decoded.Unmapped> unmapped() {
        return leftovers().stream().map(Leftovers.Leftover::value).toList();
    }

    /** The same by segment. */
    public List<Leftovers.Leftover> leftovers() {
        List<Leftovers.Leftover> leftovers = values.leftovers(standard.directory(), content.count());
        if (leftovers.size() == Leftovers.MOST) {
            findings.warn(
                    Fault.UNMAPPED,
                    "only the first " + Leftovers.MOST + " values that no mapping takes are kept",
                    content.at());
        }
        return leftovers;
    }
}
