package io.crossdock.mappings.edifact;

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

/** UN/EDIFACT: ISO 9735 and the UN directories. */
final class UnEdifact implements Envelopes.Heads {

    static final Directory DIRECTORY = new UnDirectory();

    static final Standard STANDARD = new Standard(
            "edifact",
            new ServiceString(),
            DIRECTORY,
            new CodeLists(UnEdifact.class, Release.words()),
            new Envelopes(
                    Level.of("UNB", "UNZ", 5, "0036", "0020"),
                    Level.of("UNG", "UNE", 5, "0060", "0048"),
                    Level.of("UNH", "UNT", 1, "0074", "0062"),
                    Envelopes.Counted.GROUPS_IF_ANY,
                    3,
                    positions(
                            "UNH/0062",
                            "UNH/0065",
                            "UNH/0052",
                            "UNH/0054",
                            "UNH/0051",
                            "UNH/0057",
                            "UNT/0074",
                            "UNT/0062"),
                    new UnEdifact()),
            new Faults(
                    "EDIFACT",
                    Map.ofEntries(
                            Map.entry("unknown-file", "NOT-EDIFACT"),
                            Map.entry("file", "an EDIFACT interchange"),
                            Map.entry("first", "UNA or UNB"),
                            Map.entry("interchange", "UNB"),
                            Map.entry("group-end", "UNE"),
                            Map.entry("interchange-end", "UNZ"),
                            Map.entry("message", "UNH"),
                            Map.entry("message-end", "UNT"),
                            Map.entry("releases", "D.96A or D.01B"),
                            Map.entry("units", "UN/ECE Recommendation 20"),
                            Map.entry(
                                    "charset-remedy",
                                    "Ask the sender to name in UNB the character set that the file is written in."),
                            Map.entry(
                                    "character-remedy",
                                    "Change the text, or agree with the partner on a syntax that has the character"
                                            + " (UNOW)."))));

    private UnEdifact() {}

    private static List<Position> positions(String... paths) {
        return Stream.of(paths).map(DIRECTORY::of).toList();
    }

    @Override
    public Envelopes.Interchange interchange(ServiceSegment segment) {
        String syntax = segment.text(1, 1);
        return new Envelopes.Interchange(
                Optional.of(segment.address(2)).filter(address -> !address.isEmpty()),
                Optional.of(segment.address(3)).filter(address -> !address.isEmpty()),
                Syntax.charset(syntax),
                syntax,
                segment.text(1, 2).equals("4"),
                segment.text(11, 1).equals("1"));
    }

    @Override
    public String release(ServiceSegment segment) {
        return "";
    }

    @Override
    public Envelopes.Message message(ServiceSegment segment, String release) {
        String number = segment.text(2, 3);
        String version = segment.text(2, 2) + (number.isEmpty() ? "" : "." + number);
        return new Envelopes.Message(segment.text(2, 1), version, segment.text(2, 5));
    }
}
