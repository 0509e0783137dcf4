package io.crossdock.config.yaml;

import io.crossdock.config.Checked;
import io.crossdock.config.Location;
import io.crossdock.config.Part;
import io.crossdock.config.Problem;
import io.crossdock.config.Problem.Code;
import io.crossdock.config.Secret;
import io.crossdock.config.Setting;
import io.crossdock.config.Setting.Type;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.Where;
import io.crossdock.config.tables.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads the nodes of one file by the types of settings; collects the problems, remembers the places. */
final class SettingsReader {

    private static final Comparator<Problem> AS_WRITTEN = Comparator.comparingLong(
                    (Problem problem) -> problem.at().line())
            .thenComparingLong(problem -> problem.at().column());

    private final String source;
    private final ScalarReader scalars;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Location> places = new LinkedHashMap<>();

    SettingsReader(String source, Secret.Provider secrets) {
        this(source, secrets, Tables.NONE);
    }

    /** @param tables that expressions may ask */
    SettingsReader(String source, Secret.Provider secrets, Tables tables) {
        this.source = source;
        this.scalars = new ScalarReader(secrets, tables);
    }

    /** In the order of the text. */
    List<Problem> problems() {
        return problems.stream().sorted(AS_WRITTEN).toList();
    }

    /** Where the value of a path was written; for one that was not, the file. */
    Location place(String path) {
        return places.getOrDefault(path, Location.path(source, path));
    }

