package io.crossdock.config.yaml;

import io.crossdock.config.Location;
import io.crossdock.config.Setting;
import io.crossdock.config.Setting.Type;
import io.crossdock.config.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The values taken for keys that are absent. One that does not fit its own type is a bug of the spec. */
final class Fallback {

    private Fallback() {}

    static Object of(Setting setting) {
        String source = "fallback of " + setting.name();
        SettingsReader reader = new SettingsReader(source, name -> List.of());
        return reader.value(setting.type(), node(setting, source), setting.name())
                .filter(value -> reader.problems().isEmpty())
                .orElseThrow(() -> new IllegalStateException(source + ": " + reader.problems()));
    }

    /** An absent group is filled from the fallbacks of its keys; one with a required key stays absent. */
    static Optional<Settings> ofGroup(Setting setting) {
        if (!(setting.type() instanceof Type.Group group)
                || group.settings().stream().anyMatch(Setting::required)) {
            return Optional.empty();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Setting inner : group.settings()) {
            Optional<Object> value = inner.fallback().isPresent()
                    ? Optional.of(of(inner))
                    : ofGroup(inner).map(Object.class::cast);
            value.ifPresent(found -> values.put(inner.name(), found));
        }
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new Settings(values, Location.of("fallback of " + setting.name())));
    }

    /** Brackets and braces are YAML; anything else, a comma or a hash too, is the value itself. */
    private static Node node(Setting setting, String source) {
        String written = setting.fallback().orElseThrow();
        boolean single = !isComposite(setting.type()) || !(written.startsWith("[") || written.startsWith("{"));
        return single
                ? new ScalarNode(Tag.STR, written, null, null, ScalarStyle.DOUBLE_QUOTED)
                : YamlTree.parse(written, source).get();
    }

    private static boolean isComposite(Type type) {
        return type instanceof Type.Many || type instanceof Type.Table || type instanceof Type.Group;
    }
}
