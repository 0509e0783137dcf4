package io.crossdock.mappings.guide;

import io.crossdock.config.Checked;
import io.crossdock.config.Location;
import io.crossdock.mappings.canonical.Amendment;
import io.crossdock.mappings.canonical.CanonicalTree;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Place;
import io.crossdock.mappings.canonical.Required;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Outline;
import io.crossdock.mappings.expression.Allowance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
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
    /** The canonical paths that got a value, by the group of segments that it was made of, if that lacks any. */
    private final Map<Outline.Part, Set<String>> got = new IdentityHashMap<>();

    GuideReading(Guide guide, Message message) {
        this.guide = guide;
        this.message = message;
        this.view = new View(message);
    }

    List<Document> read(List<? extends Document> documents) {
        List<Document> read = new ArrayList<>(documents);
        guide.given().forEach(given -> go(given, read));
        message.owed().forEach(this::demand);
        read.forEach(this::check);
        return read;
    }

    /** A message with several documents of a kind has a group for each of them, or the values are one list. */
    private void go(Guide.Given given, List<Document> documents) {
        int[] wanted = IntStream.range(0, documents.size())
                .filter(i -> documents.get(i).kind() == given.place().kind())
                .toArray();
        if (wanted.length == 1) {
            amend(documents, wanted[0], given, view.whole());
        } else if (wanted.length > 1) {
            amend(documents, wanted, given);
        }
    }

    private void amend(List<Document> documents, int[] wanted, Guide.Given given) {
        Optional<List<Outline.Part>> parts = view.whole().parts().stream()
                .map(Outline.Part::name)
                .distinct()
                .map(view.whole()::accepted)
                .filter(alike -> alike.size() == wanted.length)
                .findFirst();
        if (parts.isPresent()) {
            for (int i = 0; i < wanted.length; i++) {
                amend(documents, wanted[i], given, parts.get().get(i));
            }
        } else {
            message.problem(
                    0,
                    GuideProblems.FAILED.at(
                            at(view.whole()),
                            name(given) + " cannot tell which of the " + wanted.length
                                    + " documents of the message it is for"));
        }
    }

    private void amend(List<Document> documents, int index, Guide.Given given, Outline.Part part) {
        Document document = documents.get(index);
        documents.set(index, given.place().amended(document, amendment(new Way(given, document), part)));
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
     * The way to a place, as far as it is walked.
     *
     * @param at which element of each list behind
     */
    private record Way(Guide.Given given, Document document, int... at) {

        Place place() {
            return given.place();
        }

        /** How many lists are still on the way. */
        int lists() {
            return place().repeats().size() - at.length;
        }

        /** The next list, from the one behind on. */
        String list() {
            String path = place().repeats().get(at.length);
            return at.length == 0
                    ? path
                    : path.substring(place().repeats().get(at.length - 1).length() + 1);
        }

        int elements() {
            return place().count(document, at.length, at);
        }

        Way into(int element) {
            int[] further = Arrays.copyOf(at, at.length + 1);
            further[at.length] = element;
            return new Way(given, document, further);
        }
    }

    private Amendment amendment(Way way, Outline.Part part) {
        if (way.lists() == 0) {
            return value(way.given(), part)
                    .map(value -> given(way, part, value))
                    .orElse(Amendment.NOTHING);
        }
        List<Outline.Part> parts = part.accepted(way.list());
        if (parts.size() != way.elements()) {
            return together(way, part);
        }
        List<Amendment> elements = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            elements.add(amendment(way.into(i), parts.get(i)));
        }
        return new Amendment.Each(elements);
    }

    /** Where the message has no group for each element, the values of all are one list. */
    private Amendment together(Way way, Outline.Part part) {
        Optional<Object> values = value(way.given(), part);
        if (values.isEmpty()) {
            return Amendment.NOTHING;
        }
        List<?> list = values.get() instanceof List<?> several ? several : List.of(values.get());
        if (list.size() != way.elements() || way.lists() > 1) {
            message.problem(
                    part.from(),
                    GuideProblems.FAILED.at(
                            at(part),
                            name(way.given()) + " gives " + list.size() + " values for " + way.elements()
                                    + " elements of " + way.list()));
            return Amendment.NOTHING;
        }
        return new Amendment.Each(
                list.stream().map(value -> given(way, part, value)).toList());
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
            view.take();
        } else {
            view.watched().forget();
        }
        return found;
    }

    private static String name(Guide.Given given) {
        return "read " + given.place() + " (" + given.formula().written().at() + ")";
    }

    private Amendment given(Way way, Outline.Part part, Object value) {
        if (part.lacks()) {
            got.computeIfAbsent(part, first -> new HashSet<>()).add(way.place().toString());
        }
        CanonicalTree.Value read = CanonicalTree.value(way.place(), Values.json(way.place(), value));
        read.faults()
                .forEach(fault -> message.problem(
                        part.from(),
                        GuideProblems.VALUE.at(at(part), "what " + name(way.given()) + " gives " + fault.text())));
        return read.faults().isEmpty() ? new Amendment.Value(read.value()) : Amendment.NOTHING;
    }

    private void check(Document document) {
        if (message.problems().isEmpty()) {
            Required.missing(document).stream()
                    .filter(this::isGiven)
                    .forEach(path -> message.problem(
                            view.whole().from(),
                            Required.MISSING.at(
                                    at(view.whole()), document.kind().word() + " without " + path)));
        }
    }

    /** What else a mapping leaves out is its own affair. */
    private boolean isGiven(String missing) {
        String path = missing.replaceAll("\\[\\d+]", "");
        return guide.given().stream()
                .map(each -> each.place().toString())
                .anyMatch(given -> given.equals(path) || given.startsWith(path + ".") || path.startsWith(given + "."));
    }
}
