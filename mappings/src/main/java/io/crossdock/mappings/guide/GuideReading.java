package io.crossdock.mappings.guide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.CanonicalTree;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Required;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Outline;
import io.crossdock.mappings.expression.Allowance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** One message being read by a guide, after the standard mapping. */
final class GuideReading {

    private final Guide guide;
    private final Message message;
    private final View view;
    private final Allowance allowance = new Allowance();
    /** The canonical paths that got a value, by the group of segments that it was made of. */
    private final Map<Outline.Part, Set<String>> got = new IdentityHashMap<>();
    /** What each value was made of; by its path, with places in lists. */
    private final Map<String, Source> sources = new LinkedHashMap<>();

    private record Source(Guide.Given given, Outline.Part part) {}

    GuideReading(Guide guide, Message message) {
        this.guide = guide;
        this.message = message;
        this.view = new View(message);
    }

    List<Document> read(List<? extends Document> documents) {
        List<ObjectNode> trees = documents.stream()
                .map(document -> (ObjectNode) CanonicalJson.tree(document))
                .toList();
        for (Guide.Given given : guide.given()) {
            List<ObjectNode> wanted = IntStream.range(0, trees.size())
                    .filter(i -> documents.get(i).kind() == given.place().kind())
                    .mapToObj(trees::get)
                    .toList();
            go(given, wanted);
        }
        message.owed().forEach(this::demand);
        List<Document> read = new ArrayList<>();
        for (int i = 0; i < trees.size(); i++) {
            read.add(checked(documents.get(i).kind(), trees.get(i)));
        }
        return read;
    }

    /** A message with several documents of a kind has a group for each of them, or the values are one list. */
    private void go(Guide.Given given, List<ObjectNode> trees) {
        if (trees.size() == 1) {
            go(new Way(given), trees.get(0), view.whole());
            return;
        }
        Optional<List<Outline.Part>> parts = view.whole().parts().stream()
                .map(part -> view.whole().accepted(part.name()))
                .filter(alike -> alike.size() == trees.size())
                .findFirst();
        if (parts.isPresent()) {
            for (int i = 0; i < trees.size(); i++) {
                go(new Way(given), trees.get(i), parts.get().get(i));
            }
        } else if (!trees.isEmpty()) {
            message.problem(
                    0,
                    GuideProblems.FAILED.at(
                            at(view.whole()),
                            name(given) + " cannot tell which of the " + trees.size()
                                    + " documents of the message it is for"));
        }
    }

    /** What the mapping missed and the guide gave no value for. */
    private void demand(Outline.Owed owed) {
        if (!got.getOrDefault(owed.part(), Set.of()).contains(owed.path())) {
            message.problem(
                    owed.part().from(),
                    owed.problem()
                            .orElseGet(() -> GuideProblems.NOTHING.at(
                                    at(owed.part()), "neither the standard mapping nor the guide has " + owed.path())));
        }
    }

    private Location at(Outline.Part part) {
        return message.at(part.from(), Optional.empty());
    }

    /**
     * The way to a place, as far as it is not walked yet.
     *
     * @param walked with places in lists: empty, or ending in a dot
     * @param depth how many lists are behind
     */
    private record Way(Guide.Given given, List<String> words, String walked, int depth) {

        Way(Guide.Given given) {
            this(given, List.of(given.place().toString().split("\\.")), "", 0);
        }

        /** The words to the next list; empty: none is on the way. */
        List<String> toList() {
            List<String> repeats = given.place().repeats();
            if (depth == repeats.size()) {
                return List.of();
            }
            int behind = given.place().toString().split("\\.").length - words.size();
            return words.subList(0, repeats.get(depth).split("\\.").length - behind);
        }

        Way into(int element) {
            List<String> list = toList();
            return new Way(
                    given,
                    words.subList(list.size(), words.size()),
                    walked + String.join(".", list) + "[" + element + "].",
                    depth + 1);
        }

        boolean isLastList() {
            return depth == given.place().repeats().size() - 1;
        }

        String path() {
            return walked + String.join(".", words);
        }
    }

