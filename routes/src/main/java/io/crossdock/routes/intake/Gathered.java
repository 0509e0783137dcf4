package io.crossdock.routes.intake;

import io.crossdock.config.Channel;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.Verdict;
import io.crossdock.mappings.Verdict.Outcome;
import io.crossdock.routes.delivery.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The verdicts on the messages of one interchange, gathered as its envelopes are read. Of an interchange with very many messages those
 * that are accepted are only counted: no acknowledgement has to name them, since what is not named is accepted with its group. So memory
 * grows with what is faulty, and not beyond a bound.
 */
final class Gathered {

    private static final String APERAK = "APERAK";

    /** So many messages of an interchange are named, whatever became of them; then so many that are not simply accepted. */
    static final int MOST = 50_000;

    private static final int AT_ONCE = 1_000;

    /** With so many problems told, of each further message only the first is. */
    private static final int MOST_PROBLEMS = 20_000;

    private final Function<List<Peeked.Message>, Outcomes.Verdicts> judge;
    private final Function<Peeked.Message, Optional<Channel>> channelOf;
    private final int most;
    private final Set<Channel> channels = new LinkedHashSet<>();
    private final List<Peeked.Message> open = new ArrayList<>();
    private final List<Verdict> syntax = new ArrayList<>();
    private final List<Verdict> application = new ArrayList<>();
    private final Map<String, Verdict> unnamed = new LinkedHashMap<>();
    private Optional<Peeked.Message> first = Optional.empty();
    private boolean acknowledges;
    private boolean counting;
    private boolean tooMany;
    private int problems;

    /**
     * @param judge says what became of messages, a number of them at once
     * @param channelOf which channel a message belongs to
     */
    Gathered(
            Function<List<Peeked.Message>, Outcomes.Verdicts> judge,
            Function<Peeked.Message, Optional<Channel>> channelOf) {
        this(judge, channelOf, MOST);
    }

    /** @param most so many are named */
    Gathered(
            Function<List<Peeked.Message>, Outcomes.Verdicts> judge,
            Function<Peeked.Message, Optional<Channel>> channelOf,
            int most) {
        this.judge = judge;
        this.channelOf = channelOf;
        this.most = most;
    }

    /** What names no message cannot be spoken of; an acknowledgement is never acknowledged. */
    void add(Peeked.Message message) {
        acknowledges |= Channel.ACKNOWLEDGEMENTS.contains(message.type());
        if (message.type().isEmpty() || Channel.ACKNOWLEDGEMENTS.contains(message.type())) {
            return;
        }
        first = first.or(() -> Optional.of(message));
        channelOf.apply(message).ifPresent(channels::add);
        open.add(message);
        if (open.size() == AT_ONCE) {
            judge();
        }
    }

    private void judge() {
        if (open.isEmpty()) {
            return;
        }
        Outcomes.Verdicts verdicts = judge.apply(List.copyOf(open));
        for (int i = 0; i < open.size(); i++) {
            take(verdicts.syntax().get(i), verdicts.application().get(i));
        }
        open.clear();
    }

    private void take(Verdict read, Verdict held) {
        if (!counting && syntax.size() == most) {
            countAccepted();
        }
        if (counting && held.outcome() == Outcome.ACCEPTED) {
            count(read);
        } else if (syntax.size() < most) {
            syntax.add(brief(read));
            application.add(brief(held));
        } else {
            tooMany = true;
        }
    }

    private Verdict brief(Verdict verdict) {
        List<Problem> told = problems < MOST_PROBLEMS || verdict.problems().size() < 2
                ? verdict.problems()
                : verdict.problems().subList(0, 1);
        problems += told.size();
        return new Verdict(verdict.message(), verdict.outcome(), verdict.number(), told);
    }

    private void countAccepted() {
        counting = true;
        List<Verdict> read = List.copyOf(syntax);
        List<Verdict> held = List.copyOf(application);
        syntax.clear();
        application.clear();
        for (int i = 0; i < read.size(); i++) {
            if (held.get(i).outcome() == Outcome.ACCEPTED) {
                count(read.get(i));
            } else {
                syntax.add(read.get(i));
                application.add(held.get(i));
            }
        }
    }

