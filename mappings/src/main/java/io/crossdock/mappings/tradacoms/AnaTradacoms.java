package io.crossdock.mappings.tradacoms;

import io.crossdock.mappings.edi.CodeLists;
import io.crossdock.mappings.edi.Directory;
import io.crossdock.mappings.edi.Envelopes;
import io.crossdock.mappings.edi.Envelopes.Level;
import io.crossdock.mappings.edi.Faults;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.ServiceSegment;
import io.crossdock.mappings.edi.Standard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** UN/GTDI syntax as the Article Number Association has it: a transmission from STX to END, batches from BAT to EOB. */
final class AnaTradacoms implements Envelopes.Heads {

    static final Directory DIRECTORY = new SegmentDirectory();

    static final Standard STANDARD = new Standard(
            "tradacoms",
            new TransmissionHeader(),
            DIRECTORY,
            new CodeLists(AnaTradacoms.class, List.of()),
            new Envelopes(
                    Level.of("STX", "END", 5, "NMST", ""),
                    Level.of("BAT", "EOB", 1, "01", ""),
                    Level.of("MHD", "MTR", 1, "NOSG", ""),
                    Envelopes.Counted.MESSAGES,
                    3,
                    Stream.of("MHD/MSRF", "MHD/TYPE1", "MHD/TYPE2", "MTR/NOSG")
                            .map(DIRECTORY::of)
                            .toList(),
                    new AnaTradacoms()),
            new Faults(
                    "TRADACOMS",
                    Map.ofEntries(
                            Map.entry("unknown-file", "NOT-TRADACOMS"),
                            Map.entry("file", "a TRADACOMS transmission"),
                            Map.entry("first", "STX"),
                            Map.entry("interchange", "STX"),
                            Map.entry("group-end", "EOB"),
                            Map.entry("interchange-end", "END"),
                            Map.entry("message", "MHD"),
                            Map.entry("message-end", "MTR"),
                            Map.entry("releases", "version 9"),
                            Map.entry("units", "the measure indicators of the standard"),
                            Map.entry(
                                    "charset-remedy", "Check the text, and agree with the sender on a character set."),
                            Map.entry("character-remedy", "Change the text."))));

    /** How an application reference ends that says that its files are a test: ORDTES, INVTES. */
    private static final String TEST = "TES";

    private AnaTradacoms() {}

    static Position position(String path) {
        return DIRECTORY.of(path);
    }

    @Override
    public Envelopes.Interchange interchange(ServiceSegment segment) {
        return new Envelopes.Interchange(
                address(segment, 2),
                address(segment, 3),
                Optional.empty(),
                "",
                false,
                segment.text(7, 1).strip().endsWith(TEST));
    }

    /** The code; without one the name. */
    private static Optional<String> address(ServiceSegment segment, int element) {
        return Stream.of(segment.text(element, 1), segment.text(element, 2))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    @Override
    public String release(ServiceSegment segment) {
        return "";
    }

    @Override
    public Envelopes.Message message(ServiceSegment segment, String release) {
        return new Envelopes.Message(
                segment.text(2, 1).strip(), segment.text(2, 2).strip(), "");
    }
}
