package io.crossdock.mappings.x12;

import io.crossdock.mappings.edi.CodeLists;
import io.crossdock.mappings.edi.Directory;
import io.crossdock.mappings.edi.Envelopes;
import io.crossdock.mappings.edi.Envelopes.Level;
import io.crossdock.mappings.edi.Faults;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.ServiceSegment;
import io.crossdock.mappings.edi.Standard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** X12.5 (interchange), X12.6 (structure) and the segments that the messages here use. */
final class AscX12 implements Envelopes.Heads {

    static final Directory DIRECTORY = new SegmentDirectory();

    static final Standard STANDARD = new Standard(
            "x12",
            new InterchangeHeader(),
            DIRECTORY,
            new CodeLists(AscX12.class, Release.words()),
            new Envelopes(
                    Level.of("ISA", "IEA", 13, "IEA01", "IEA02"),
                    Level.of("GS", "GE", 6, "GE01", "GE02"),
                    Level.of("ST", "SE", 2, "SE01", "SE02"),
                    Envelopes.Counted.GROUPS,
                    2,
                    positions("ST01", "ST02", "ST03", "SE01", "SE02"),
                    new AscX12()),
            new Faults(
                    "X12",
                    Map.ofEntries(
                            Map.entry("unknown-file", "NOT-X12"),
                            Map.entry("file", "an X12 interchange"),
                            Map.entry("first", "ISA"),
                            Map.entry("interchange", "ISA"),
                            Map.entry("group-end", "GE"),
                            Map.entry("interchange-end", "IEA"),
                            Map.entry("message", "ST"),
                            Map.entry("message-end", "SE"),
                            Map.entry("messages", "a message that the format knows"),
                            Map.entry("releases", "4010 or 5010"),
                            Map.entry("units", "X12 element 355"),
                            Map.entry(
                                    "charset-remedy", "Check the text, and agree with the sender on a character set."),
                            Map.entry(
                                    "character-remedy",
                                    "Change the text, or choose other separators for the channel."))));

    /** Segments between ISA and GS that concern the carrying of the interchange, not its content. */
    private static final Set<Integer> ASIDE =
            Stream.of("ISB", "ISE").map(Segments::tag).collect(Collectors.toUnmodifiableSet());

    private static final int ACKNOWLEDGEMENT = Segments.tag("TA1");

    private AscX12() {}

    private static List<Position> positions(String... paths) {
        return Stream.of(paths).map(DIRECTORY::of).toList();
    }

    @Override
    public Envelopes.Interchange interchange(ServiceSegment segment) {
        return new Envelopes.Interchange(
                address(segment, 6, 5),
                address(segment, 8, 7),
                Optional.empty(),
                "",
                true,
                Set.of("T", "I").contains(segment.text(place(15, segment), 1).strip()));
    }

    /** Behind the eleventh one further, where that one says the element separator and is cut by it. */
    @Override
    public int place(int element, ServiceSegment header) {
        boolean cut = header.text(11, 1).isEmpty() && header.text(12, 1).isEmpty();
        return cut && element > 11 ? element + 1 : element;
    }

    private static Optional<String> address(ServiceSegment segment, int id, int qualifier) {
        String plain = trimmed(segment.text(id, 1));
        String code = trimmed(segment.text(qualifier, 1));
        return plain.isEmpty() ? Optional.empty() : Optional.of(code.isEmpty() ? plain : plain + ":" + code);
    }

    /** Without the blanks that fill an element of ISA, which some senders write as no-break spaces in UTF-8. */
    private static String trimmed(String text) {
        return text.replace("\u00c2\u00a0", " ").replace('\u00a0', ' ').strip();
    }

    @Override
    public String release(ServiceSegment segment) {
        return segment.text(8, 1).strip();
    }

    @Override
    public Envelopes.Message message(ServiceSegment segment, String release) {
        return new Envelopes.Message(
                segment.text(1, 1).strip(), release, segment.text(3, 1).strip());
    }

    @Override
    public boolean alone(int tag) {
        return tag == ACKNOWLEDGEMENT;
    }

    @Override
    public boolean aside(int tag) {
        return ASIDE.contains(tag);
    }
}
