package io.crossdock.mappings.x12;

import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.edi.ServiceCharacters;
import io.crossdock.mappings.edi.Tolerance;
import io.crossdock.mappings.guide.Guide;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a channel speaks X12. Reading needs none of it but {@code tolerance}: it goes by what the bytes say.
 *
 * @param message what is written, where a kind has several; empty: the first that carries the kind
 * @param release empty: the channel does not write
 * @param implementation what GS08 says instead of the release: {@code 004010VICS}
 * @param sender interchange address, with its qualifier behind a colon; empty: from the context
 * @param currency of lists that name none
 * @param complete whether lists hold all
 * @param separators element, component, terminator, repetition
 */
record X12Settings(
        Set<Kind> carries,
        Optional<TransactionSet> message,
        Optional<Release> release,
        Optional<String> implementation,
        Optional<String> sender,
        Optional<String> receiver,
        Optional<String> groupSender,
        Optional<String> groupReceiver,
        String separators,
        Optional<String> currency,
        boolean complete,
        boolean acknowledged,
        Tolerance tolerance,
        boolean newlines) {

    private static final String SEPARATORS = "*>~^";

    private static final Spec OWN = Spec.of(
                    "x12",
                    "ANSI ASC X12 interchanges, 4010 and 5010.",
                    Setting.choice(
                            "message",
                            TransactionSets.ids(),
                            "The message that is written where a kind has several; by default the first that carries it."),
                    Setting.choice("release", Release.words(), "The release that is written; needed for writing only."),
                    Setting.text("implementation", "What GS08 says of the release that is written: 004010VICS."),
                    Setting.text(
                            "sender",
                            "Our interchange address, with its qualifier behind a colon; by default our identifier edi, or gln."),
                    Setting.text(
                            "receiver",
                            "The partner's interchange address; by default the partner's identifier edi, or gln."),
                    Setting.text("group-sender", "Our application in GS02; by default the interchange address."),
                    Setting.text(
                            "group-receiver", "The partner's application in GS03; by default the interchange address."),
                    Setting.text(
                                    "separators",
                                    "Element, component, terminator and repetition separator that are written, four characters.")
                            .or(SEPARATORS),
                    Setting.text("currency", "The currency of lists that name none."),
                    Setting.flag("complete", "Whether a list holds all, so that what is absent from it is gone.")
                            .or("false"),
                    Setting.flag("acknowledgement", "Whether ISA14 asks for a TA1.")
                            .or("false"),
                    Tolerance.COUNTS,
                    Tolerance.SEGMENTS,
                    Setting.flag("newlines", "Whether each segment written ends a line.")
                            .or("false"))
            .example("x12: { release: 4010 }")
            .example("x12: { message: 945, release: 5010, sender: \"0073268795005:14\", newlines: true }")
            .example("x12: { count-mismatch: warn }");

    static final Spec SPEC = Guide.in(OWN);

    static Checked<X12Settings> of(Settings settings, Set<Kind> carries) {
        List<Problem> problems = new ArrayList<>();
        Optional<TransactionSet> message = settings.optionalText("message").flatMap(TransactionSets::of);
        message.filter(set -> carries.stream().noneMatch(set.kinds()::contains))
                .ifPresent(set -> problems.add(X12Faults.SETTINGS.at(
                        settings.at(), "message " + set.id() + " carries nothing of what the channel carries")));
        String separators = settings.optionalText("separators").orElse(SEPARATORS);
        if (!usable(separators)) {
            problems.add(X12Faults.SETTINGS.at(
                    settings.at(), "separators are four distinct characters, no letters, digits or blanks"));
        }
        return Checked.of(
                new X12Settings(
                        Set.copyOf(carries),
                        message,
                        settings.optionalText("release").flatMap(Release::of),
                        settings.optionalText("implementation"),
                        settings.optionalText("sender"),
                        settings.optionalText("receiver"),
                        settings.optionalText("group-sender"),
                        settings.optionalText("group-receiver"),
                        separators,
                        settings.optionalText("currency"),
                        settings.flag("complete"),
                        settings.flag("acknowledgement"),
                        Tolerance.of(settings),
                        settings.flag("newlines")),
                problems);
    }

    private static boolean usable(String separators) {
        return separators.length() == SEPARATORS.length()
                && separators.chars().distinct().count() == SEPARATORS.length()
                && separators.chars().allMatch(c -> c > 0 && c < 128 && c != ' ' && !Character.isLetterOrDigit(c));
    }

    /** The same for an answer: it goes back to the address that the interchange came from. */
    X12Settings answering(String with, Peeked.Interchange interchange) {
        return new X12Settings(
                carries,
                TransactionSets.of(with),
                release.or(() -> Optional.of(Release.R4010)),
                Optional.empty(),
                Optional.of(interchange.receiver()),
                Optional.of(interchange.sender()),
                groupSender,
                groupReceiver,
                separators,
                currency,
                complete,
                false,
                tolerance,
                newlines);
    }

    /** Those that are written; until 004010 no element repeats. */
    ServiceCharacters characters(Release written) {
        boolean repeats = written.repetition() != 'U';
        return new ServiceCharacters(
                (byte) separators.charAt(1),
                (byte) separators.charAt(0),
                (byte) '.',
                (byte) ' ',
                repeats ? (byte) separators.charAt(3) : (byte) ' ',
                (byte) separators.charAt(2),
                "");
    }

    /** The message that a document of a kind is written as. */
    Optional<TransactionSet> writing(Kind kind) {
        return message.filter(set -> set.kinds().contains(kind)).or(() -> TransactionSets.ALL.stream()
                .filter(set -> set.kinds().contains(kind))
                .findFirst());
    }
}
