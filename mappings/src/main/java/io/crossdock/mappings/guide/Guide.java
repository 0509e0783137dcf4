package io.crossdock.mappings.guide;

import io.crossdock.config.Checked;
import io.crossdock.config.Expression;
import io.crossdock.config.Kind;
import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Place;
import io.crossdock.mappings.edi.Directory;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Outline;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.expression.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How one partner deviates from the standard mapping of a segment syntax. A channel without a guide pays nothing for it. Safe for
 * many threads.
 *
 * @param shown takes each message as expressions see it
 */
public record Guide(List<Given> given, List<Amended> amended, Optional<Consumer<Map<String, Object>>> shown) {

    private static final Setting READ = Setting.table(
            "read",
            new Setting.Type.Jsonata(),
            "The partner's deviations when reading: canonical path to JSONata over the message, as hub try --native"
                    + " shows it; below a list over its segments, the whole is $message. $table(name, code) asks a"
                    + " table, $date(text, pattern) reads a date. What gives nothing changes nothing.");

    private static final Setting WRITE = Setting.table(
            "write",
            new Setting.Type.Jsonata(),
            "The partner's deviations when writing: place in the message, as hub try --native shows it, to JSONata"
                    + " over the document, which is $document too; below a group over its element. A segment that is"
                    + " missing is added; an empty text takes the element away.");

    public static final Guide NONE = new Guide(List.of(), List.of(), Optional.empty());

    /** A value of the document that is made of the message. */
    record Given(Place place, Formula formula) {}

    /** An element of the message that is made of the document. */
    record Amended(Target target, Formula formula) {}

    public Guide {
        given = List.copyOf(given);
        amended = List.copyOf(amended);
    }

    /** A format's spec with the settings of guides. */
    public static Spec in(Spec format) {
        return with(format, READ, WRITE);
    }

    /** The same of a format that is only read. */
    public static Spec readIn(Spec format) {
        return with(format, READ);
    }

    private static Spec with(Spec format, Setting... settings) {
        return new Spec(
                format.name(),
                format.summary(),
                Stream.concat(format.settings().stream(), Stream.of(settings)).toList(),
                format.examples());
    }

    /**
     * @param kinds that the channel carries
     * @param directory of the syntax
     */
    public static Checked<Guide> of(Settings settings, Set<Kind> kinds, Directory directory) {
        List<Problem> problems = new ArrayList<>();
        List<Given> given = new ArrayList<>();
        List<Amended> amended = new ArrayList<>();
        settings.expressions("read").forEach((path, expression) -> formula(expression, problems)
                .ifPresent(formula -> places(path, expression, kinds, problems)
                        .forEach(place -> given.add(new Given(place, formula)))));
        settings.expressions("write").forEach((path, expression) -> formula(expression, problems)
                .ifPresent(formula -> sound(Target.of(path, directory, expression.at()), problems)
                        .ifPresent(target -> amended.add(new Amended(target, formula)))));
        return Checked.of(new Guide(given, amended, Optional.empty()), problems);
    }

    private static Optional<Formula> formula(Expression expression, List<Problem> problems) {
        Optional<Problem> everything = Watched.objection(expression);
        everything.ifPresent(problems::add);
        return everything.isPresent() ? Optional.empty() : sound(Formula.of(expression), problems);
    }

    /** The path in each kind that has it. */
    private static List<Place> places(String path, Expression expression, Set<Kind> kinds, List<Problem> problems) {
        List<Checked<Place>> found = kinds.stream()
                .sorted()
                .map(kind -> Place.of(kind, path, expression.at()))
                .toList();
        List<Place> places = found.stream()
                .filter(Checked.Sound.class::isInstance)
                .map(Checked::get)
                .toList();
        if (places.isEmpty()) {
            found.forEach(place -> problems.addAll(place.problems()));
        }
        return places;
    }

    private static <T> Optional<T> sound(Checked<T> checked, List<Problem> problems) {
        problems.addAll(checked.problems());
        return checked instanceof Checked.Sound<T> sound ? Optional.of(sound.value()) : Optional.empty();
    }

    /** The same, which also shows each message. */
    public Guide showing(Consumer<Map<String, Object>> each) {
        return new Guide(given, amended, Optional.of(each));
    }

    /** What the mapping notes of the next message. */
    public Outline outline() {
        return reads()
                ? Outline.of(given.stream().map(each -> each.place().toString()).collect(Collectors.toSet()))
                : Outline.NONE;
    }

    /** Whether it has anything to do with what is read. */
    public boolean reads() {
        return !given.isEmpty() || shown.isPresent();
    }

    /**
     * The documents with what the guide reads; what is wrong becomes a problem of the message.
     *
     * @param mapped what the standard mapping made of the message; none where it has problems
     */
    public List<Document> read(List<? extends Document> mapped, Message message) {
        shown.ifPresent(each -> each.accept(new View(message).tree()));
        return given.isEmpty() || mapped.isEmpty() ? List.copyOf(mapped) : new GuideReading(this, message).read(mapped);
    }

    /** Called before a message is written. */
    public void open(SegmentWriter out) {
        if (!amended.isEmpty()) {
            out.hold();
        }
    }

    /**
     * Called when all but its trailer is written.
     *
     * @param documents that it holds
     */
    public void close(List<? extends Document> documents, SegmentWriter out) {
        if (!amended.isEmpty()) {
            new GuideWriting(this, documents, out).write();
            out.writeHeld();
        }
    }
}
