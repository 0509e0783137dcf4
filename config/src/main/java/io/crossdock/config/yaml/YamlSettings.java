package io.crossdock.config.yaml;

import io.crossdock.config.Checked;
import io.crossdock.config.Secret;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.tables.Tables;

/** Reads the settings of a spec from YAML. */
public final class YamlSettings {

    private YamlSettings() {}

    /**
     * Reads settings, or finds all that is wrong with them at once.
     *
     * @param source what to call the text in problems: the file's path
     * @param secrets asked whether each secret named has a value
     */
    public static Checked<Settings> read(Spec spec, String yaml, String source, Secret.Provider secrets) {
        return read(spec, yaml, source, secrets, Tables.NONE);
    }

    /** @param tables that expressions may ask */
    public static Checked<Settings> read(
            Spec spec, String yaml, String source, Secret.Provider secrets, Tables tables) {
        return YamlTree.parse(yaml, source).then(root -> {
            SettingsReader reader = new SettingsReader(source, secrets, tables);
            Settings settings = reader.group(spec.settings(), root, "");
            return Checked.of(settings, reader.problems());
        });
    }
}
