package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Needed.needed;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.x12.Elements.at;
import static io.crossdock.mappings.x12.Elements.code;
import static io.crossdock.mappings.x12.Sheet.of;

import io.crossdock.config.Kind;
import io.crossdock.mappings.canonical.Acknowledgement;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.edi.Content;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Slot;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** TA1, what the receiver says to an interchange: one segment between ISA and GS. */
final class InterchangeAcknowledgement implements TransactionSet {

    static final String LEVEL = "interchange";
    static final String NO_ERROR = "000";

    private static final Slot.Shape<Sheet<Acknowledgement>> TOLD = new Slot.Shape<>();
    private static final Slot<Sheet<Acknowledgement>, String> NUMBER =
            TOLD.maybe("interchange", of(Acknowledgement::interchange));
    private static final Slot<Sheet<Acknowledgement>, LocalDate> DATE =
            TOLD.one("date", sheet -> sheet.document().date().orElse(sheet.today()));
    private static final Slot<Sheet<Acknowledgement>, String> VERDICT =
            TOLD.maybe("verdict", of(Acknowledgement::verdict));
    private static final Slot<Sheet<Acknowledgement>, String> NOTE =
            TOLD.one("faults", of(told -> told.faults().stream()
                    .flatMap(fault -> fault.code().stream())
                    .findFirst()
                    .orElse(NO_ERROR)));

    private static final Layout<Sheet<Acknowledgement>> LAYOUT = layout(segment(
                    needed(at("TA101", NUMBER)),
                    at("TA102", DATE, Notations.shortDate()),
                    needed(at("TA104", VERDICT, code("verdict"))),
                    at("TA105", NOTE))
            .with("TA103", sheet -> "0000", "0000"));

    static final TransactionSet SET = new InterchangeAcknowledgement();

    private InterchangeAcknowledgement() {}

    @Override
    public String id() {
        return "TA1";
    }

    @Override
    public String group() {
        return "";
    }

    @Override
    public boolean alone() {
        return true;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.ACKNOWLEDGEMENT);
    }

    @Override
    public Content read(Message message, X12Settings settings) {
        Draft<Sheet<Acknowledgement>> draft = TOLD.draft();
        LAYOUT.read(message, draft);
        if (draft.missing(NUMBER) || draft.missing(VERDICT)) {
            message.problem(
                    X12Faults.VALUE_MISSING,
                    0,
                    Optional.empty(),
                    "TA1 does not say which interchange is accepted or rejected");
        }
        List<Document> documents = message.problems().isEmpty() ? List.of(build(draft, message)) : List.of();
        Optional<String> number = draft.get(NUMBER);
        return new Content(number, List.of(new Item(number, 0, message.size(), documents)), List.of());
    }

    private static Acknowledgement build(Draft<Sheet<Acknowledgement>> draft, Message message) {
        return new Acknowledgement(
                Header.NEW.asTest(message.test()),
                message.controlReference(),
                LEVEL,
                draft.get(NUMBER),
                draft.get(DATE),
                draft.get(VERDICT),
                Map.of(),
                List.of(),
                draft.get(NOTE).filter(note -> !note.equals(NO_ERROR)).stream()
                        .map(note -> new Acknowledgement.Fault(
                                Optional.of(note),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                        .toList());
    }

    @Override
    public void write(List<Document> documents, SegmentWriter out, LocalDate today, ZoneId zone) {
        documents.forEach(document -> {
            Acknowledgement told = (Acknowledgement) document;
            warn(told, out);
            LAYOUT.write(new Sheet<>(told, today, zone), out);
        });
    }

    private static void warn(Acknowledgement told, SegmentWriter out) {
        told.header().references().keySet().forEach(scheme -> out.notWritten("the reference " + scheme));
        told.parties().keySet().forEach(role -> out.notWritten("the party " + role));
        if (told.faults().size() > 1) {
            out.notWritten("all but the first fault");
        }
        if (!told.parts().isEmpty()) {
            out.notWritten("what is said of groups and messages");
        }
    }

    @Override
    public List<String> explain() {
        return LAYOUT.explain();
    }
}
