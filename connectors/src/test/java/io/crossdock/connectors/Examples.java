package io.crossdock.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Secret;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.yaml.YamlSettings;
import java.util.List;

/** Reads YAML by a spec, with secrets whose values are known here. */
public final class Examples {

    private Examples() {}

    /** Fails with all problems of the text. */
    public static Settings read(Spec spec, String yaml) {
        return readWith(spec, yaml, name -> List.of("value-of-" + name, "next-of-" + name));
    }

    public static Settings readWith(Spec spec, String yaml, Secret.Provider secrets) {
        return YamlSettings.read(spec, yaml, spec.name(), secrets).get();
    }

    static void check(Spec spec) {
        assertThat(spec.examples()).isNotEmpty().allSatisfy(example -> read(spec, example));
    }
}
