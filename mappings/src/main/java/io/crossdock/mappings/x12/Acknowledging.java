package io.crossdock.mappings.x12;

import static io.crossdock.mappings.edi.Group.group;

import io.crossdock.config.Kind;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.Verdict;
import io.crossdock.mappings.canonical.Acknowledgement;
import io.crossdock.mappings.canonical.Acknowledgement.Counts;
import io.crossdock.mappings.canonical.Acknowledgement.Fault;
import io.crossdock.mappings.canonical.Acknowledgement.Part;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Header;
import io.crossdock.mappings.edi.Codes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes of the verdicts on an interchange what its sender is told. An acknowledgement is never acknowledged. */
record Acknowledging(Peeked.Interchange interchange, Context context) {

    /** How problems name their place: {@code message 1, segment 3 PO1, element 4 (PO104)}. */
    private static final Pattern PLACE = Pattern.compile("segment (\\d{1,9})(?: (\\w{2,3}))?(?:, element (\\d{1,3}))?");

    private static final Codes ERRORS = Elements.codes("syntax-error");
    private static final Codes GROUP_ERRORS = Elements.codes("group-error");
    private static final Codes NOTES = Elements.codes("interchange-note");

    /** I18: invalid control structure, where no other note says it. */
    private static final String INVALID_STRUCTURE = "022";

    /** 720: the segment has data element errors; 723: invalid character; 718: segments in error. */
    private static final String SEGMENT_ERROR = "8";

    private static final String ELEMENT_ERROR = "6";
    private static final String MESSAGE_ERROR = "5";

    /** Empty where there is nothing that may be acknowledged so. */
    Optional<List<Document>> documents(String with, List<Verdict> verdicts) {
        List<Verdict> open = verdicts.stream()
                .filter(verdict -> TransactionSets.of(verdict.message().type())
                        .filter(set -> set.kinds().contains(Kind.ACKNOWLEDGEMENT))
                        .isEmpty())
                .toList();
        if (open.isEmpty() && interchange.told().isEmpty()) {
            return Optional.empty();
        }
        return switch (with) {
            case "TA1" -> Optional.of(List.of(read(open)));
            case "997", "999" -> Optional.of(groups(open)).filter(groups -> !groups.isEmpty());
            default -> Optional.empty();
        };
    }

    /** What is wrong with the interchange as such; what is wrong in its groups, others say. */
    private Document read(List<Verdict> verdicts) {
        List<Fault> notes = interchange.flaws().told().stream()
                .limit(1)
                .map(problem -> Fault.of(
                        NOTES.code(problem.code().id(), Release.R4010.word()).orElse(INVALID_STRUCTURE)))
                .toList();
        String read = verdicts.stream().allMatch(Verdict::isUntaken) ? "rejected" : "accepted-with-errors";
        return new Acknowledgement(
                header(),
                context.reference() + "/1",
                InterchangeAcknowledgement.LEVEL,
                Optional.of(interchange.reference()),
                Optional.of(context.today()),
                Optional.of(notes.isEmpty() ? "accepted" : read),
                Map.of(),
                List.of(),
                notes);
    }

    private Header header() {
        return Header.NEW.asTest(context.test());
    }

    private List<Document> groups(List<Verdict> verdicts) {
        Map<String, List<Verdict>> groups = new LinkedHashMap<>();
        verdicts.forEach(verdict -> groups.computeIfAbsent(verdict.message().group(), key -> new ArrayList<>())
                .add(verdict));
        interchange.groups().forEach(group -> groups.putIfAbsent(group.reference(), List.of()));
        return groups.entrySet().stream()
                .map(group -> group(group.getKey(), group.getValue(), flawed(group.getKey())))
                .toList();
    }

    private Optional<Peeked.Group> flawed(String number) {
        return interchange.groups().stream()
                .filter(group -> group.reference().equals(number))
                .findFirst();
    }

