package io.crossdock.config.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Sees YAML as editors do, by version 1.2: {@code on} and {@code no} are texts. */
final class YamlAsJson {

    private static final class CoreSchema extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.INT, Pattern.compile("-?[0-9]+"), "-0123456789");
            addImplicitResolver(Tag.NULL, Pattern.compile("~|null|"), "~n\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }

    private YamlAsJson() {}

    static JsonNode of(String yaml) {
        DumperOptions dumper = new DumperOptions();
        LoaderOptions loader = new LoaderOptions();
        Yaml reader = new Yaml(new SafeConstructor(loader), new Representer(dumper), dumper, loader, new CoreSchema());
        return new ObjectMapper().valueToTree(reader.load(yaml));
    }
}
