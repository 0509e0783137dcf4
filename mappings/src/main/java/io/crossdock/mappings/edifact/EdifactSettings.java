package io.crossdock.mappings.edifact;

import io.crossdock.config.Checked;
import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.mappings.edi.ServiceCharacters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a channel speaks EDIFACT. Reading needs none of it but {@code bare}, {@code countsRefuse} and {@code comma}: it goes by what
 * the bytes say.
 *
 * @param release empty: the channel does not write
 * @param syntax {@code UNOC}
 * @param version of the syntax
 * @param sender interchange address, with its qualifier behind a colon; empty: from the context
 * @param comma whether the decimal mark is a comma
 */
record EdifactSettings(
        Optional<Release> release,
        Optional<String> association,
        String syntax,
        int version,
        Optional<String> sender,
        Optional<String> receiver,
        boolean bare,
        boolean countsRefuse,
        boolean comma,
        boolean una,
        boolean newlines) {

    private static final int LATEST = 4;

    static final Spec SPEC = Spec.of(
                    "edifact",
                    "UN/EDIFACT interchanges, and their EANCOM subset.",
                    Setting.choice("message", List.of(Orders.TYPE_WORD), "The message of the channel.")
                            .or(Orders.TYPE_WORD),
                    Setting.choice("release", Release.words(), "The release that is written; needed for writing only."),
                    Setting.choice(
                            "association",
                            Stream.of(Release.values())
                                    .map(Release::association)
                                    .toList(),
                            "The EANCOM subset that is written: EAN008 with D.96A, EAN010 with D.01B; without it plain EDIFACT."),
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
                    Setting.choice(
                                    "count-mismatch",
                                    List.of("refuse", "warn"),
                                    "What becomes of a message whose counts or references contradict each other.")
                            .or("refuse"),
                    Setting.choice(
                                    "decimal-mark",
                                    List.of(".", ","),
                                    "The decimal mark that is written; a comma is then read too.")
                            .or("."),
                    Setting.flag("una", "Whether UNA is written.").or("true"),
                    Setting.flag("newlines", "Whether each segment written ends a line.")
                            .or("false"))
            .example("edifact: { message: ORDERS, release: D.96A, association: EAN008 }")
            .example("edifact: { release: D.01B, syntax: \"UNOW:4\", newlines: true }")
            .example("edifact: { bare: true, count-mismatch: warn }");

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
        if (association.isPresent()
                && release.isPresent()
                && !association.get().equals(release.get().association())) {
            problems.add(Faults.SETTINGS.at(
                    settings.at(),
                    association.get() + " does not belong to " + release.get().word() + ", but "
                            + release.get().association()));
        }
        if (version < LATEST && syntax[0].matches("UNO[WXY]")) {
            problems.add(Faults.SETTINGS.at(settings.at(), syntax[0] + " exists from syntax version 4 on"));
        }
        return Checked.of(
                new EdifactSettings(
                        release,
                        association,
                        syntax[0],
                        version,
                        settings.optionalText("sender"),
                        settings.optionalText("receiver"),
                        settings.flag("bare"),
                        !settings.optionalText("count-mismatch").equals(Optional.of("warn")),
                        settings.optionalText("decimal-mark").equals(Optional.of(",")),
                        !settings.has("una") || settings.flag("una"),
                        settings.flag("newlines")),
                problems);
    }

    ServiceCharacters characters() {
        return ServiceCharacters.of(":+" + (comma ? "," : ".") + "?" + (version >= LATEST ? "*" : " ") + "'");
    }
}
