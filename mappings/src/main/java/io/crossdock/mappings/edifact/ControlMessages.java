package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Needed.needed;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.InterchangeAddress.address;

import io.crossdock.config.Kind;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.canonical.Acknowledgement;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * CONTRL as acknowledgements of syntax. It knows rejected, received, and acknowledged as far as nothing below is rejected: from what is
 * said below follows whether that is all, part, or all with errors.
 */
final class ControlMessages implements Mapping {

    static final String LEVEL = "syntax";
    static final String TYPE = "CONTRL";
    static final Mapping MAPPING = new ControlMessages();

    private static final String SENDER = "sender";
    private static final String RECEIVER = "receiver";
    private static final String ACCEPTED = "accepted";
    private static final String REJECTED = "rejected";

    private static final Slot.Shape<Acknowledgement> CONTROL = new Slot.Shape<>();
    private static final Slot<Acknowledgement, String> INTERCHANGE =
            CONTROL.maybe("interchange", Acknowledgement::interchange);
    private static final Slot<Acknowledgement, String> FROM =
            CONTROL.maybe("parties.sender", from -> edi(from, SENDER));
    private static final Slot<Acknowledgement, String> TO =
            CONTROL.maybe("parties.receiver", from -> edi(from, RECEIVER));
    private static final Slot<Acknowledgement, String> VERDICT =
            CONTROL.maybe("verdict", from -> from.verdict().map(ControlParts::plain));
    private static final Slot<Acknowledgement, Acknowledgement.Fault> FAULTS =
            CONTROL.many("faults", from -> from.faults().stream().limit(1).toList());
    private static final Slot<Acknowledgement, Acknowledgement.Part> MESSAGES = CONTROL.many(
            "parts",
            from -> from.parts().stream().filter(part -> part.group().isEmpty()).toList());
    private static final Slot<Acknowledgement, ControlParts.Grouped> GROUPS =
            CONTROL.many("parts", ControlParts::groups);

    private static final Layout<Acknowledgement> LAYOUT = layout(
            segment(
                    needed(at("UCI/0020", INTERCHANGE)),
                    needed(address("UCI/0004", "UCI/0007", FROM)),
                    needed(address(
                            Elements.position("UCI/0010"),
                            UnEdifact.DIRECTORY.all("UCI/0007").get(1),
                            TO)),
                    needed(at("UCI/0083", VERDICT, Elements.knownCode("verdict"))),
                    new ControlFault<>("UCI", FAULTS)),
            ControlParts.messages(MESSAGES),
            ControlParts.groups(GROUPS));

    private ControlMessages() {}

    @Override
    public Title title() {
        return new Title(TYPE, "Syntax and service report", Map.of());
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.ACKNOWLEDGEMENT);
    }

    @Override
    public List<List<Document>> messages(List<Document> documents) {
        return documents.stream().map(List::of).toList();
    }

    @Override
    public List<String> explain() {
        return LAYOUT.explain();
    }

    @Override
    public Reading read(Message message) {
        Draft<Acknowledgement> draft = CONTROL.draft();
        LAYOUT.read(message, draft);
        if (draft.missing(INTERCHANGE)) {
            message.problem(
                    Faults.DOCUMENT_NUMBER,
                    0,
                    Optional.empty(),
                    "the message does not say which interchange it acknowledges");
        }
        List<Acknowledgement.Part> parts = new ArrayList<>(draft.all(MESSAGES));
        draft.all(GROUPS).forEach(group -> parts.addAll(group.parts()));
        Map<String, PartyRef> parties = new LinkedHashMap<>();
        draft.get(FROM).ifPresent(value -> parties.put(SENDER, PartyRef.of("edi", value)));
        draft.get(TO).ifPresent(value -> parties.put(RECEIVER, PartyRef.of("edi", value)));
        Acknowledgement acknowledgement = new Acknowledgement(
                message.header(Map.of()),
                message.controlReference(),
                LEVEL,
                draft.get(INTERCHANGE),
                Optional.empty(),
                draft.get(VERDICT).map(verdict -> verdict(verdict, parts, draft.all(FAULTS))),
                parties,
                parts,
                draft.all(FAULTS));
        return Reading.of(draft.get(INTERCHANGE), acknowledgement);
    }

    /** What is accepted where nothing below is rejected. */
    private static String verdict(String said, List<Acknowledgement.Part> parts, List<Acknowledgement.Fault> faults) {
        if (!said.equals(ACCEPTED)) {
            return said;
        }
        if (parts.stream().anyMatch(part -> part.verdict().equals(REJECTED))) {
            return "partially-accepted";
        }
        return !faults.isEmpty()
                        || parts.stream().anyMatch(part -> !part.faults().isEmpty())
                ? "accepted-with-errors"
                : ACCEPTED;
    }

    private static Optional<String> edi(Acknowledgement from, String role) {
        return from.party(role).flatMap(party -> Optional.ofNullable(party.ids().get("edi")));
    }

    @Override
    public void write(List<Document> documents, Context context, SegmentWriter out) {
        documents.forEach(document -> {
            Acknowledgement own = (Acknowledgement) document;
            notWritten(own).forEach(out::notWritten);
            LAYOUT.write(own, out);
        });
    }

    /** What has no place in the message, but for the words and values of faults, which no syntax report repeats. */
    private static List<String> notWritten(Acknowledgement from) {
        List<String> lost = new ArrayList<>();
        from.header().references().keySet().forEach(scheme -> lost.add("the reference " + scheme));
        from.date().ifPresent(value -> lost.add("the date"));
        from.parties().keySet().stream()
                .filter(role -> !role.equals(SENDER) && !role.equals(RECEIVER))
                .forEach(role -> lost.add("the party " + role));
        List.of(SENDER, RECEIVER).forEach(role -> from.party(role)
                .filter(party -> !party.equals(PartyRef.of("edi", party.ids().getOrDefault("edi", ""))))
                .ifPresent(party -> lost.add("all but the address of the party " + role)));
        if (from.faults().size() > 1) {
            lost.add("all but the first fault of the interchange");
        }
        from.parts().forEach(part -> ControlParts.lost(part).forEach(lost::add));
        return lost;
    }
}
