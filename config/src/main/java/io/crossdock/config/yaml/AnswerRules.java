package io.crossdock.config.yaml;

import io.crossdock.config.Batch;
import io.crossdock.config.Channel;
import io.crossdock.config.Channel.Answers;
import io.crossdock.config.Kind;
import io.crossdock.config.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The channel that acknowledgements go through must be there, and made for them; else who names it is taken out. One that is there and
 * faulty stops nobody: what is to go through it waits until it is mended.
 */
final class AnswerRules {

    private AnswerRules() {}

    /** @param declared the ids of all channels that have a file, sound or not */
    static void enforce(Map<String, Channel> channels, Set<String> declared, Collection<Problem> problems) {
        for (Channel channel : List.copyOf(channels.values())) {
            channel.rules()
                    .answers()
                    .flatMap(answers -> objection(channel, answers, channels, declared))
                    .ifPresent(problem -> {
                        channels.remove(channel.id());
                        problems.add(problem);
                    });
        }
    }

    private static Optional<Problem> objection(
            Channel channel, Answers answers, Map<String, Channel> channels, Set<String> declared) {
        Optional<Channel> via = Optional.ofNullable(channels.get(answers.via()));
        if (via.isPresent()) {
            return fits(channel, via.get()) ? Optional.empty() : Optional.of(unfit(channel, answers));
        }
        return declared.contains(answers.via()) ? Optional.empty() : Optional.of(unknown(channel, answers, channels));
    }

    private static Problem unfit(Channel channel, Answers answers) {
        return LanguageCodes.CHANNEL_UNFIT.at(
                answers.at(),
                "acknowledgements cannot go through '" + answers.via()
                        + "': it must go out, carry acknowledgement alone, in format "
                        + channel.format().name() + ", without batch");
    }

    private static Problem unknown(Channel channel, Answers answers, Map<String, Channel> channels) {
        List<String> fit = channels.values().stream()
                .filter(there -> fits(channel, there))
                .map(Channel::id)
                .toList();
        return LanguageCodes.CHANNEL_UNKNOWN.at(
                answers.at(),
                "there is no channel '" + answers.via() + "'; "
                        + (fit.isEmpty()
                                ? "none in format " + channel.format().name() + " carries acknowledgement alone"
                                : LikelyWord.hint(answers.via(), fit)));
    }

    private static boolean fits(Channel channel, Channel via) {
        return !via.incoming()
                && via.carries().equals(Set.of(Kind.ACKNOWLEDGEMENT))
                && via.batch() instanceof Batch.Single
                && via.format().name().equals(channel.format().name());
    }
}
