package io.crossdock.mappings.edifact;

import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Format;
import java.util.List;
import java.util.Set;

/** The word {@code edifact}. */
public final class Edifact implements Format {

    @Override
    public Spec spec() {
        return EdifactSettings.SPEC;
    }

    @Override
    public Checked<Codec> codec(Settings settings, Set<Kind> carries) {
        if (!carries.equals(Set.of(Kind.ORDER))) {
            return Checked.faulty(Faults.KIND.at(settings.at(), "EDIFACT carries orders, and nothing else yet"));
        }
        return EdifactSettings.of(settings).then(checked -> Checked.sound(new EdifactCodec(checked)));
    }

    /** What is read from and written to ORDERS: one line an element, with its place in the canonical document. */
    public static List<String> explain() {
        return Orders.explain();
    }
}