    /** The values that are right; each that is not is a problem. */
    Settings group(List<Setting> declared, Node node, String path) {
        Map<String, Node> written = entries(node, path, declared);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Setting setting : declared) {
            String below = below(path, setting.name());
            Optional<Object> value = written.containsKey(setting.name())
                    ? present(setting, written.get(setting.name()), below)
                    : absent(setting, node, below);
            value.ifPresent(found -> values.put(setting.name(), found));
        }
        return new Settings(values, at(node, path));
    }

    private Map<String, Node> entries(Node node, String path, List<Setting> declared) {
        List<String> known = declared.stream().map(Setting::name).toList();
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : tuples(node, path, new Type.Group(declared))) {
            key(tuple, path, entries).ifPresent(key -> {
                if (known.contains(key)) {
                    entries.put(key, tuple.getValueNode());
                } else {
                    wrong(LanguageCodes.KEY_UNKNOWN, tuple.getKeyNode(), below(path, key), unknown(key, known));
                }
            });
        }
        return entries;
    }

    private static String unknown(String key, List<String> known) {
        return "unknown key '" + key + "'; " + LikelyWord.hint(key, known);
    }

    private Optional<Object> present(Setting setting, Node node, String path) {
        Optional<Object> value = value(setting.type(), node, path);
        boolean none = isEmpty(node)
                || node instanceof SequenceNode list && list.getValue().isEmpty();
        if (setting.required() && setting.type() instanceof Type.Many && none) {
            wrong(path, "expected at least one");
        }
        return value;
    }

    private Optional<Object> absent(Setting setting, Node parent, String path) {
        if (setting.fallback().isPresent()) {
            return Optional.of(Fallback.of(setting));
        }
        if (setting.required()) {
            wrong(LanguageCodes.KEY_MISSING, parent, path, "'" + setting.name() + "' is missing: " + setting.summary());
        }
        return Fallback.ofGroup(setting).map(Object.class::cast);
    }

    Optional<Object> value(Type type, Node node, String path) {
        places.put(path, at(node, path));
        if (type instanceof Type.Group group) {
            return Optional.of(group(group.settings(), node, path));
        }
        if (type instanceof Type.Brief brief) {
            return Optional.of(group(brief.group().settings(), whole(brief, node), path));
        }
        if (type instanceof Type.Many many) {
            return Optional.of(many(many.of(), node, path));
        }
        if (type instanceof Type.Table table) {
            return Optional.of(table(table, node, path));
        }
        if (type instanceof Type.Words words) {
            return word(words, node, path).map(Object.class::cast);
        }
        if (type instanceof Type.Condition) {
            return condition(node, path).map(Object.class::cast);
        }
        return scalar(type, node, path);
    }

    private static Node whole(Type.Brief brief, Node node) {
        if (node instanceof MappingNode || isEmpty(node)) {
            return node;
        }
        Node key = new ScalarNode(Tag.STR, brief.key(), node.getStartMark(), node.getEndMark(), ScalarStyle.PLAIN);
        return new MappingNode(
                Tag.MAP,
                true,
                List.of(new NodeTuple(key, node)),
                node.getStartMark(),
                node.getEndMark(),
                DumperOptions.FlowStyle.FLOW);
    }

    private Optional<Part> word(Type.Words type, Node node, String path) {
        if (node instanceof ScalarNode word && !isEmpty(node)) {
            return part(type, word, nothing(word), path);
        }
        if (node instanceof MappingNode mapping && mapping.getValue().size() == 1) {
            NodeTuple only = mapping.getValue().get(0);
            return key(only, path, Map.of())
                    .flatMap(word -> part(type, (ScalarNode) only.getKeyNode(), only.getValueNode(), path));
        }
        wrong(LanguageCodes.VALUE_WRONG, node, path, Expected.of(type));
        return Optional.empty();
    }

    private Optional<Part> part(Type.Words type, ScalarNode word, Node settings, String path) {
        String name = word.getValue();
        Optional<Spec> spec =
                type.words().stream().filter(known -> known.name().equals(name)).findFirst();
        if (spec.isEmpty()) {
            List<String> known = type.words().stream().map(Spec::name).sorted().toList();
            String message = "unknown word '" + name + "'; " + LikelyWord.hint(name, known);
            wrong(LanguageCodes.WORD_UNKNOWN, word, below(path, name), message);
        }
        return spec.map(found -> new Part(name, group(found.settings(), settings, below(path, name))));
    }

    private static Node nothing(Node at) {
        return new MappingNode(
                Tag.MAP, true, List.of(), at.getStartMark(), at.getEndMark(), DumperOptions.FlowStyle.BLOCK);
    }

    private Optional<Where.Condition> condition(Node node, String path) {
        boolean negated = node instanceof MappingNode;
        List<Setting> not = List.of(
                Setting.many("not", new Type.Text(), "The values not wanted.").must());
        List<String> values = negated
                ? group(not, node, path).texts("not")
                : many(new Type.Text(), node, path).stream()
                        .map(String.class::cast)
                        .toList();
        if (values.isEmpty()) {
            wrong(LanguageCodes.VALUE_WRONG, node, path, Expected.of(new Type.Condition()));
            return Optional.empty();
        }
        return Optional.of(new Where.Condition(values, negated));
    }

    private List<Object> many(Type of, Node node, String path) {
        if (isEmpty(node)) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            return value(of, node, path).map(List::of).orElse(List.of());
        }
        List<Object> values = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            value(of, item, path + "[" + values.size() + "]").ifPresent(values::add);
        }
        return values;
    }

    private Map<String, Object> table(Type.Table table, Node node, String path) {
        Map<String, Node> seen = new LinkedHashMap<>();
        Map<String, Object> values = new LinkedHashMap<>();
        for (NodeTuple tuple : tuples(node, path, table)) {
            key(tuple, path, seen).ifPresent(key -> {
                seen.put(key, tuple.getValueNode());
                value(table.of(), tuple.getValueNode(), below(path, key)).ifPresent(value -> values.put(key, value));
            });
        }
        return values;
    }

    private List<NodeTuple> tuples(Node node, String path, Type expected) {
        if (isEmpty(node)) {
            return List.of();
        }
        if (node instanceof MappingNode mapping && Tag.MAP.equals(node.getTag())) {
            return mapping.getValue();
        }
        wrong(LanguageCodes.VALUE_WRONG, node, path, Expected.of(expected));
        return List.of();
    }

    /** The key, unless it is none or was there before. */
    private Optional<String> key(NodeTuple tuple, String path, Map<String, Node> before) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            wrong(LanguageCodes.VALUE_WRONG, tuple.getKeyNode(), path, "expected a word as key");
            return Optional.empty();
        }
        if (before.containsKey(key.getValue())) {
            wrong(
                    LanguageCodes.KEY_DUPLICATE,
                    key,
                    below(path, key.getValue()),
                    "'" + key.getValue() + "' is here twice");
            return Optional.empty();
        }
        return Optional.of(key.getValue());
    }

    private Optional<Object> scalar(Type type, Node node, String path) {
        if (!(node instanceof ScalarNode scalar) || isEmpty(node) || !scalars.knows(scalar.getTag())) {
            wrong(LanguageCodes.VALUE_WRONG, node, path, Expected.of(type));
            return Optional.empty();
        }
        Checked<Object> read = scalars.read(type, scalar.getValue(), at(node, path));
        problems.addAll(read.problems());
        return read instanceof Checked.Sound<Object> sound ? Optional.of(sound.value()) : Optional.empty();
    }

    private static boolean isEmpty(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && Tag.NULL.equals(scalar.getTag());
    }

    /** Whether a value was read at this path. */
    boolean knows(String path) {
        return places.containsKey(path);
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    void wrong(String path, String message) {
        wrong(LanguageCodes.VALUE_WRONG, path, message);
    }

    void wrong(Code code, String path, String message) {
        problems.add(code.at(place(path), message));
    }

    void wrong(Code code, Node node, String path, String message) {
        problems.add(code.at(at(node, path), message));
    }

    Location at(Node node, String path) {
        return Optional.ofNullable(node.getStartMark())
                .map(mark -> new Location(source, mark.getLine() + 1L, mark.getColumn() + 1L, path))
                .orElseGet(() -> new Location(source, 1, 1, path));
    }

    static String below(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
