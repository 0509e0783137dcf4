package io.crossdock.mappings.layout;

import static java.util.stream.Collectors.joining;

import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Gtin;
import io.crossdock.mappings.canonical.Place;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a partner's layout says of one kind of documents.
 *
 * @param fields in the order written
 * @param constants what every document, or every element of a repeating group, says without the wire saying it
 * @param notation how values are written
 */
public record Layout(Kind kind, List<Field> fields, List<Constant> constants, Notation notation) {

    /** A name that is known and not wanted. */
    public static final String IGNORED = "-";

    private static final Problem.Code TWICE =
            Problem.Code.setup("PATH-TWICE", "Map one column or field to each canonical path.");
    private static final Problem.Code NO_VALUE =
            Problem.Code.setup("CONSTANT-WRONG", "Write the constant as the channel writes other values.");
    private static final Problem.Code NO_FIELD =
            Problem.Code.setup("CODES-WITHOUT-FIELD", "Name a column or field that the channel maps.");

    private static final Problem.Code NO_CODE =
            Problem.Code.setup("CODE-MISSING", "Add the partner's code for this value to the channel's codes.");

    /** A value that the wire does not say. */
    public record Constant(Place place, Object value) {}

    public Layout {
        fields = List.copyOf(fields);
        constants = List.copyOf(constants);
    }

    /** The settings for constants and code translations. */
    public static List<Setting> settings() {
        return List.of(
                Setting.table(
                        "set",
                        new Setting.Type.Text(),
                        "Values that the wire does not have: canonical path to value; a value on the wire goes first."),
                Setting.table(
                        "codes",
                        new Setting.Type.Table(new Setting.Type.Text()),
                        "Code translations: heading or field to a table of the partner's code to ours."));
    }

    /** The code translations: the partner's name to a table of its code to ours. */
    public static Map<?, ?> codes(Settings settings) {
        return settings.values().get("codes") instanceof Map<?, ?> codes ? codes : Map.of();
    }

    /**
     * @param names the partner's name to canonical path, or to {@link #IGNORED}
     * @param set canonical path to constant
     * @param codes the partner's name to a table of codes
     */
    public static Checked<Layout> of(
            Kind kind,
            Map<String, String> names,
            Map<String, String> set,
            Map<?, ?> codes,
            Notation notation,
            Location at) {
        List<Problem> problems = new ArrayList<>();
        List<Constant> constants = constants(kind, set, notation, at, problems);
        List<Field> fields = new ArrayList<>();
        names.forEach((name, path) -> {
            if (!path.equals(IGNORED)) {
                place(kind, path, within(at, name), problems)
                        .ifPresent(place ->
                                fields.add(new Field(name, place, codes(codes, name), companions(place, constants))));
            }
        });
        checkTwice(fields, at, problems);
        Set<String> optionals = new HashSet<>();
        fields.forEach(field -> optionals.addAll(field.place().optionals()));
        constants.removeIf(constant -> constant.place().optionals().stream().anyMatch(optionals::contains));
        return Checked.of(new Layout(kind, fields, constants, notation), problems);
    }

    private static Map<String, String> codes(Map<?, ?> codes, String name) {
        return codes.get(name) instanceof Map<?, ?> table ? Field.codes(table) : Map.of();
    }

    private static List<Constant> constants(
            Kind kind, Map<String, String> set, Notation notation, Location at, List<Problem> problems) {
        List<Constant> constants = new ArrayList<>();
        set.forEach((path, text) -> place(kind, path, within(at, "set." + path), problems)
                .ifPresent(place -> new Field(path, place, Map.of(), List.of())
                        .read(text, notation)
                        .ifPresentOrElse(
                                value -> constants.add(new Constant(place, value)),
                                () -> problems.add(NO_VALUE.at(
                                        within(at, "set." + path),
                                        "'" + text + "' is not " + notation.expected(place.leaf()))))));
        return constants;
    }

    private static Optional<Place> place(Kind kind, String path, Location at, List<Problem> problems) {
        Checked<Place> place = Place.of(kind, path, at);
        problems.addAll(place.problems());
        return place instanceof Checked.Sound<Place> sound ? Optional.of(sound.value()) : Optional.empty();
    }

    private static List<Constant> companions(Place place, List<Constant> constants) {
        return constants.stream()
                .filter(constant -> constant.place().optionals().stream()
                        .anyMatch(group -> place.optionals().contains(group)))
                .toList();
    }

    private static void checkTwice(List<Field> fields, Location at, List<Problem> problems) {
        Set<String> seen = new HashSet<>();
        fields.stream()
                .filter(field -> !seen.add(field.place().toString()))
                .forEach(field ->
                        problems.add(TWICE.at(within(at, field.name()), "'" + field.place() + "' is mapped already")));
    }

    /** A problem for every table of codes that belongs to no name. */
    public static List<Problem> checkCodes(Map<?, ?> codes, Set<String> names, Location at) {
        return codes.keySet().stream()
                .map(String.class::cast)
                .filter(name -> !names.contains(name))
                .map(name -> NO_FIELD.at(within(at, "codes." + name), "no column or field '" + name + "'"))
                .toList();
    }

    /** A place within settings. */
    public static Location within(Location at, String key) {
        return new Location(at.source(), at.line(), at.column(), at.path().isEmpty() ? key : at.path() + "." + key);
    }

    /** The repeating groups that the fields stand in, outermost first; several where they stand side by side. */
    public List<String> repeats() {
        return fields.stream()
                .flatMap(field -> field.place().repeats().stream())
                .distinct()
                .toList();
    }

    /**
     * What a document says in a field.
     *
     * @param zone of local times where the channel names none
     * @param at which element of each repeating group
     */
    public Entry entry(Field field, Document document, ZoneId zone, int... at) {
        Optional<Object> value = field.place().read(document, at);
        if (value.isEmpty()) {
            return new Entry("", Optional.empty());
        }
        String ours = value.orElseThrow() instanceof List<?> list
                ? list.stream().map(each -> notation.write(each, zone)).collect(joining(notation.listMark()))
                : notation.write(value.orElseThrow(), zone);
        Optional<String> theirs = field.toPartner(field.place().isGtin() ? Gtin.shortest(ours) : ours);
        return new Entry(
                theirs.orElse(""),
                theirs.isPresent()
                        ? Optional.empty()
                        : Optional.of(NO_CODE.at(
                                Location.path(document.number(), field.name()), "no code for '" + ours + "'")));
    }
}
