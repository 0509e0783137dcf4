package io.crossdock.mappings.edifact;

import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.edi.SegmentFormat;
import io.crossdock.mappings.edi.Standard;
import io.crossdock.mappings.guide.Guide;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The word {@code edifact}. */
public final class Edifact implements SegmentFormat {

    @Override
    public Standard standard() {
        return UnEdifact.STANDARD;
    }

    @Override
    public Spec spec() {
        return EdifactSettings.SPEC;
    }

    @Override
    public Checked<Codec> codec(Settings settings, Set<Kind> carries) {
        return EdifactSettings.of(settings).then(checked -> {
            List<Mapping> mappings = Messages.carrying(carries, checked.message());
            Set<Kind> held = mappings.stream()
                    .flatMap(mapping -> mapping.kinds().stream())
                    .collect(Collectors.toSet());
            if (!held.containsAll(carries)) {
                return Checked.faulty(Faults.KIND.at(settings.at(), unheld(checked, carries, held)));
            }
            return checked.contradiction(mappings, settings.at())
                    .<Checked<Codec>>map(Checked::faulty)
                    .orElseGet(() -> Guide.of(settings, carries, UnEdifact.DIRECTORY)
                            .then(guide -> Checked.sound(new EdifactCodec(checked, mappings, carries, guide))));
        });
    }

    private static String unheld(EdifactSettings settings, Set<Kind> carries, Set<Kind> held) {
        String missing = carries.stream()
                .filter(kind -> !held.contains(kind))
                .map(Kind::word)
                .sorted()
                .collect(Collectors.joining(", "));
        return settings.message().orElse("EDIFACT") + " carries no " + missing + "; EDIFACT knows "
                + Messages.kinds().stream().map(Kind::word).sorted().collect(Collectors.joining(", "));
    }

    /** The releases, the messages, and what is read from and written to each: one line an element, with its place in the canonical document. */
    @Override
    public List<String> reference() {
        return Stream.concat(
                        Stream.of("releases written: " + String.join(", ", Release.words()) + "; read alike: "
                                + Release.READ),
                        Messages.explain().stream())
                .toList();
    }
}
