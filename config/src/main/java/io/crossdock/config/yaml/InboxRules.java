package io.crossdock.config.yaml;

import io.crossdock.config.Channel;
import io.crossdock.config.Inboxes;
import io.crossdock.config.Problem;
import io.crossdock.config.Problem.Code;
import io.crossdock.config.Settings;
import io.crossdock.config.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Channels that read the same place must agree on how; the first by name is right, the others are taken out. */
final class InboxRules {

    private InboxRules() {}

    static void enforce(Map<String, Channel> channels, Vocabulary vocabulary, Collection<Problem> problems) {
        Map<String, Channel> firstOfInbox = new LinkedHashMap<>();
        Map<Object, Channel> firstOfPlace = new LinkedHashMap<>();
        for (Channel channel : List.copyOf(channels.values())) {
            if (channel.incoming()) {
                String inbox = Inboxes.id(channel, vocabulary);
                Channel first = firstOfInbox.computeIfAbsent(inbox, id -> channel);
                Channel there = firstOfPlace.computeIfAbsent(place(channel, vocabulary), place -> channel);
                List<Problem> found = new ArrayList<>();
                if (!agree(first, channel)) {
                    found.add(clash(
                            LanguageCodes.INBOX_DISAGREES,
                            channel,
                            first,
                            "reads inbox " + inbox + " in another way than"));
                }
                if (!there.connection().id().equals(channel.connection().id())) {
                    found.add(clash(
                            LanguageCodes.INBOX_TWICE,
                            channel,
                            there,
                            "reads over another connection the same place as"));
                }
                if (!found.isEmpty()) {
                    channels.remove(channel.id());
                    problems.addAll(found);
                }
            }
        }
    }

    private static boolean agree(Channel first, Channel second) {
        return first.when().equals(second.when()) && bare(first.connector()).equals(bare(second.connector()));
    }

    private static Object place(Channel channel, Vocabulary vocabulary) {
        return List.of(
                channel.connection().connector(),
                bare(channel.connection().settings()),
                Inboxes.place(channel, vocabulary));
    }

    private static Problem clash(Code code, Channel channel, Channel other, String what) {
        return code.at(channel.connector().at(), channel.id() + " " + what + " " + other.id());
    }

    /** The values without the places where they were written. */
    private static Map<String, Object> bare(Settings settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        settings.values().forEach((key, value) -> values.put(key, bareValue(value)));
        return values;
    }

    private static Object bareValue(Object value) {
        if (value instanceof Settings group) {
            return bare(group);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(InboxRules::bareValue).toList();
        }
        if (value instanceof Map<?, ?> table) {
            Map<Object, Object> values = new LinkedHashMap<>();
            table.forEach((key, each) -> values.put(key, bareValue(each)));
            return values;
        }
        return value;
    }
}
