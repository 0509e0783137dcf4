package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Needed.needed;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.code;
import static io.crossdock.mappings.x12.Sheet.of;

import io.crossdock.config.Kind;
import io.crossdock.mappings.canonical.Acknowledgement;
import io.crossdock.mappings.canonical.Acknowledgement.Counts;
import io.crossdock.mappings.canonical.Acknowledgement.Fault;
import io.crossdock.mappings.canonical.Acknowledgement.Part;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 997 and 999, what the receiver of a group says to its messages. They differ in the names of three segments. */
final class FunctionalAcknowledgement {

    static final String LEVEL = "syntax";

    private static final Slot.Shape<Fault> ELEMENT = new Slot.Shape<>();
    private static final Slot<Fault, Long> PLACE = ELEMENT.maybe("element", Fault::element);
    private static final Slot<Fault, Long> COMPONENT = ELEMENT.maybe("component", Fault::component);
    private static final Slot<Fault, String> CODE = ELEMENT.maybe("code", Fault::code);
    private static final Slot<Fault, String> VALUE = ELEMENT.maybe("value", Fault::value);

    private static final Slot.Shape<Faulted> SEGMENT = new Slot.Shape<>();
    private static final Slot<Faulted, String> TAG = SEGMENT.one("tag", Faulted::tag);
    private static final Slot<Faulted, Long> ORDINAL = SEGMENT.maybe("segment", Faulted::place);
    private static final Slot<Faulted, String> SEGMENT_CODE = SEGMENT.maybe("code", Faulted::code);
    private static final Slot<Faulted, Fault> ELEMENTS = SEGMENT.many("faults", Faulted::elements);

    private static final Slot.Shape<Part> PART = new Slot.Shape<>();
    private static final Slot<Part, String> TYPE = PART.maybe("type", Part::type);
    private static final Slot<Part, String> MESSAGE = PART.maybe("message", Part::message);
    private static final Slot<Part, String> VERSION = PART.maybe("version", Part::version);
    private static final Slot<Part, Faulted> FAULTS = PART.many("faults", part -> Faulted.of(part.faults()));
    private static final Slot<Part, String> VERDICT = PART.one("verdict", Part::verdict);
    private static final Slot<Part, String> CODES =
            PART.many("faults (of the whole message)", part -> codesOf(part.faults()));

    private static final Slot.Shape<Sheet<Acknowledgement>> GROUP = new Slot.Shape<>();
    private static final Slot<Sheet<Acknowledgement>, String> GROUP_TYPE =
            GROUP.maybe("parts.type (the group's)", of(told -> ofGroup(told).flatMap(Part::type)));
    private static final Slot<Sheet<Acknowledgement>, String> GROUP_NUMBER =
            GROUP.maybe("parts.group", of(told -> ofGroup(told).flatMap(Part::group)));
    private static final Slot<Sheet<Acknowledgement>, String> GROUP_VERSION =
            GROUP.maybe("parts.version (the group's)", of(told -> ofGroup(told).flatMap(Part::version)));
    private static final Slot<Sheet<Acknowledgement>, Part> PARTS =
            GROUP.many("parts", of(FunctionalAcknowledgement::messages));
    private static final Slot<Sheet<Acknowledgement>, String> WHOLE =
            GROUP.maybe("verdict", of(Acknowledgement::verdict));
    private static final Slot<Sheet<Acknowledgement>, Long> INCLUDED =
            GROUP.one("parts (their number)", of(told -> counts(told).included()));
    private static final Slot<Sheet<Acknowledgement>, Long> RECEIVED =
            GROUP.one("parts (how many came)", of(told -> counts(told).received()));
    private static final Slot<Sheet<Acknowledgement>, Long> ACCEPTED =
            GROUP.one("parts (how many are accepted)", of(told -> counts(told).accepted()));
    private static final Slot<Sheet<Acknowledgement>, String> WHOLE_CODES =
            GROUP.many("faults", of(told -> codesOf(told.faults())));

    static final TransactionSet SET = set("997", "AK");
    static final TransactionSet IMPLEMENTATION_SET = set("999", "IK");

    private FunctionalAcknowledgement() {}

    /** @param prefix of the names of the segments in which they differ */
    private static TransactionSet set(String id, String prefix) {
        Layout<Sheet<Acknowledgement>> layout = layout(
                segment(at("AK101", GROUP_TYPE), needed(at("AK102", GROUP_NUMBER)), at("AK103", GROUP_VERSION)),
                group(messages(prefix), PART, FunctionalAcknowledgement::part, PARTS),
                segment(
                        needed(at("AK901", WHOLE, code("verdict"))),
                        at("AK902", INCLUDED, Notations.whole()),
                        at("AK903", RECEIVED, Notations.whole()),
                        at("AK904", ACCEPTED, Notations.whole()),
                        Elements.lines(1, WHOLE_CODES, "AK905", "AK906", "AK907", "AK908", "AK909")));
        return new OneDocument<>(
                id,
                "FA",
                Kind.ACKNOWLEDGEMENT,
                Acknowledgement.class,
                GROUP,
                layout,
                GROUP_NUMBER,
                FunctionalAcknowledgement::check,
                FunctionalAcknowledgement::build,
                FunctionalAcknowledgement::warn);
    }

    private static Layout<Part> messages(String prefix) {
        String verdict = prefix + "50";
        return layout(
                        segment(needed(at("AK201", TYPE)), at("AK202", MESSAGE), at("AK203", VERSION)),
                        group(segments(prefix), SEGMENT, FunctionalAcknowledgement::faulted, FAULTS),
                        segment(
                                at(verdict + 1, VERDICT, code("verdict")),
                                Elements.lines(
                                        1, CODES, verdict + 2, verdict + 3, verdict + 4, verdict + 5, verdict + 6)))
                .owning("CTX");
    }

