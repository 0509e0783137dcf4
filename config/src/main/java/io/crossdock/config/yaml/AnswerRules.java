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

/** The channel that acknowledgements go through must be there, and made for them; else who names it is taken out. */
final class AnswerRules {

    private AnswerRules() {}

    static void enforce(Map<String, Channel> channels, Collection<Problem> problems) {
        for (Channel channel : List.copyOf(channels.values())) {
            channel.rules()
                    .answers()
                    .flatMap(answers -> objection(channel, answers, channels))
                    .ifPresent(problem -> {
                        channels.remove(channel.id());
                        problems.add(problem);
                    });
        }
    }

    private static Optional<Problem> objection(Channel channel, Answers answers, Map<String, Channel> channels) {
        Optional<Channel> via = Optional.ofNullable(channels.get(answers.via())).filter(there -> !there.incoming());
        if (via.isEmpty()) {
            return Optional.of(LanguageCodes.CHANNEL_UNKNOWN.at(
                    answers.at(),
                    "there is no sound out-channel '" + answers.via() + "'; "
                            + LikelyWord.hint(answers.via(), fit(channel, channels))));
        }
        return fits(channel, via.get())
                ? Optional.empty()
                : Optional.of(LanguageCodes.CHANNEL_UNFIT.at(
                        answers.at(),
                        "acknowledgements cannot go through '" + answers.via() + "': it "
                                + "must carry acknowledgement alone, in format "
                                + channel.format().name() + ", without batch"));
    }

    private static List<String> fit(Channel channel, Map<String, Channel> channels) {
        return channels.values().stream()
                .filter(there -> !there.incoming() && fits(channel, there))
                .map(Channel::id)
                .toList();
    }

    private static boolean fits(Channel channel, Channel via) {
        return via.carries().equals(Set.of(Kind.ACKNOWLEDGEMENT))
                && via.batch() instanceof Batch.Single
                && via.format().name().equals(channel.format().name());
    }
}
