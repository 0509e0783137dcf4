package io.crossdock.ops.cli;

import io.crossdock.config.Channel;
import io.crossdock.config.Configuration;
import io.crossdock.config.Problem;
import io.crossdock.connectors.Connector;
import io.crossdock.connectors.Finding;
import io.crossdock.routes.channel.Words;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tries the way to each partner from this machine, and says in words what it found. */
final class Connecting {

    private final Words words;
    private final Console console;

    Connecting(Words words, Console console) {
        this.words = words;
        this.console = console;
    }

    /**
     * @param channel the one to try; empty: all
     * @return whether everything works; false too where there is no such channel
     */
    boolean works(Configuration configuration, String channel) {
        Collection<Channel> tried = channel.isEmpty()
                ? configuration.channels().values()
                : Optional.ofNullable(configuration.channels().get(channel)).stream()
                        .toList();
        if (tried.isEmpty()) {
            console.say(
                    channel.isEmpty()
                            ? "No channel is there to be tried."
                            : "No sound channel is called " + channel + ".");
            return channel.isEmpty();
        }
        boolean works = true;
        for (Channel each : tried) {
            works &= works(each);
        }
        return works;
    }

    private boolean works(Channel channel) {
        console.say(channel.id() + ": " + channel.connection().connector() + " "
                + (channel.incoming() ? "from " : "to ") + channel.connection().id());
        List<Finding> findings = connector(channel).probe(channel.endpoint());
        findings.forEach(finding -> say(finding));
        return findings.stream().noneMatch(Finding.Fails.class::isInstance);
    }

    private Connector connector(Channel channel) {
        String word = channel.connection().connector();
        return channel.incoming()
                ? words.source(word).<Connector>map(Function.identity()).orElseThrow()
                : words.target(word).<Connector>map(Function.identity()).orElseThrow();
    }

    private void say(Finding finding) {
        if (finding instanceof Finding.Works works) {
            console.say("  ok      " + works.what() + ".");
        } else if (finding instanceof Finding.Fails fails) {
            Problem problem = fails.problem();
            console.say("  FAILS   " + problem.at().source() + ": " + problem.message());
            console.say("          → " + problem.code().remedy() + "  ["
                    + problem.code().id() + ", " + whose(problem.category()) + "]");
        }
    }

    private static String whose(Problem.Category category) {
        return switch (category) {
            case PARTNER -> "the partner's side";
            case SETUP -> "our settings";
            case DATA -> "the document";
            case BUG -> "the hub";
        };
    }
}