    private static Layout<Faulted> segments(String prefix) {
        return layout(
                        segment(
                                at(prefix + "301", TAG),
                                at(prefix + "302", ORDINAL, Notations.whole()),
                                at(prefix + "304", SEGMENT_CODE)),
                        group(elements(prefix), ELEMENT, FunctionalAcknowledgement::element, ELEMENTS))
                .owning("CTX");
    }

    private static Layout<Fault> elements(String prefix) {
        return layout(segment(
                        at(prefix + "401", PLACE, Notations.whole()),
                        at(prefix + "401-2", COMPONENT, Notations.whole()),
                        at(prefix + "403", CODE),
                        at(prefix + "404", VALUE)))
                .owning("CTX");
    }

    /** What is said of the group as such. */
    private static Optional<Part> ofGroup(Acknowledgement told) {
        return told.parts().stream().filter(part -> part.message().isEmpty()).findFirst();
    }

    private static List<Part> messages(Acknowledgement told) {
        return told.parts().stream()
                .filter(part -> part.message().isPresent() && ofGroup(told, part))
                .toList();
    }

    /** Whether a part is of the one group that the message tells of. */
    private static boolean ofGroup(Acknowledgement told, Part part) {
        return part.group().equals(ofGroup(told).flatMap(Part::group));
    }

    /** What has no place in the message, but for the words of faults. */
    private static void warn(Acknowledgement told, SegmentWriter out) {
        told.header().references().keySet().forEach(scheme -> out.notWritten("the reference " + scheme));
        told.interchange().ifPresent(value -> out.notWritten("the interchange that is acknowledged"));
        told.date().ifPresent(value -> out.notWritten("the date"));
        told.parties().keySet().forEach(role -> out.notWritten("the party " + role));
        told.parts().stream()
                .filter(part -> !ofGroup(told, part))
                .map(part -> part.message().or(part::group).orElse("another group"))
                .forEach(part -> out.notWritten("what is said of " + part));
        told.parts().stream()
                .flatMap(part -> part.association().stream())
                .forEach(association -> out.notWritten("the association " + association));
    }

    private static Counts counts(Acknowledgement told) {
        return ofGroup(told).flatMap(Part::counts).orElseGet(() -> counts(messages(told)));
    }

    private static Counts counts(List<Part> messages) {
        long accepted = messages.stream()
                .filter(part -> part.verdict().startsWith("accepted"))
                .count();
        return new Counts((long) messages.size(), (long) messages.size(), accepted);
    }

    /** What AK9 counts, where that is not what is listed. */
    private static Optional<Counts> told(Draft<Sheet<Acknowledgement>> draft, List<Part> messages) {
        Counts listed = counts(messages);
        Counts counts = new Counts(
                draft.get(INCLUDED).orElse(listed.included()),
                draft.get(RECEIVED).orElse(listed.received()),
                draft.get(ACCEPTED).orElse(listed.accepted()));
        return Optional.of(counts).filter(found -> !found.equals(listed));
    }

    private static List<String> codesOf(List<Fault> faults) {
        return faults.stream()
                .filter(fault -> fault.segment().isEmpty())
                .flatMap(fault -> fault.code().stream())
                .distinct()
                .toList();
    }

    private static Optional<Fault> element(Draft<Fault> draft, Message message, int segment) {
        return Optional.of(Fault.of(draft.get(CODE))
                .at(draft.get(PLACE), draft.get(COMPONENT))
                .holding(draft.get(VALUE)));
    }

    private static Optional<Faulted> faulted(Draft<Faulted> draft, Message message, int segment) {
        return draft.get(TAG)
                .map(tag -> new Faulted(tag, draft.get(ORDINAL), draft.get(SEGMENT_CODE), draft.all(ELEMENTS)));
    }

    private static Optional<Part> part(Draft<Part> draft, Message message, int segment) {
        if (draft.missing(VERDICT)) {
            message.problem(
                    X12Faults.VALUE_MISSING, segment, Optional.empty(), "nothing says whether the message is accepted");
        }
        List<Fault> faults = new ArrayList<>();
        draft.all(FAULTS).forEach(each -> faults.addAll(each.faults()));
        draft.all(CODES).forEach(code -> faults.add(Fault.of(code)));
        return Optional.of(new Part(
                Optional.empty(),
                draft.get(MESSAGE),
                draft.get(TYPE),
                draft.get(VERSION),
                Optional.empty(),
                Optional.empty(),
                draft.get(VERDICT).orElse(""),
                faults));
    }

    private static void check(Draft<Sheet<Acknowledgement>> draft, Message message) {
        if (draft.missing(WHOLE)) {
            message.problem(
                    X12Faults.VALUE_MISSING, 0, Optional.empty(), "AK9 does not say whether the group is accepted");
        }
    }

    private static Acknowledgement build(Draft<Sheet<Acknowledgement>> draft, Message message) {
        Optional<String> group = draft.get(GROUP_NUMBER);
        String verdict = draft.get(WHOLE).orElse("");
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(
                group,
                Optional.empty(),
                draft.get(GROUP_TYPE),
                draft.get(GROUP_VERSION),
                Optional.empty(),
                Optional.empty(),
                verdict,
                List.of(),
                told(draft, draft.all(PARTS))));
        draft.all(PARTS).forEach(part -> parts.add(part.in(group)));
        return new Acknowledgement(
                Header.NEW.asTest(message.test()),
                message.controlReference(),
                LEVEL,
                Optional.empty(),
                Optional.empty(),
                Optional.of(verdict),
                Map.of(),
                parts,
                draft.all(WHOLE_CODES).stream().map(Fault::of).toList());
    }
}
