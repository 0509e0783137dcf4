package io.crossdock.routes.broker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mark of a document that had its effect and goes again: to the channels that it names, and nobody else. */
public final class OnlyTo {

    private static final String CHANNELS = "onlyTo";
    private static final String SEPARATOR = ",";

    private OnlyTo() {}

    /** @param channels ids, in which no comma can be */
    public static Message mark(Message message, List<String> channels) {
        Map<String, String> headers = new LinkedHashMap<>(message.headers());
        headers.put(CHANNELS, String.join(SEPARATOR, channels));
        return new Message(message.id(), headers, message.body());
    }

    /** The channels; absent: whoever wants it. */
    public static Optional<List<String>> of(Message message) {
        return Optional.ofNullable(message.headers().get(CHANNELS)).map(channels -> List.of(channels.split(SEPARATOR)));
    }
}
