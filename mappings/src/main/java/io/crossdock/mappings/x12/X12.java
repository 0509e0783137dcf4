package io.crossdock.mappings.x12;

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

/** The word {@code x12}. */
public final class X12 implements SegmentFormat {

    @Override
    public Standard standard() {
        return AscX12.STANDARD;
    }

    @Override
    public Spec spec() {
        return X12Settings.SPEC;
    }

    @Override
    public Checked<Codec> codec(Settings settings, Set<Kind> carries) {
        String unknown = carries.stream()
                .filter(kind -> !TransactionSets.kinds().contains(kind))
                .map(Kind::word)
                .sorted()
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            return Checked.faulty(X12Faults.KIND.at(settings.at(), "X12 has no message here that carries " + unknown));
        }
        return X12Settings.of(settings, carries)
                .then(checked -> Guide.of(settings, carries, AscX12.STANDARD.directory())
                        .then(guide -> Checked.sound(new X12Codec(checked, guide))));
    }

    @Override
    public String contentType() {
        return "application/edi-x12";
    }

    @Override
    public List<String> reference() {
        return Stream.concat(
                        Stream.of("releases written: " + String.join(", ", Release.words())
                                + "; read alike: 003010 to 008060"),
                        TransactionSets.ALL.stream().flatMap(X12::explain))
                .toList();
    }

    private static Stream<String> explain(TransactionSet set) {
        String kinds = set.kinds().stream().map(Kind::word).sorted().collect(Collectors.joining(", "));
        return Stream.concat(
                Stream.of(set.id() + " ↔ " + kinds), set.explain().stream().map(line -> set.id() + ": " + line));
    }
}
