package io.crossdock.mappings.layout;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.LinePlaces;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Draft;
import io.crossdock.mappings.canonical.Place;
import io.crossdock.mappings.canonical.Required;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One document being read by a layout: values come in as text, and all that is wrong with them is kept until the end. */
public final class Filling {

    public static final Problem.Code UNREADABLE = Problem.Code.data(
            "VALUE-UNREADABLE", "Correct the value, or say in the channel how this partner writes it.");

    private static final String UNREAD = "?";
    private static final int MOST_PROBLEMS = 100;

    private final Layout layout;
    private final Location start;
    private final Draft draft;
    private final List<Problem> problems = new ArrayList<>();
    /** Where each element of a repeating group was begun; by group, with the places of the groups around it. */
    private final Map<String, List<Location>> begun = new HashMap<>();

    public Filling(Layout layout, Location start) {
        this.layout = layout;
        this.start = start;
        this.draft = new Draft(layout.kind());
        layout.constants().stream()
                .filter(constant -> constant.place().repeats().isEmpty())
                .forEach(this::hold);
    }

    /**
     * Begins a new element of a repeating group.
     *
     * @param place any place within
     * @param depth which of its groups, from 0
     */
    public void begin(Place place, int depth, Location at) {
        beginAround(place, depth, at);
        draft.begin(place, depth);
        begun.computeIfAbsent(group(place, depth), first -> new ArrayList<>()).add(at);
        layout.constants().stream()
                .filter(constant ->
                        innermost(constant.place()).equals(place.repeats().get(depth)))
                .forEach(this::hold);
    }

    /** {@code packages[1].lines}: the lines of the package at hand. */
    private String group(Place place, int depth) {
        if (depth == 0) {
            return place.repeats().get(0);
        }
        String outer = group(place, depth - 1);
        int last = begun.getOrDefault(outer, List.of()).size() - 1;
        String name = place.repeats()
                .get(depth)
                .substring(place.repeats().get(depth - 1).length());
        return outer + "[" + last + "]" + name;
    }

    /** A group that nobody began has one element. */
    private void beginAround(Place place, int depth, Location at) {
        for (int outer = 0; outer < depth; outer++) {
            if (!begun.containsKey(group(place, outer))) {
                begin(place, outer, at);
            }
        }
    }

    private static String innermost(Place place) {
        List<String> repeats = place.repeats();
        return repeats.isEmpty() ? "" : repeats.get(repeats.size() - 1);
    }

    /** Takes a text that is not blank. */
    public void put(Field field, String text, Location at) {
        take(field, field.read(text, layout.notation()), text, at);
    }

    /** Takes the texts of a list. */
    public void put(Field field, List<String> texts, Location at) {
        take(
                field,
                field.read(texts, layout.notation()),
                String.join(layout.notation().listMark(), texts),
                at);
    }

    private void take(Field field, Optional<Object> value, String text, Location at) {
        if (value.isEmpty()) {
            problem(unreadable(field, "'" + shortened(text) + "'", at));
        }
        put(field, at, value.orElseGet(() -> placeholder(field.place())));
    }

    /** Takes a value of the place's own class. */
    public void put(Field field, Location at, Object value) {
        beginAround(field.place(), field.place().repeats().size(), at);
        field.companions().forEach(this::hold);
        draft.put(field.place(), value);
    }

    /** Notes that there is something that is no value. */
    public void refuse(Field field, String what, Location at) {
        problem(unreadable(field, what, at));
        put(field, at, placeholder(field.place()));
    }

    private Problem unreadable(Field field, String what, Location at) {
        return UNREADABLE.at(at, what + " is not " + field.expected(layout.notation()));
    }

    private void hold(Layout.Constant constant) {
        draft.putAbsent(constant.place(), constant.value());
    }

    /** What is unreadable is not missing. */
    private static Object placeholder(Place place) {
        if (place.isList()) {
            return List.of();
        }
        return switch (place.leaf()) {
            case TEXT -> UNREAD;
            case DECIMAL -> BigDecimal.ZERO;
            case WHOLE -> 0L;
            case FLAG -> false;
            case DATE -> LocalDate.EPOCH;
            case INSTANT -> Instant.EPOCH;
        };
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /** The first {@value #MOST_PROBLEMS} are kept. */
    public void problem(Problem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    /** The document, or all that is wrong with it. */
    public Decoded finish(List<Problem> warnings, List<Decoded.Unmapped> unmapped, Supplier<Wire> excerpt) {
        Document document = draft.build();
        Required.missing(document).forEach(path -> problem(missing(path)));
        if (problems.isEmpty()) {
            LinePlaces lines = LinePlaces.of(begun.getOrDefault("lines", List.of()));
            return new Decoded.Good(document, start, lines, warnings, unmapped);
        }
        return new Decoded.Bad(excerpt.get(), number(document), start, problems);
    }

    /** A placeholder in the number would make it another document's. */
    private Optional<String> number(Document document) {
        String number = document.number();
        boolean whole = document.kind().isState()
                ? problems.stream().noneMatch(problem -> problem.code() == UNREADABLE)
                : !number.equals(UNREAD);
        return whole && !number.isBlank() && !number.startsWith("|") ? Optional.of(number) : Optional.empty();
    }

    private Problem missing(String path) {
        String place = path.replaceAll("\\[\\d+]", "");
        String name = layout.fields().stream()
                .filter(field -> isAt(field.place().toString(), place))
                .map(Field::name)
                .findFirst()
                .orElse(place);
        Location at = line(path);
        return Required.MISSING.at(
                new Location(at.source(), at.line(), at.column(), name),
                layout.kind().word() + " without " + path);
    }

    private static boolean isAt(String field, String place) {
        return field.equals(place) || field.startsWith(place + ".");
    }

    /** Where the innermost element that the path names was begun. */
    private Location line(String path) {
        int close = path.lastIndexOf(']');
        int open = path.lastIndexOf('[', close);
        List<Location> elements = close < 0 ? List.of() : begun.getOrDefault(path.substring(0, open), List.of());
        return elements.isEmpty() ? start : elements.get(Integer.parseInt(path, open + 1, close, 10));
    }
}
