package io.crossdock.mappings.tradacoms;

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

/** The word {@code tradacoms}. */
public final class Tradacoms implements SegmentFormat {

    @Override
    public Standard standard() {
        return AnaTradacoms.STANDARD;
    }

    @Override
    public Spec spec() {
        return TradacomsSettings.SPEC;
    }

    @Override
    public Checked<Codec> codec(Settings settings, Set<Kind> carries) {
        String unknown = carries.stream()
                .filter(kind -> !FileFormat.kinds().contains(kind))
                .map(Kind::word)
                .sorted()
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            return Checked.faulty(TradacomsFaults.KIND.at(settings.at(), "TRADACOMS carries no " + unknown + " here"));
        }
        return Guide.of(settings, carries, AnaTradacoms.DIRECTORY)
                .then(guide -> Checked.sound(
                        new TradacomsCodec(TradacomsSettings.of(settings), carries, guide, settings.at())));
    }

    /** The messages, and what is read from each: one line an element, with its place in the canonical document. */
    @Override
    public List<String> reference() {
        return Stream.concat(
                        FileFormat.ALL.stream().flatMap(format -> format.explain().stream()),
                        Reconciliation.explain().stream())
                .toList();
    }
}
