package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Day.day;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Elements.identifier;

import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Slot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The other documents that a message or a line names: RFF, with the date that belongs to it. */
final class References {

    static final String ORDER = "order";
    static final String SHIPMENT = "despatch-advice";
    static final String LOT = "lot";

    private static final Position LINE_PLACE = Elements.position("RFF/1156");

    /**
     * @param scheme of the document that it names
     * @param line of that document
     * @param date of that document
     */
    record Reference(String scheme, String number, Optional<String> line, Optional<LocalDate> date) {

        static Reference to(String scheme, String number) {
            return new Reference(scheme, number, Optional.empty(), Optional.empty());
        }

        /** Line and date are kept of an order only; those of another document stay unmapped. */
        private Reference keeping(Message message, int segment) {
            if (scheme.equals(ORDER) || (line.isEmpty() && date.isEmpty())) {
                return this;
            }
            message.giveBack(message.part(segment, LINE_PLACE));
            message.release(segment + 1, message.segment());
            return to(scheme, number);
        }

        private Identified identified() {
            return new Identified(scheme, number);
        }
    }

    private static final Slot.Shape<Reference> SHAPE = new Slot.Shape<>();
    private static final Slot<Reference, Identified> ID = SHAPE.many("", from -> List.of(from.identified()));
    private static final Slot<Reference, String> LINE = SHAPE.maybe("line", Reference::line);
    private static final Slot<Reference, LocalDate> DATE = SHAPE.maybe("date", Reference::date);

    private static final Layout<Reference> PLAIN = layout(
                    segment(identifier("RFF/1154", "RFF/1153", ID, "reference")),
                    segment(new PassedDay<>(DATE)).whenEach("DTM/2005", "171", "4"))
            .owning()
            .sharing("DTM");

    private static final Layout<Reference> TO_LINES = layout(
                    segment(identifier("RFF/1154", "RFF/1153", ID, "reference"), at("RFF/1156", LINE)))
            .owning();

    private static final Layout<Reference> DATED = layout(
                    segment(identifier("RFF/1154", "RFF/1153", ID, "reference")), day(DATE, "171", "4"))
            .owning()
            .sharing("DTM");

    private References() {}

    /**
     * References of which each scheme stands once: another of the same stays unmapped.
     *
     * @param repeated the schemes of which there may be several
     */
    static <P> Group<P, Reference> references(Slot<P, Reference> slot, String... repeated) {
        return once(group(PLAIN, SHAPE, (draft, message, segment) -> build(draft), slot), Set.of(repeated));
    }

    /** The same, of which that to an order names its line too. */
    static <P> Group<P, Reference> referencesToLines(Slot<P, Reference> slot) {
        return once(
                group(
                        TO_LINES,
                        SHAPE,
                        (draft, message, segment) -> build(draft).map(found -> found.keeping(message, segment)),
                        slot),
                Set.of());
    }

    /** The same, of which that to an order has its date too. */
    static <P> Group<P, Reference> datedReferences(Slot<P, Reference> slot) {
        return once(
                group(
                        DATED,
                        SHAPE,
                        (draft, message, segment) -> build(draft).map(found -> found.keeping(message, segment)),
                        slot),
                Set.of());
    }

    private static <P> Group<P, Reference> once(Group<P, Reference> all, Set<String> lists) {
        return all.unless((before, next) -> !lists.contains(next.scheme()) && taken(before, next));
    }

    private static Optional<Reference> build(Draft<Reference> draft) {
        return draft.all(ID).stream()
                .findFirst()
                .map(id -> new Reference(id.scheme(), id.value(), draft.get(LINE), draft.get(DATE)));
    }

    private static boolean taken(List<Reference> before, Reference next) {
        for (Reference other : before) {
            if (other.scheme().equals(next.scheme())) {
                return true;
            }
        }
        return false;
    }

    static Optional<Reference> first(List<Reference> all, String scheme) {
        return all.stream().filter(each -> each.scheme().equals(scheme)).findFirst();
    }

    static Optional<String> number(List<Reference> all, String scheme) {
        return first(all, scheme).map(Reference::number);
    }

    static List<String> numbers(List<Reference> all, String scheme) {
        return all.stream()
                .filter(each -> each.scheme().equals(scheme))
                .map(Reference::number)
                .distinct()
                .toList();
    }

    /** All but those that have a place of their own in the document. */
    static Map<String, String> others(List<Reference> all, String... own) {
        if (all.isEmpty()) {
            return Map.of();
        }
        Map<String, String> map = new LinkedHashMap<>();
        Set<String> excluded = Set.of(own);
        all.stream()
                .filter(each -> !excluded.contains(each.scheme()))
                .forEach(each -> map.putIfAbsent(each.scheme(), each.number()));
        return map;
    }

    static List<Reference> of(Map<String, String> references) {
        return references.entrySet().stream()
                .map(each -> Reference.to(each.getKey(), each.getValue()))
                .toList();
    }

    static List<Reference> of(String scheme, List<String> numbers) {
        return numbers.stream().map(number -> Reference.to(scheme, number)).toList();
    }

    /** One reference to a line of another document; none where there is no number. */
    static List<Reference> of(String scheme, Optional<String> number, Optional<String> line) {
        return number.map(value -> List.of(new Reference(scheme, value, line, Optional.empty())))
                .orElse(List.of());
    }

    /** What to say where a line of an order is named without the order: nothing, or that it has no place. */
    static Stream<String> notWritten(Optional<String> order, Optional<String> line) {
        return order.isEmpty() && line.isPresent() ? Stream.of("the line of an order that is not named") : Stream.of();
    }

    /** The same of the references of documents whose message has none. */
    static Stream<String> notWritten(Document document) {
        return document.header().references().keySet().stream().map(scheme -> "the reference " + scheme);
    }

    @SafeVarargs
    static List<Reference> joined(List<Reference>... parts) {
        List<Reference> all = new ArrayList<>();
        for (List<Reference> part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