    private void count(Verdict accepted) {
        unnamed.merge(
                accepted.message().group(),
                accepted,
                (before, more) -> Verdict.accepted(before.message(), before.alike() + 1));
    }

    /** What is agreed on, each with the first channel that says so. */
    Map<String, Channel> agreed() {
        Map<String, Channel> agreed = new LinkedHashMap<>();
        channels.forEach(channel -> channel.rules().answers().ifPresent(answers -> answers.with()
                .forEach(with -> agreed.putIfAbsent(with, channel))));
        return agreed;
    }

    /** As if a message without a name had come: whoever sent nothing but an envelope is to know that too. */
    void addEmpty(Peeked.Interchange interchange) {
        if (first.isEmpty() && !acknowledges && !interchange.told().isEmpty()) {
            channelOf
                    .apply(Peeked.Message.between(interchange.sender(), interchange.receiver()))
                    .ifPresent(channels::add);
        }
    }

    /**
     * What the sender is told of the interchange by one message that is agreed on; empty: nothing.
     *
     * @param channel that agreed on it
     */
    Optional<Reply> reply(String with, Channel channel, Peeked.Interchange interchange) {
        boolean application = with.equals(APERAK);
        Peeked.Interchange told = channel.rules().refusesBadData() ? interchange : interchange.forgiven();
        List<Verdict> verdicts =
                application ? application(agreed().size() > 1) : withoutEnvelope(syntax(), interchange.told());
        boolean flawless = application || told.told().isEmpty();
        boolean faultless = flawless && verdicts.stream().allMatch(verdict -> verdict.outcome() == Outcome.ACCEPTED);
        boolean silent = faultless && faultsOnly(channel) || flawless && verdicts.isEmpty();
        return silent ? Optional.empty() : Optional.of(new Reply(with, told, verdicts));
    }

    /** Whether more is to be named than can be; APERAK speaks of each message for itself. */
    boolean isTooMany(String with, Channel channel) {
        judge();
        return tooMany || counting && with.equals(APERAK) && !faultsOnly(channel);
    }

    private static boolean faultsOnly(Channel channel) {
        return channel.rules().answers().filter(Channel.Answers::faultsOnly).isPresent();
    }

    /** What is odd in a trailer stands with the last document before it, but is told of the interchange and not of the message. */
    private static List<Verdict> withoutEnvelope(List<Verdict> verdicts, List<Problem> envelope) {
        return envelope.isEmpty()
                ? verdicts
                : verdicts.stream()
                        .map(verdict -> withoutEnvelope(verdict, envelope))
                        .toList();
    }

    private static Verdict withoutEnvelope(Verdict verdict, List<Problem> envelope) {
        List<Problem> own = verdict.problems().stream()
                .filter(problem -> !envelope.contains(problem))
                .toList();
        boolean faultless = own.isEmpty() && verdict.outcome() == Outcome.ACCEPTED_WITH_ERRORS;
        return new Verdict(
                verdict.message(),
                faultless ? Outcome.ACCEPTED : verdict.outcome(),
                verdict.number(),
                own,
                verdict.alike());
    }

    boolean isTest() {
        return first.filter(Peeked.Message::test).isPresent();
    }

    /** Whether more messages are faulty than can be told. */
    boolean isTooMany() {
        judge();
        return tooMany;
    }

    /** Whether messages that are accepted are only counted. */
    boolean isCounting() {
        judge();
        return counting;
    }

    /** On how the messages could be read. */
    List<Verdict> syntax() {
        judge();
        List<Verdict> all = new ArrayList<>(unnamed.values());
        all.addAll(syntax);
        return all;
    }

    /** On what they say; if another acknowledgement says which could not be read, on the others only. */
    List<Verdict> application(boolean others) {
        judge();
        List<Verdict> told = new ArrayList<>();
        for (int i = 0; i < application.size(); i++) {
            if (!others || syntax.get(i).outcome() != Outcome.REJECTED) {
                told.add(application.get(i));
            }
        }
        return told;
    }

    /** On an interchange that was not taken at all. */
    List<Verdict> untaken() {
        return first.stream().map(Verdict::untaken).toList();
    }
}
