package io.crossdock.mappings.edifact;

import io.crossdock.config.Checked;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.edi.ServiceCharacters;
import io.crossdock.mappings.edi.Tolerance;
import io.crossdock.mappings.guide.Guide;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a channel speaks EDIFACT. Reading needs none of it but {@code tolerance} and {@code comma}: it goes by what the bytes say.
 *
 * @param release empty: the channel does not write
 * @param syntax {@code UNOC}
 * @param version of the syntax
 * @param sender interchange address, with its qualifier behind a colon; empty: from the context
 * @param comma whether the decimal mark is a comma
 */
record EdifactSettings(
        Optional<String> message,
        Optional<Release> release,
        Optional<String> association,
        String syntax,
        int version,
        Optional<String> sender,
        Optional<String> receiver,
        Tolerance tolerance,
        boolean comma,
        boolean una,
        boolean newlines,
        boolean wrapped,
        boolean complete,
        Optional<ZoneId> zone) {

    private static final int LATEST = 4;

    private static final Spec OWN = Spec.of(
                    "edifact",
                    "UN/EDIFACT interchanges, and their EANCOM subset.",
                    Setting.choice(
                            "message",
                            Messages.types(),
                            "The message of the channel; without it all that hold the kinds that it carries."),
                    Setting.choice("release", Release.words(), "The release that is written; needed for writing only."),
                    Setting.choice(
                            "association",
                            Messages.associations(),
                            "The EANCOM subset that is written, such as EAN008 for ORDERS in D.96A; without it plain EDIFACT."),
                    Setting.choice("syntax", syntaxes(), "Syntax identifier and version that are written.")
                            .or("UNOC:3"),
                    Setting.text(
                            "sender",
                            "Our interchange address, with its qualifier behind a colon; by default our identifier edi, or gln."),
                    Setting.text(
                            "receiver",
                            "The partner's interchange address; by default the partner's identifier edi, or gln."),
                    Setting.flag("bare", "Whether the partner sends messages without an interchange around them.")
                            .or("false"),
                    Tolerance.COUNTS,
                    Tolerance.SEGMENTS,
                    Setting.choice(
                                    "decimal-mark",
                                    List.of(".", ","),
                                    "The decimal mark that is written; a comma is then read too.")
                            .or("."),
                    Setting.flag("una", "Whether UNA is written.").or("true"),
                    Setting.flag("newlines", "Whether each segment written ends a line.")
                            .or("false"),
                    Setting.flag("wrapped", "Whether the partner breaks lines anywhere, so that line ends are no data.")
                            .or("false"),
                    Setting.flag("complete", "Whether what is absent from a list (PRICAT, INVRPT) is gone.")
                            .or("false"),
                    Setting.text("zone", "The zone of times, such as Europe/Berlin; by default UTC when reading."))
            .example("edifact: { message: ORDERS, release: D.96A, association: EAN008 }")
            .example("edifact: { message: DESADV, release: D.01B, syntax: \"UNOW:4\", newlines: true }")
            .example("edifact: { message: INVOIC, bare: true, count-mismatch: warn }");

    static final Spec SPEC = Guide.in(OWN);

    private static List<String> syntaxes() {
        return Syntax.identifiers().stream()
                .flatMap(identifier -> IntStream.rangeClosed(1, LATEST).mapToObj(version -> identifier + ":" + version))
                .toList();
    }

    static Checked<EdifactSettings> of(Settings settings) {
        String[] syntax = settings.optionalText("syntax").orElse("UNOC:3").split(":");
        Optional<Release> release = settings.optionalText("release").flatMap(Release::of);
        Optional<String> association = settings.optionalText("association");
        int version = Integer.parseInt(syntax[1]);
        List<Problem> problems = new ArrayList<>();
        if (version < LATEST && syntax[0].matches("UNO[WXY]")) {
            problems.add(Faults.SETTINGS.at(settings.at(), syntax[0] + " exists from syntax version 4 on"));
        }
        Optional<ZoneId> zone = settings.optionalText("zone").flatMap(EdifactSettings::zone);
        if (settings.has("zone") && zone.isEmpty()) {
            problems.add(Faults.SETTINGS.at(settings.at(), "'" + settings.text("zone") + "' is no time zone"));
        }
        return Checked.of(
                new EdifactSettings(
                        settings.optionalText("message"),
                        release,
                        association,
                        syntax[0],
                        version,
                        settings.optionalText("sender"),
                        settings.optionalText("receiver"),
                        Tolerance.of(settings),
                        settings.optionalText("decimal-mark").equals(Optional.of(",")),
                        !settings.has("una") || settings.flag("una"),
                        settings.flag("newlines"),
                        settings.flag("wrapped"),
                        settings.flag("complete"),
                        zone),
                problems);
    }

    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** What is wrong where an EANCOM subset is to be written that no message of the channel has in the release. */
    Optional<Problem> contradiction(List<Mapping> mappings, Location at) {
        if (association.isEmpty() || release.isEmpty()) {
            return Optional.empty();
        }
        List<String> known = mappings.stream()
                .flatMap(mapping ->
                        Optional.ofNullable(mapping.title().associations().get(release.get())).stream())
                .toList();
        return known.contains(association.get())
                ? Optional.empty()
                : Optional.of(Faults.SETTINGS.at(
                        at,
                        association.get() + " does not belong to "
                                + release.get().word() + ", but " + String.join(", ", known)));
    }

    /** The same for an answer to an interchange: to whom sent it, from whom it was sent to. */
    EdifactSettings answering(Peeked.Interchange interchange) {
        return new EdifactSettings(
                message,
                release.or(() -> Optional.of(Release.D96A)),
                association,
                syntax,
                version,
                Optional.of(interchange.receiver())
                        .filter(address -> !address.isEmpty())
                        .or(() -> sender),
                Optional.of(interchange.sender())
                        .filter(address -> !address.isEmpty())
                        .or(() -> receiver),
                tolerance,
                comma,
                una,
                newlines,
                wrapped,
                complete,
                zone);
    }

    ServiceCharacters characters() {
        return ServiceCharacters.of(":+" + (comma ? "," : ".") + "?" + (version >= LATEST ? "*" : " ") + "'");
    }
}
