package io.crossdock.mappings.canonical;

import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The path to one value in the documents of a kind: {@code article.ids.supplier}, {@code lines.quantity.value}. Below a table any
 * word is a key; below a list the words speak of its elements, and which element is said when reading or writing.
 */
public final class Place {

    public static final Problem.Code UNKNOWN =
            Problem.Code.setup("PATH-UNKNOWN", "Name a path of the canonical document; mappings/schema has them all.");

    /** One word of the path. */
    sealed interface Step {
        /** A component of a record. */
        record Member(int index, Shape.Field field) implements Step {}

        /** A key of a table. */
        record Key(String key, Shape of) implements Step {}

        /** An element of a list of groups. */
        record Element(Shape of) implements Step {}
    }

    private final Kind kind;
    private final String text;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> repeats = new ArrayList<>();
    private final List<String> optionals = new ArrayList<>();
    private Shape end;

    private Place(Kind kind, String text) {
        this.kind = kind;
        this.text = text;
        this.end = Shape.of(kind);
    }

    /**
     * @param at where the path is written
     * @return faulty where the kind has no such value
     */
    public static Checked<Place> of(Kind kind, String text, Location at) {
        Place place = new Place(kind, text);
        StringBuilder walked = new StringBuilder();
        for (String word : text.split("\\.", -1)) {
            Optional<String> fault = place.go(word, walked);
            if (fault.isPresent()) {
                return Checked.faulty(UNKNOWN.at(at, kind.word() + " has no '" + text + "': " + fault.orElseThrow()));
            }
        }
        return place.isValue()
                ? Checked.sound(place)
                : Checked.faulty(UNKNOWN.at(
                        at, "'" + text + "' of " + kind.word() + " is no single value: " + Words.names(place.words())));
    }

    private Optional<String> go(String word, StringBuilder walked) {
        if (end instanceof Shape.Group group) {
            int index = group.index(word);
            if (index < 0) {
                return Optional.of(Words.unknown(word, group.names()));
            }
            enter(
                    new Step.Member(index, group.fields().get(index)),
                    group.fields().get(index).shape());
        } else if (end instanceof Shape.Table table) {
            enter(new Step.Key(word, table.of()), table.of());
        } else {
            return Optional.of("there is nothing below '" + walked + "'");
        }
        walked.append(walked.isEmpty() ? "" : ".").append(word);
        note(walked.toString());
        return Optional.empty();
    }

    private void enter(Step step, Shape next) {
        steps.add(step);
        end = next;
    }

    private void note(String walked) {
        if (steps.get(steps.size() - 1) instanceof Step.Member member
                && member.field().optional()
                && member.field().shape() instanceof Shape.Group) {
            optionals.add(walked);
        }
        if (end instanceof Shape.Sequence sequence && sequence.repeatsGroups()) {
            repeats.add(walked);
            enter(new Step.Element(sequence.of()), sequence.of());
        }
    }

    private boolean isValue() {
        return end instanceof Shape.Leaf || isList();
    }

    private List<String> words() {
        return end instanceof Shape.Group group ? group.names() : List.of("any key");
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it holds a list of plain values. */
    public boolean isList() {
        return end instanceof Shape.Sequence;
    }

    /** Whether it is an article's GTIN, which partners write with fewer digits than we do. */
    public boolean isGtin() {
        return text.equals("article.ids.gtin") || text.endsWith(".article.ids.gtin");
    }

    /** What a value here is. */
    public Shape.Leaf leaf() {
        Shape value = end instanceof Shape.Sequence sequence ? sequence.of() : end;
        return (Shape.Leaf) value;
    }

    /** The repeating groups on the way, outermost first: {@code packages}, {@code packages.lines}. */
    public List<String> repeats() {
        return repeats;
    }

    /** The groups on the way that a document may leave out. */
    public List<String> optionals() {
        return optionals;
    }

    Shape end() {
        return end;
    }

    List<Step> steps() {
        return steps;
    }

    /**
     * What a document says here.
     *
     * @param at which element of each repeating group, outermost first
     * @return empty where the document has nothing here
     */
    public Optional<Object> read(Document document, int... at) {
        return Optional.ofNullable(walk(document, steps.size(), at));
    }

    /**
     * How many elements a repeating group on the way has.
     *
     * @param depth which group, from 0
     * @param at which element of each group around it
     */
    public int count(Document document, int depth, int... at) {
        int elements = -1;
        for (int i = 0; i < steps.size(); i++) {
            elements += steps.get(i) instanceof Step.Element ? 1 : 0;
            if (elements == depth) {
                return walk(document, i, at) instanceof List<?> list ? list.size() : 0;
            }
        }
        return 0;
    }

    private @Nullable Object walk(Object document, int until, int... at) {
        Object here = document;
        int depth = 0;
        for (int i = 0; i < until && here != null; i++) {
            Step step = steps.get(i);
            if (step instanceof Step.Member member) {
                here = member.field().read(here);
            } else if (step instanceof Step.Key key) {
                here = ((Map<?, ?>) here).get(key.key());
            } else {
                List<?> list = (List<?>) here;
                here = at[depth] < list.size() ? list.get(at[depth]) : null;
                depth++;
            }
        }
        return here;
    }

    /** The same document with other values here; it shares all else with this one. */
    public Document amended(Document document, Amendment amendment) {
        return (Document) amend(Shape.of(kind), document, 0, amendment);
    }

    private Object amend(Shape shape, Object here, int walked, Amendment amendment) {
        if (amendment == Amendment.NOTHING) {
            return here;
        }
        if (amendment instanceof Amendment.Value given && walked == steps.size()) {
            return given.value();
        }
        Step step = steps.get(walked);
        if (step instanceof Step.Member member) {
            Shape inner = member.field().shape();
            Object held = Optional.ofNullable(member.field().read(here)).orElseGet(() -> Draft.nothing(inner));
            return ((Shape.Group) shape).with(here, member.index(), amend(inner, held, walked + 1, amendment));
        }
        if (step instanceof Step.Key key) {
            Map<Object, Object> table = new LinkedHashMap<>((Map<?, ?>) here);
            Object held = Optional.<Object>ofNullable(table.get(key.key())).orElseGet(() -> Draft.nothing(key.of()));
            table.put(key.key(), amend(key.of(), held, walked + 1, amendment));
            return table;
        }
        List<Amendment> elements = ((Amendment.Each) amendment).elements();
        List<Object> list = new ArrayList<>((List<?>) here);
        Shape inner = ((Step.Element) step).of();
        for (int i = 0; i < elements.size(); i++) {
            list.set(i, amend(inner, list.get(i), walked + 1, elements.get(i)));
        }
        return list;
    }

    @Override
    public String toString() {
        return text;
    }
}
