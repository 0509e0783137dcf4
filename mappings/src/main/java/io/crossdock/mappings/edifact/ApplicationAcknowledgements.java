package io.crossdock.mappings.edifact;

import static io.crossdock.mappings.edi.Group.group;
import static io.crossdock.mappings.edi.Layout.layout;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.edifact.Day.day;
import static io.crossdock.mappings.edifact.Elements.at;
import static io.crossdock.mappings.edifact.Elements.words;
import static io.crossdock.mappings.edifact.Parties.parties;
import static io.crossdock.mappings.edifact.References.references;

import io.crossdock.config.Kind;
import io.crossdock.mappings.canonical.Acknowledgement;
import io.crossdock.mappings.canonical.Acknowledgement.Fault;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Layout;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Slot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** APERAK as acknowledgements of the application. One that gives no verdict rejects where it names errors, else it only tells of receipt. */
final class ApplicationAcknowledgements {

    static final String LEVEL = "application";
    static final String TYPE = "APERAK";

    private static final String MESSAGE = "message";

    private record Sheet(Acknowledgement acknowledgement, LocalDate date) {

        private Optional<Acknowledgement.Part> part() {
            return acknowledgement.parts().stream().findFirst();
        }

        private List<References.Reference> references() {
            return References.joined(
                    References.of(MESSAGE, part().flatMap(Acknowledgement.Part::document), Optional.empty()),
                    References.of(acknowledgement.header().references()));
        }
    }

    private static final Slot.Shape<Fault> ERROR = new Slot.Shape<>();
    private static final Slot<Fault, String> CODE =
            ERROR.one("code", fault -> fault.code().orElse("18"));
    private static final Slot<Fault, String> TEXT = ERROR.maybe("text", Fault::text);

    private static final Layout<Fault> ERRORS = layout(
                    segment(at("ERC/9321", CODE)),
                    segment(words("FTX/4440", TEXT)).with("FTX/4451", from -> "AAO", "AAO", "AAI"))
            .owning("RFF");

    private static final Slot.Shape<Sheet> REPORT = new Slot.Shape<>();
    private static final Slot<Sheet, String> NUMBER =
            REPORT.one("acknowledgementNumber", sheet -> sheet.acknowledgement().acknowledgementNumber());
    private static final Slot<Sheet, String> VERDICT =
            REPORT.maybe("parts.verdict", sheet -> sheet.part().map(Acknowledgement.Part::verdict));
    private static final Slot<Sheet, LocalDate> DATE = REPORT.one("date", Sheet::date);
    private static final Slot<Sheet, References.Reference> REFERENCES =
            REPORT.many("parts.document, header.references", Sheet::references);
    private static final Slot<Sheet, Parties.InRole> PARTIES =
            REPORT.many("parties", sheet -> Parties.of(sheet.acknowledgement().parties()));
    private static final Slot<Sheet, Fault> FAULTS = REPORT.many(
            "parts.faults",
            sheet -> sheet.part().map(Acknowledgement.Part::faults).orElse(List.of()));

    private static final Layout<Sheet> LAYOUT = layout(
            segment(at("BGM/1004", NUMBER), at("BGM/1225", VERDICT, Elements.knownCode("application-verdict")))
                    .with(
                            "BGM/1001",
                            sheet -> sheet.part().stream()
                                            .allMatch(part -> part.faults().isEmpty())
                                    ? "312"
                                    : "313",
                            "312",
                            "313"),
            day(DATE, "137"),
            references(REFERENCES),
            parties(PARTIES),
            group(ERRORS, ERROR, (draft, message, segment) -> fault(draft), FAULTS));

    static final Mapping MAPPING = new Single<>(
            Mapping.Title.of(TYPE, "Application error and acknowledgement", "EAN002", "EAN004"),
            Kind.ACKNOWLEDGEMENT,
            Acknowledgement.class,
            REPORT,
            LAYOUT,
            NUMBER,
            (acknowledgement, context) ->
                    new Sheet(acknowledgement, acknowledgement.date().orElseGet(context::today)),
            ApplicationAcknowledgements::acknowledgement,
            ApplicationAcknowledgements::notWritten);

    private ApplicationAcknowledgements() {}

    /** What has no place in the message, but for where in the document the errors are: it names no segments. */
    private static List<String> notWritten(Acknowledgement acknowledgement) {
        List<String> lost = new ArrayList<>();
        acknowledgement.interchange().ifPresent(value -> lost.add("the interchange that is acknowledged"));
        acknowledgement.verdict().ifPresent(value -> lost.add("the verdict on the whole"));
        if (!acknowledgement.faults().isEmpty()) {
            lost.add("the faults of the whole");
        }
        acknowledgement.parts().stream()
                .skip(1)
                .map(part -> part.document().or(part::message).orElse("another"))
                .forEach(part -> lost.add("what is said of " + part));
        return lost;
    }

    private static Optional<Fault> fault(Draft<Fault> draft) {
        return Optional.of(Fault.of(draft.get(CODE)).saying(draft.get(TEXT)));
    }

    private static Acknowledgement acknowledgement(Draft<Sheet> draft, Message message) {
        List<References.Reference> references = draft.all(REFERENCES);
        Optional<References.Reference> about = References.first(references, MESSAGE)
                .or(() -> references.stream().findFirst());
        List<Fault> faults = draft.all(FAULTS);
        Acknowledgement.Part part = new Acknowledgement.Part(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                about.map(References.Reference::number),
                draft.get(VERDICT).orElseGet(() -> faults.isEmpty() ? "received" : "rejected"),
                faults);
        return new Acknowledgement(
                message.header(References.others(references, MESSAGE)),
                draft.get(NUMBER).orElse(""),
                LEVEL,
                Optional.empty(),
                draft.get(DATE),
                Optional.empty(),
                Parties.map(draft.all(PARTIES)),
                List.of(part),
                List.of());
    }
}
