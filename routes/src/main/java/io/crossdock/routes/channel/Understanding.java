package io.crossdock.routes.channel;

import io.crossdock.config.Channel;
import io.crossdock.config.Configuration;
import io.crossdock.config.Inbox;
import io.crossdock.config.Inboxes;
import io.crossdock.mappings.Codec;
import io.crossdock.routes.flow.Interest;
import io.crossdock.routes.flow.Subscriptions;
import io.crossdock.routes.intake.Rereading;
import io.crossdock.routes.intake.Station;
import io.crossdock.routes.xref.Directory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How one configuration, in force or not, reads kept input and shares it out. Nothing of it runs. */
public record Understanding(Configuration configuration, Words words, Station station) {

    /** How the transmissions of an inbox are read; absent where no channel that can run reads there. */
    public Optional<Rereading> rereading(String inbox) {
        return Inboxes.of(configuration, words.vocabulary()).stream()
                .filter(one -> one.id().equals(inbox))
                .findFirst()
                .flatMap(this::rereading);
    }

    private Optional<Rereading> rereading(Inbox inbox) {
        List<Channel> sound = inbox.channels().stream().filter(this::runs).toList();
        Map<String, Codec> codecs = new HashMap<>();
        sound.forEach(channel -> codecs.put(channel.id(), words.codec(channel).get()));
        return sound.isEmpty()
                ? Optional.empty()
                : Optional.of(station.under(new Directory(configuration), configuration.ownership())
                        .rereading(new Inbox(inbox.id(), sound), codecs, configuration.bundle()));
    }

    public Interest interest() {
        return new Interest(
                new Subscriptions(Subscriptions.wanting(configuration).stream()
                        .filter(this::runs)
                        .toList()),
                words.steps(configuration),
                station.clock());
    }

    private boolean runs(Channel channel) {
        return words.problems(channel).isEmpty();
    }
}
