package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Needed.needed;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Elements.at;

import io.crossdock.mappings.canonical.Acknowledgement;
import io.crossdock.mappings.canonical.Acknowledgement.Fault;
import io.crossdock.mappings.canonical.Acknowledgement.Part;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Group;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Slot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What CONTRL says of groups (UCF), messages (UCM), their segments (UCS) and elements (UCD). */
final class ControlParts {

    /** A group and the messages in it; empty reference: there is no group around them. */
    record Grouped(Part group, List<Part> messages) {

        List<Part> parts() {
            List<Part> all = new ArrayList<>(List.of(group));
            messages.forEach(message -> all.add(message.in(group.group())));
            return all;
        }
    }

    /** What is wrong in one segment. */
    private record InSegment(Long position, Optional<String> code, List<Fault> elements) {

        private List<Fault> faults() {
            List<Fault> faults = new ArrayList<>();
            code.ifPresent(value -> faults.add(fault(value, Optional.empty(), Optional.empty())));
            elements.forEach(
                    element -> faults.add(fault(element.code().orElse(""), element.element(), element.component())));
            return faults;
        }

        private Fault fault(String value, Optional<Long> element, Optional<Long> component) {
            return Fault.of(value).in(Optional.of(position), Optional.empty()).at(element, component);
        }
    }

    private static final Slot.Shape<Fault> ELEMENT = new Slot.Shape<>();
    private static final Slot<Fault, String> ELEMENT_CODE = ELEMENT.maybe("code", Fault::code);
    private static final Slot<Fault, BigDecimal> ELEMENT_PLACE =
            ELEMENT.maybe("element", fault -> fault.element().map(BigDecimal::valueOf));
    private static final Slot<Fault, BigDecimal> COMPONENT_PLACE =
            ELEMENT.maybe("component", fault -> fault.component().map(BigDecimal::valueOf));

    private static final Layout<Fault> ELEMENTS = layout(segment(
                    at("UCD/0085", ELEMENT_CODE),
                    at("UCD/0098", ELEMENT_PLACE, Notation.number()),
                    at("UCD/0104", COMPONENT_PLACE, Notation.number())))
            .owning();

    private static final Slot.Shape<InSegment> SEGMENT = new Slot.Shape<>();
    private static final Slot<InSegment, BigDecimal> POSITION =
            SEGMENT.one("segment", from -> BigDecimal.valueOf(from.position()));
    private static final Slot<InSegment, String> SEGMENT_CODE = SEGMENT.maybe("code", InSegment::code);
    private static final Slot<InSegment, Fault> ELEMENT_FAULTS = SEGMENT.many("", InSegment::elements);

    private static final Layout<InSegment> SEGMENTS = layout(
                    segment(at("UCS/0096", POSITION, Notation.number()), at("UCS/0085", SEGMENT_CODE)),
                    group(ELEMENTS, ELEMENT, (draft, message, segment) -> element(draft), ELEMENT_FAULTS))
            .owning();

    private static final Slot.Shape<Part> MESSAGE = new Slot.Shape<>();
    private static final Slot<Part, String> REFERENCE = MESSAGE.maybe("message", Part::message);
    private static final Slot<Part, String> TYPE = MESSAGE.maybe("type", Part::type);
    private static final Slot<Part, String> VERSION = MESSAGE.maybe("version", part -> version(part, 0));
    private static final Slot<Part, String> RELEASE = MESSAGE.maybe("version", part -> version(part, 1));
    private static final Slot<Part, String> ASSOCIATION = MESSAGE.maybe("association", Part::association);
    private static final Slot<Part, String> VERDICT = MESSAGE.one("verdict", part -> plain(part.verdict()));
    private static final Slot<Part, Fault> OWN = MESSAGE.many("faults", part -> part.faults().stream()
            .filter(fault -> fault.segment().isEmpty())
            .limit(1)
            .toList());
    private static final Slot<Part, InSegment> IN_SEGMENTS = MESSAGE.many("faults", ControlParts::inSegments);

    private static final Layout<Part> MESSAGES = layout(
                    segment(
                                    needed(at("UCM/0062", REFERENCE)),
                                    at("UCM/0065", TYPE),
                                    at("UCM/0052", VERSION),
                                    at("UCM/0054", RELEASE),
                                    at("UCM/0057", ASSOCIATION),
                                    at("UCM/0083", VERDICT, Elements.knownCode("verdict")),
                                    new ControlFault<>("UCM", OWN))
                            .withWhere(TYPE, "UCM/0051", "UN"),
                    group(SEGMENTS, SEGMENT, (draft, message, segment) -> inSegment(draft), IN_SEGMENTS))
            .owning();

    private static final Slot.Shape<Grouped> GROUP = new Slot.Shape<>();
    private static final Slot<Grouped, String> GROUP_REFERENCE =
            GROUP.maybe("group", from -> from.group().group());
    private static final Slot<Grouped, String> GROUP_VERDICT =
            GROUP.one("verdict", from -> plain(from.group().verdict()));
    private static final Slot<Grouped, Fault> GROUP_FAULTS =
            GROUP.many("faults", from -> from.group().faults());
    private static final Slot<Grouped, Part> GROUP_MESSAGES = GROUP.many("", Grouped::messages);

