package io.crossdock.routes.intake;

import io.crossdock.config.Channel;
import io.crossdock.config.Inbox;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Peeked;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a transmission holds, by its envelopes: which channels have messages in it, which messages have no channel. Channels of several
 * formats may share an inbox; a transmission is of the first of them that can name a message in it.
 *
 * @param first the first of the format's channels: its codec reads the envelopes
 * @param assignment which of the format's channels a message belongs to
 * @param channels those with at least one message, in the order of the messages
 * @param strays messages that no channel takes; the first {@value #MOST} of them
 * @param found how many messages there are
 */
record Agenda(
        Channel first,
        Assignment assignment,
        List<Channel> channels,
        List<Stray> strays,
        List<Peeked.Interchange> interchanges,
        long found) {

    private static final int MOST = 1000;

    /** A message that no channel takes, with a channel file that would. */
    record Stray(Peeked.Message message, Problem problem) {}

    static Agenda of(Wire wire, Inbox inbox, Map<String, Codec> codecs, Assignment assignment) throws IOException {
        List<Look> looks = new ArrayList<>();
        for (Channel first : firstOfFormats(inbox)) {
            Codec codec = Optional.ofNullable(codecs.get(first.id())).orElseThrow();
            Look look = new Look(wire, inbox, first, codec, assignment);
            codec.peek(wire, look::see);
            if (look.names) {
                return look.agenda();
            }
            looks.add(look);
        }
        return looks.stream()
                .filter(look -> look.codec.messages().isEmpty())
                .findFirst()
                .orElse(looks.get(0))
                .agenda();
    }

    private static Collection<Channel> firstOfFormats(Inbox inbox) {
        Map<String, Channel> first = new LinkedHashMap<>();
        inbox.channels().forEach(channel -> first.putIfAbsent(channel.format().name(), channel));
        return first.values();
    }

    /** What the codec of one format makes of the envelopes. */
    private static final class Look {

        private final Wire wire;
        private final Inbox inbox;
        private final Channel first;
        private final Codec codec;
        private final Assignment assignment;
        private final Set<Channel> channels = new LinkedHashSet<>();
        private final List<Stray> strays = new ArrayList<>();
        private final List<Peeked.Interchange> interchanges = new ArrayList<>();
        private long found;
        private boolean names;

        Look(Wire wire, Inbox inbox, Channel first, Codec codec, Assignment assignment) {
            this.wire = wire;
            this.inbox = inbox;
            this.first = first;
            this.codec = codec;
            this.assignment = assignment.of(first.format().name());
        }

        void see(Peeked peeked) {
            if (peeked instanceof Peeked.Interchange interchange) {
                interchanges.add(interchange);
            } else if (peeked instanceof Peeked.Message message) {
                found++;
                names |= !message.type().isEmpty();
                assignment.channel(message).ifPresentOrElse(channels::add, () -> {
                    if (strays.size() < MOST) {
                        strays.add(new Stray(message, problem(wire, inbox, first, message)));
                    }
                });
            }
        }

        Agenda agenda() {
            if (found == 0) {
                channels.add(first);
            }
            return new Agenda(first, assignment, List.copyOf(channels), strays, interchanges, found);
        }
    }

    private static Problem problem(Wire wire, Inbox inbox, Channel first, Peeked.Message message) {
        String sender = message.sender().orElse("an unnamed sender");
        return IntakeProblems.UNROUTABLE.at(
                Location.path(wire.name(), "message " + (message.ordinal() + 1)),
                "no channel of inbox " + inbox.id() + " takes " + message.type() + " " + message.version() + " from "
                        + sender + "; proposed file config/partners/<partner>/" + nameOf(message) + ".yaml:\n"
                        + proposal(inbox, first, message));
    }

    private static String nameOf(Peeked.Message message) {
        return message.type().isEmpty() ? "documents-in" : message.type().toLowerCase(java.util.Locale.ROOT) + "-in";
    }

    /** As a person would write it, to be put in place after a look. */
    private static String proposal(Inbox inbox, Channel first, Peeked.Message message) {
        StringBuilder yaml = new StringBuilder("direction: in\ncarries: order\n");
        message.sender()
                .ifPresent(sender ->
                        yaml.append("expect: { sender: \"").append(sender).append("\" }\n"));
        yaml.append("connector: { ").append(inbox.connection().id()).append(": { ");
        first.connector().values().forEach((name, value) -> {
            if (value instanceof String text) {
                yaml.append(name).append(": ").append(text).append(", ");
            }
        });
        if (yaml.toString().endsWith(", ")) {
            yaml.setLength(yaml.length() - 2);
        }
        yaml.append(" } }\nformat: { ")
                .append(first.format().name())
                .append(": { message: ")
                .append(message.type())
                .append(", release: ")
                .append(message.version())
                .append(" } }\n");
        return yaml.toString();
    }
}
