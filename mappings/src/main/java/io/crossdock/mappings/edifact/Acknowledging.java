package io.crossdock.mappings.edifact;

import io.crossdock.config.Problem;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.Verdict;
import io.crossdock.mappings.canonical.Acknowledgement;
import io.crossdock.mappings.canonical.Acknowledgement.Fault;
import io.crossdock.mappings.canonical.Acknowledgement.Part;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.mappings.edi.Codes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes of the verdicts on an interchange what its sender is told. An acknowledgement is never acknowledged. */
record Acknowledging(Peeked.Interchange interchange, Context context) {

    static final Set<String> ACKNOWLEDGEMENTS = Set.of(ControlMessages.TYPE, ApplicationAcknowledgements.TYPE);

    /** How problems name their place: {@code message 1, segment 3 LIN, element 3.1 (7140)}. */
    private static final Pattern PLACE =
            Pattern.compile("segment (\\d{1,9})(?: (\\w{3}))?(?:, element (\\d{1,3})(?:\\.(\\d{1,3}))?)?");

    /** And in a service segment: {@code UNZ, element 1 (0036)}. */
    private static final Pattern SERVICE = Pattern.compile("^(UN[BZGE])\\b(?:, element (\\d))?");

    private static final Codes ERRORS = UnEdifact.STANDARD.lists().of("control-error");
    private static final String UNSPECIFIED = "18";

    /** Empty where there is nothing that may be acknowledged. */
    Optional<List<Document>> documents(String with, List<Verdict> verdicts) {
        List<Verdict> open = verdicts.stream()
                .filter(verdict -> !ACKNOWLEDGEMENTS.contains(verdict.message().type()))
                .toList();
        if (open.isEmpty() && (interchange.told().isEmpty() || !with.equals(ControlMessages.TYPE))) {
            return Optional.empty();
        }
        return switch (with) {
            case ControlMessages.TYPE -> Optional.of(List.of(control(open)));
            case ApplicationAcknowledgements.TYPE ->
                Optional.of(open.stream().map(this::application).toList());
            default -> Optional.empty();
        };
    }

    /** What was read is acknowledged as far as its messages are not rejected; what was not taken at all is rejected. */
    private Document control(List<Verdict> verdicts) {
        List<Fault> faults = envelope(interchange.flaws());
        boolean untaken = !faults.isEmpty() && verdicts.stream().allMatch(Verdict::isUntaken);
        Map<String, PartyRef> parties = new LinkedHashMap<>();
        parties.put("sender", PartyRef.of("edi", interchange.sender()));
        parties.put("receiver", PartyRef.of("edi", interchange.receiver()));
        return new Acknowledgement(
                Header.NEW.asTest(context.test()),
                context.reference() + "/1",
                ControlMessages.LEVEL,
                Optional.of(interchange.reference()),
                Optional.empty(),
                Optional.of(untaken ? "rejected" : "accepted"),
                parties,
                untaken ? List.of() : parts(verdicts),
                faults);
    }

    private List<Part> parts(List<Verdict> verdicts) {
        List<Part> parts = new ArrayList<>();
        Map<String, Part> groups = new LinkedHashMap<>();
        for (Verdict verdict : verdicts) {
            String group = verdict.message().group();
            if (!group.isEmpty() && groups.putIfAbsent(group, group(group)) == null) {
                parts.add(groups.get(group));
            }
            if (verdict.isNamed()) {
                parts.add(part(verdict));
            }
        }
        interchange.groups().stream()
                .map(Peeked.Group::reference)
                .filter(group -> !groups.containsKey(group))
                .forEach(group -> parts.add(group(group)));
        return parts;
    }

    private Part group(String reference) {
        Part accepted = Part.accepted(reference);
        List<Fault> faults = interchange.groups().stream()
                .filter(group -> group.reference().equals(reference))
                .flatMap(group -> envelope(group.flaws()).stream())
                .toList();
        return new Part(
                accepted.group(),
                accepted.message(),
                accepted.type(),
                accepted.version(),
                accepted.association(),
                accepted.document(),
                faults.isEmpty() ? accepted.verdict() : "accepted-with-errors",
                faults);
    }

    /** CONTRL has room for one fault of an envelope: the gravest. */
    private static List<Fault> envelope(Peeked.Flaws flaws) {
        return flaws.told().stream().limit(1).map(Acknowledging::envelope).toList();
    }

    private static Fault envelope(Problem problem) {
        Fault fault = Fault.of(code(problem)).saying(Optional.of(problem.message()));
        Matcher place = SERVICE.matcher(problem.at().path());
        return place.find()
                ? fault.in(Optional.empty(), Optional.of(place.group(1))).at(number(place, 2), Optional.empty())
                : fault;
    }

    private static Optional<Long> number(Matcher place, int group) {
        return Optional.ofNullable(place.group(group)).map(Long::valueOf);
    }

    private static String code(Problem problem) {
        return ERRORS.code(problem.code().id(), Release.D96A.word()).orElse(UNSPECIFIED);
    }

    private Document application(Verdict verdict) {
        return new Acknowledgement(
                Header.NEW.asTest(context.test()),
                context.reference() + "/" + (verdict.message().ordinal() + 1),
                ApplicationAcknowledgements.LEVEL,
                Optional.empty(),
                Optional.of(context.today()),
                Optional.empty(),
                Map.of(),
                List.of(part(verdict)),
                List.of());
    }

    private static Part part(Verdict verdict) {
        Peeked.Message message = verdict.message();
        return new Part(
                some(message.group()),
                some(message.reference()),
                some(message.type()),
                some(message.version()),
                some(message.association()),
                verdict.number().or(() -> some(message.reference())),
                switch (verdict.outcome()) {
                    case ACCEPTED -> "accepted";
                    case ACCEPTED_WITH_ERRORS -> "accepted-with-errors";
                    case REJECTED -> "rejected";
                },
                verdict.problems().stream().map(Acknowledging::fault).toList());
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }

    private static Fault fault(Problem problem) {
        Fault fault = Fault.of(code(problem)).saying(Optional.of(problem.message()));
        Matcher place = PLACE.matcher(problem.at().path());
        return place.find()
                ? fault.in(number(place, 1), Optional.ofNullable(place.group(2)))
                        .at(number(place, 3), number(place, 4))
                : fault;
    }
}