    private static final Layout<Grouped> GROUPS = layout(
                    segment(
                            at("UCF/0048", GROUP_REFERENCE),
                            at("UCF/0083", GROUP_VERDICT, Elements.knownCode("verdict")),
                            new ControlFault<>("UCF", GROUP_FAULTS)),
                    messages(GROUP_MESSAGES))
            .owning();

    private ControlParts() {}

    static <P> Group<P, Part> messages(Slot<P, Part> slot) {
        return group(MESSAGES, MESSAGE, (draft, message, segment) -> message(draft), slot);
    }

    static <P> Group<P, Grouped> groups(Slot<P, Grouped> slot) {
        return group(GROUPS, GROUP, (draft, message, segment) -> grouped(draft), slot);
    }

    /** As CONTRL has it: what is accepted in part or with errors, is accepted as far as nothing below is rejected. */
    static String plain(String verdict) {
        return verdict.equals("partially-accepted") || verdict.equals("accepted-with-errors") ? "accepted" : verdict;
    }

    /** What is said of a message or a group and CONTRL has no place for: it has room for one fault of each segment, and of the whole. */
    static Stream<String> lost(Part part) {
        Map<Optional<Long>, Long> faults = part.faults().stream()
                .filter(fault -> fault.element().isEmpty() || fault.segment().isEmpty())
                .collect(Collectors.groupingBy(Fault::segment, Collectors.counting()));
        String name = part.message().or(part::group).orElse("");
        return Stream.concat(
                faults.values().stream().anyMatch(count -> count > 1)
                        ? Stream.of("all but the first fault of a segment of " + name)
                        : Stream.of(),
                part.counts().isPresent() ? Stream.of("how many messages " + name + " has") : Stream.of());
    }

    private static Optional<String> version(Part part, int index) {
        return part.version()
                .map(version -> version.split("\\.", 2))
                .flatMap(parts -> parts.length > index ? Optional.of(parts[index]) : Optional.empty());
    }

    private static Optional<Fault> element(Draft<Fault> draft) {
        return Optional.of(Fault.of(draft.get(ELEMENT_CODE))
                .at(
                        draft.get(ELEMENT_PLACE).map(BigDecimal::longValue),
                        draft.get(COMPONENT_PLACE).map(BigDecimal::longValue)));
    }

    private static Optional<InSegment> inSegment(Draft<InSegment> draft) {
        return draft.get(POSITION)
                .map(position ->
                        new InSegment(position.longValue(), draft.get(SEGMENT_CODE), draft.all(ELEMENT_FAULTS)));
    }

    private static Optional<Part> message(Draft<Part> draft) {
        List<Fault> faults = new ArrayList<>(draft.all(OWN));
        draft.all(IN_SEGMENTS).forEach(inSegment -> faults.addAll(inSegment.faults()));
        String verdict = draft.get(VERDICT).orElse("received");
        return Optional.of(new Part(
                Optional.empty(),
                draft.get(REFERENCE),
                draft.get(TYPE),
                draft.get(VERSION)
                        .map(version -> version
                                + draft.get(RELEASE)
                                        .map(release -> "." + release)
                                        .orElse("")),
                draft.get(ASSOCIATION),
                Optional.empty(),
                verdict.equals("accepted") && !faults.isEmpty() ? "accepted-with-errors" : verdict,
                faults));
    }

    private static Optional<Grouped> grouped(Draft<Grouped> draft) {
        Part group = new Part(
                draft.get(GROUP_REFERENCE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                draft.get(GROUP_VERDICT)
                        .map(verdict -> verdict.equals("accepted")
                                        && !draft.all(GROUP_FAULTS).isEmpty()
                                ? "accepted-with-errors"
                                : verdict)
                        .orElse("received"),
                draft.all(GROUP_FAULTS));
        return Optional.of(new Grouped(group, draft.all(GROUP_MESSAGES)));
    }

    /** The groups, each with the verdict on itself and its messages. */
    static List<Grouped> groups(Acknowledgement from) {
        Map<String, List<Part>> messages = new LinkedHashMap<>();
        Map<String, Part> groups = new LinkedHashMap<>();
        for (Part part : from.parts()) {
            part.group().ifPresent(group -> {
                List<Part> inGroup = messages.computeIfAbsent(group, key -> new ArrayList<>());
                if (part.message().isEmpty()) {
                    groups.put(group, part);
                } else {
                    inGroup.add(part);
                }
            });
        }
        List<Grouped> all = new ArrayList<>();
        messages.forEach(
                (group, inGroup) -> all.add(new Grouped(groups.getOrDefault(group, Part.accepted(group)), inGroup)));
        return all;
    }

    private static List<InSegment> inSegments(Part part) {
        Map<Long, List<Fault>> bySegment = new LinkedHashMap<>();
        part.faults().forEach(fault -> fault.segment().ifPresent(segment -> bySegment
                .computeIfAbsent(segment, key -> new ArrayList<>())
                .add(fault)));
        List<InSegment> all = new ArrayList<>();
        bySegment.forEach((segment, faults) -> all.add(new InSegment(
                segment,
                faults.stream()
                        .filter(fault -> fault.element().isEmpty())
                        .findFirst()
                        .flatMap(Fault::code),
                faults.stream().filter(fault -> fault.element().isPresent()).toList())));
        return all;
    }
}
