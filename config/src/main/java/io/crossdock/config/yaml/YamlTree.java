package io.crossdock.config.yaml;

import io.crossdock.config.Checked;
import io.crossdock.config.Location;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/** YAML as a tree of nodes that know their place; nothing is constructed from it, so a tag can do no harm. */
final class YamlTree {

    private static final int CODE_POINTS = 4_000_000;
    private static final int DEPTH = 50;
    private static final int ALIASES = 50;

    private YamlTree() {}

    /** The root; an empty text is an empty mapping. */
    static Checked<Node> parse(String yaml, String source) {
        try {
            return Checked.sound(Optional.ofNullable(compose(yaml)).orElseGet(YamlTree::empty));
        } catch (MarkedYAMLException failure) {
            return Checked.faulty(
                    LanguageCodes.YAML_SYNTAX.at(place(failure, source), speakable(failure.getProblem())));
        } catch (YAMLException failure) {
            return Checked.faulty(
                    LanguageCodes.YAML_SYNTAX.at(Location.of(source), speakable(String.valueOf(failure.getMessage()))));
        }
    }

    private static Node compose(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(CODE_POINTS);
        options.setNestingDepthLimit(DEPTH);
        options.setMaxAliasesForCollections(ALIASES);
        options.setAllowRecursiveKeys(false);
        return new Yaml(new SafeConstructor(options)).compose(new StringReader(yaml));
    }

    private static Node empty() {
        return new MappingNode(Tag.MAP, List.of(), DumperOptions.FlowStyle.BLOCK);
    }

    private static Location place(MarkedYAMLException failure, String source) {
        Mark mark = failure.getProblemMark();
        return new Location(source, mark.getLine() + 1L, mark.getColumn() + 1L, "");
    }

    /** An alias or a tag may be a password that begins with a star or an exclamation mark: it is not repeated. */
    private static String speakable(String problem) {
        if (problem.contains("alias")) {
            return "unknown or too many aliases; quote a value that begins with a star";
        }
        if (problem.contains("tag")) {
            return "tags are not allowed; quote a value that begins with an exclamation mark";
        }
        return problem.lines().findFirst().orElse("not YAML");
    }
}
