package io.crossdock.routes.intake;

import io.crossdock.config.Channel;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Peeked;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which channel of an inbox a message belongs to: the one that fits best by sender, receiver, message, version and association code
 * (decision D1). A condition that a channel states must hold. One that can read the message goes before all that cannot; of several,
 * the one that states most wins.
 */
final class Assignment {

    /** More than all else together. */
    private static final int READS = 64;

    private final List<Channel> channels;
    private final Map<String, Codec> codecs;
    private final Map<Peeked.Message, Optional<Channel>> remembered = new ConcurrentHashMap<>();
    private final Map<String, Assignment> byFormat = new ConcurrentHashMap<>();

    /** @param codecs of the channels, by id */
    Assignment(List<Channel> channels, Map<String, Codec> codecs) {
        this.channels = List.copyOf(channels);
        this.codecs = Map.copyOf(codecs);
    }

    /** The same among the channels of one format. */
    Assignment of(String format) {
        return byFormat.computeIfAbsent(
                format,
                name -> new Assignment(
                        channels.stream()
                                .filter(channel -> channel.format().name().equals(name))
                                .toList(),
                        codecs));
    }

    Optional<Channel> channel(Peeked.Message message) {
        return remembered.computeIfAbsent(message.sort(), this::best);
    }

    private Optional<Channel> best(Peeked.Message message) {
        Optional<Channel> best = Optional.empty();
        int most = -1;
        for (Channel channel : channels) {
            int fit = fit(channel, message);
            if (fit > most) {
                most = fit;
                best = Optional.of(channel);
            }
        }
        return best;
    }

    /** Negative: does not fit. */
    private int fit(Channel channel, Peeked.Message message) {
        int sender = sender(channel, message);
        int receiver = stated(channel.rules().expects().receiver(), message.receiver(), 4);
        int type = named(channel, "message", message.type(), 4);
        if (sender < 0 || receiver < 0 || type < 0) {
            return -1;
        }
        return (reads(channel, message.type()) ? READS : 0)
                + sender
                + receiver
                + type
                + preferred(channel, "release", message.version(), 2)
                + preferred(channel, "association", message.association(), 1);
    }

    private boolean reads(Channel channel, String type) {
        return Optional.ofNullable(codecs.get(channel.id()))
                .filter(codec -> codec.messages().contains(type))
                .isPresent();
    }

    private static int sender(Channel channel, Peeked.Message message) {
        if (channel.rules().expects().sender().isPresent()) {
            return stated(channel.rules().expects().sender(), message.sender(), 16);
        }
        List<String> own = channel.partner().identifiers().values().stream()
                .flatMap(List::stream)
                .toList();
        if (message.sender().isEmpty() || own.isEmpty()) {
            return 0;
        }
        return own.contains(address(message.sender().get()))
                        || own.contains(message.sender().get())
                ? 8
                : -1;
    }

    private static int stated(Optional<String> wanted, Optional<String> found, int weight) {
        if (wanted.isEmpty()) {
            return 0;
        }
        return found.filter(
                        value -> value.equals(wanted.get()) || address(value).equals(wanted.get()))
                .map(value -> weight)
                .orElse(-1);
    }

    private static int named(Channel channel, String setting, String found, int weight) {
        Optional<String> wanted = channel.format().settings().optionalText(setting);
        if (wanted.isEmpty() || found.isEmpty()) {
            return 0;
        }
        return wanted.get().equals(found) ? weight : -1;
    }

    private static int preferred(Channel channel, String setting, String found, int weight) {
        return channel.format()
                        .settings()
                        .optionalText(setting)
                        .filter(found::equals)
                        .isPresent()
                ? weight
                : 0;
    }

    /** An interchange address without its qualifier. */
    private static String address(String sender) {
        int colon = sender.indexOf(':');
        return colon < 0 ? sender : sender.substring(0, colon);
    }
}
