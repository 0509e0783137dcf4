package io.crossdock.routes.intake;

import io.crossdock.config.Channel;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.Verdict;
import io.crossdock.routes.delivery.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document that a person rejects, and what its sender is told, while the envelopes of its transmission are read. What says how a whole
 * interchange was taken says it anew, also of what was turned down before.
 */
final class Rejection {

    private static final String APERAK = "APERAK";

    private final Parked document;
    private final String reason;
    private final Channel channel;
    private final String with;
    private final List<Parked> before;
    private final Map<Integer, List<Parked>> turnedDown = new HashMap<>();
    private Optional<Integer> place = Optional.empty();
    private Optional<Peeked.Message> message = Optional.empty();
    private Optional<Told> told = Optional.empty();

    /**
     * @param with the message that says so
     * @param before what of the transmission was turned down before
     */
    Rejection(Parked document, String reason, Channel channel, String with, List<Parked> before) {
        this.document = document;
        this.reason = reason;
        this.channel = channel;
        this.with = with;
        this.before = before;
    }

    /** @param test whether the interchange says of itself that it is a test */
    record Told(Reply reply, boolean test) {}

    Optional<Told> told() {
        return told;
    }

    String channel() {
        return channel.id();
    }

    /** @param agenda tells where the messages of each channel are in the transmission */
    Rejection within(Agenda agenda) {
        before.forEach(one -> place(one, agenda).ifPresent(where -> turnedDown
                .computeIfAbsent(where, key -> new ArrayList<>())
                .add(one)));
        place = place(document, agenda);
        return this;
    }

    private static Optional<Integer> place(Parked one, Agenda agenda) {
        return agenda.before(one.channel()).stream()
                .boxed()
                .flatMap(messages -> one.problems().stream()
                        .flatMap(problem -> Outcomes.message(problem.at()).stream())
                        .map(within -> messages + within))
                .findFirst();
    }

    void take(Peeked.Message one) {
        if (place.filter(where -> where == one.ordinal()).isPresent()) {
            message = Optional.of(one);
        }
    }

    /** @param gathered the messages of the interchange, with what {@link #judge} makes of them */
    void end(Peeked.Interchange interchange, Gathered gathered) {
        if (message.isPresent()
                && told.isEmpty()
                && isSpokenOf(message.get())
                && !interchange.sender().isEmpty()) {
            told = reply(interchange, gathered, message.get())
                    .map(reply -> new Told(reply, message.get().test()));
        }
    }

    /** What names no message cannot be spoken of; an acknowledgement is never acknowledged. */
    private static boolean isSpokenOf(Peeked.Message one) {
        return !one.type().isEmpty() && !Channel.ACKNOWLEDGEMENTS.contains(one.type());
    }

    private Optional<Reply> reply(Peeked.Interchange interchange, Gathered gathered, Peeked.Message about) {
        if (with.equals(APERAK)) {
            return Optional.of(new Reply(with, interchange, List.of(verdict(about))));
        }
        return gathered.isTooMany(with, channel) ? Optional.empty() : gathered.reply(with, channel, interchange);
    }

    Outcomes.Verdicts judge(List<Peeked.Message> messages) {
        List<Verdict> judged = messages.stream().map(this::verdict).toList();
        return new Outcomes.Verdicts(judged, judged);
    }

    private Verdict verdict(Peeked.Message one) {
        List<Parked> kept = new ArrayList<>(turnedDown.getOrDefault(one.ordinal(), List.of()));
        List<Problem> problems = new ArrayList<>();
        if (place.filter(where -> where == one.ordinal()).isPresent()) {
            kept.add(document);
            problems.add(rejected(document, reason));
        }
        kept.stream()
                .filter(each -> !each.equals(document))
                .forEach(each -> problems.addAll(each.refused() ? each.problems() : List.of(rejected(each, ""))));
        Verdict.Outcome outcome = kept.isEmpty()
                ? Verdict.Outcome.ACCEPTED
                : kept.stream().allMatch(this::isPart)
                        ? Verdict.Outcome.ACCEPTED_WITH_ERRORS
                        : Verdict.Outcome.REJECTED;
        Optional<String> number = kept.stream()
                .map(Parked::number)
                .filter(each -> !each.isEmpty())
                .findFirst();
        return new Verdict(one, outcome, number, problems);
    }

    /** A line, or one of the many states that a message tells: the rest of it was taken. */
    private boolean isPart(Parked one) {
        return one.isLine() || channel.carries().stream().anyMatch(Kind::isState);
    }

    private static Problem rejected(Parked one, String why) {
        String place = one.problems().get(0).at().path().split(",", 2)[0];
        return IntakeProblems.REJECTED.at(
                Location.path(one.name(), place), "a person rejected it" + (why.isBlank() ? "" : ": " + why.strip()));
    }
}