    private Document group(String number, List<Verdict> verdicts, Optional<Peeked.Group> flawed) {
        Optional<Peeked.Message> first = verdicts.stream().findFirst().map(Verdict::message);
        List<Fault> faults = flawed.stream()
                .flatMap(group -> group.flaws().told().stream())
                .flatMap(problem -> GROUP_ERRORS.code(problem.code().id(), Release.R4010.word()).stream())
                .distinct()
                .map(Fault::of)
                .toList();
        String whole = whole(verdicts, !faults.isEmpty());
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(
                some(number),
                Optional.empty(),
                first.flatMap(message -> some(message.groupType()))
                        .or(() -> flawed.flatMap(group -> some(group.type())))
                        .or(() -> first.flatMap(message -> TransactionSets.of(message.type()))
                                .map(TransactionSet::group)),
                first.map(Peeked.Message::version)
                        .or(() -> flawed.map(Peeked.Group::version))
                        .filter(version -> !version.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                whole,
                List.of(),
                counts(verdicts, flawed)));
        verdicts.stream().filter(Verdict::isNamed).forEach(verdict -> parts.add(part(number, verdict)));
        return new Acknowledgement(
                header(),
                context.reference() + "/" + number,
                FunctionalAcknowledgement.LEVEL,
                Optional.empty(),
                Optional.empty(),
                Optional.of(whole),
                Map.of(),
                parts,
                faults);
    }

    /** Where the messages listed are not those that came, or not those that the trailer counts. */
    private static Optional<Counts> counts(List<Verdict> verdicts, Optional<Peeked.Group> flawed) {
        long received = verdicts.stream().mapToLong(Verdict::alike).sum();
        long included = flawed.flatMap(Peeked.Group::counted).orElse(received);
        return verdicts.stream().allMatch(Verdict::isNamed) && included == received
                ? Optional.empty()
                : Optional.of(new Counts(included, received, received - rejected(verdicts)));
    }

    private static long rejected(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.outcome() == Verdict.Outcome.REJECTED)
                .mapToLong(Verdict::alike)
                .sum();
    }

    private static String whole(List<Verdict> verdicts, boolean faulty) {
        boolean accepted = verdicts.stream().anyMatch(verdict -> verdict.outcome() != Verdict.Outcome.REJECTED);
        if (!accepted) {
            return "rejected";
        }
        if (rejected(verdicts) > 0) {
            return "partially-accepted";
        }
        return !faulty && verdicts.stream().allMatch(verdict -> verdict.outcome() == Verdict.Outcome.ACCEPTED)
                ? "accepted"
                : "accepted-with-errors";
    }

    private static Part part(String group, Verdict verdict) {
        List<Fault> faults = new ArrayList<>(
                verdict.problems().stream().map(Acknowledging::fault).toList());
        if (verdict.outcome() == Verdict.Outcome.REJECTED
                && faults.stream().allMatch(fault -> fault.segment().isPresent())) {
            faults.add(Fault.of(MESSAGE_ERROR));
        }
        return new Part(
                some(group),
                some(verdict.message().reference()),
                some(verdict.message().type()),
                Optional.empty(),
                Optional.empty(),
                verdict.number(),
                switch (verdict.outcome()) {
                    case ACCEPTED -> "accepted";
                    case ACCEPTED_WITH_ERRORS -> "accepted-with-errors";
                    case REJECTED -> "rejected";
                },
                faults);
    }

    private static Fault fault(Problem problem) {
        Matcher place = PLACE.matcher(problem.at().path());
        if (!place.find()) {
            return Fault.of(MESSAGE_ERROR);
        }
        boolean element = place.group(3) != null;
        String code =
                element ? ERRORS.code(problem.code().id(), Release.R4010.word()).orElse(ELEMENT_ERROR) : SEGMENT_ERROR;
        return Fault.of(code)
                .saying(Optional.of(problem.message()))
                .in(Optional.of(Long.valueOf(place.group(1))), Optional.ofNullable(place.group(2)))
                .at(Optional.ofNullable(place.group(3)).map(Long::valueOf), Optional.empty());
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }
}
