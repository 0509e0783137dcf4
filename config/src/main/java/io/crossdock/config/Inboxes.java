package io.crossdock.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups in-channels by where they read (decision D1). */
public final class Inboxes {

    private Inboxes() {}

    /** All inboxes, by the first of their channels. */
    public static List<Inbox> of(Configuration configuration, Vocabulary vocabulary) {
        Map<String, List<Channel>> byInbox = new LinkedHashMap<>();
        for (Channel channel : configuration.channels(Direction.IN)) {
            byInbox.computeIfAbsent(id(channel, vocabulary), id -> new ArrayList<>())
                    .add(channel);
        }
        return byInbox.entrySet().stream()
                .map(entry -> new Inbox(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The inbox that an in-channel reads. */
    public static String id(Channel channel, Vocabulary vocabulary) {
        String place = String.join(",", place(channel, vocabulary));
        return channel.connection().id() + (place.isEmpty() ? "" : ":" + place);
    }

    /** The values of the settings that tell one place of a connection from another, in the order of the spec. */
    public static List<String> place(Channel channel, Vocabulary vocabulary) {
        Settings endpoint = channel.endpoint();
        return Optional.ofNullable(
                        vocabulary.connectors().get(channel.connection().connector()))
                .flatMap(Vocabulary.ConnectorWord::source)
                .map(Spec::settings)
                .orElse(List.of())
                .stream()
                .filter(Setting::identifying)
                .map(Setting::name)
                .map(name -> Optional.ofNullable(endpoint.values().get(name)))
                .map(value -> value.map(Object::toString).orElse(""))
                .toList();
    }
}