    private void go(Way way, JsonNode node, Outline.Part part) {
        List<String> list = way.toList();
        if (list.isEmpty()) {
            value(way.given(), part).ifPresent(value -> put(way, (ObjectNode) node, part, value));
            return;
        }
        JsonNode elements = node;
        for (String word : list) {
            elements = elements.path(word);
        }
        List<Outline.Part> parts = part.accepted(String.join(".", list));
        if (parts.size() != elements.size()) {
            together(way, elements, part);
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            go(way.into(i), elements.get(i), parts.get(i));
        }
    }

    /** Where the message has no group for each element, the values of all are one list. */
    private void together(Way way, JsonNode elements, Outline.Part part) {
        Optional<Object> values = value(way.given(), part);
        if (values.isEmpty()) {
            return;
        }
        List<?> list = values.get() instanceof List<?> several ? several : List.of(values.get());
        if (list.size() != elements.size() || !way.isLastList()) {
            message.problem(
                    part.from(),
                    GuideProblems.FAILED.at(
                            at(part),
                            name(way.given()) + " gives " + list.size() + " values for " + elements.size()
                                    + " elements of " + String.join(".", way.toList())));
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            put(way.into(i), (ObjectNode) elements.get(i), part, list.get(i));
        }
    }

    private Optional<Object> value(Guide.Given given, Outline.Part part) {
        Checked<Optional<Object>> value = given.formula()
                .value(
                        view.of(part),
                        Map.of("message", view.tree()),
                        allowance,
                        failure -> GuideProblems.FAILED.at(at(part), name(given) + " fails: " + failure));
        value.problems().forEach(problem -> message.problem(part.from(), problem));
        Optional<Object> found = value instanceof Checked.Sound<Optional<Object>> sound
                ? sound.value().filter(one -> !Values.isNothing(one))
                : Optional.empty();
        if (found.isPresent()) {
            view.watched().take(message);
        } else {
            view.watched().forget();
        }
        return found;
    }

    private static String name(Guide.Given given) {
        return "read " + given.place() + " (" + given.formula().written().at() + ")";
    }

    private void put(Way way, ObjectNode node, Outline.Part part, Object value) {
        ObjectNode holder = node;
        List<String> words = way.words();
        for (String word : words.subList(0, words.size() - 1)) {
            holder = holder.get(word) instanceof ObjectNode inner ? inner : holder.putObject(word);
        }
        holder.set(words.get(words.size() - 1), Values.json(way.given().place(), value));
        got.computeIfAbsent(part, first -> new HashSet<>())
                .add(way.given().place().toString());
        sources.put(way.path(), new Source(way.given(), part));
    }

    private Document checked(Kind kind, ObjectNode tree) {
        CanonicalTree.Reading reading = reading(kind, tree);
        for (CanonicalTree.Remark fault : reading.faults()) {
            source(fault.path())
                    .ifPresent(source -> message.problem(
                            source.part().from(),
                            GuideProblems.VALUE.at(
                                    at(source.part()), "what " + name(source.given()) + " gives " + fault.text())));
        }
        if (message.problems().isEmpty()) {
            Required.missing(reading.document()).stream()
                    .filter(this::isGiven)
                    .forEach(path -> message.problem(
                            source(path).map(Source::part).orElse(view.whole()).from(),
                            Required.MISSING.at(
                                    at(source(path).map(Source::part).orElse(view.whole())),
                                    kind.word() + " without " + path)));
        }
        return reading.document();
    }

    private static CanonicalTree.Reading reading(Kind kind, ObjectNode tree) {
        try {
            return CanonicalTree.read(kind, tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a document of another schema", impossible);
        }
    }

    /** What else a mapping leaves out is its own affair. */
    private boolean isGiven(String missing) {
        String path = missing.replaceAll("\\[\\d+]", "");
        return guide.given().stream()
                .map(each -> each.place().toString())
                .anyMatch(given -> given.equals(path) || given.startsWith(path + ".") || path.startsWith(given + "."));
    }

    private Optional<Source> source(String path) {
        return sources.entrySet().stream()
                .filter(source -> path.equals(source.getKey())
                        || path.startsWith(source.getKey() + ".")
                        || path.startsWith(source.getKey() + "["))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
