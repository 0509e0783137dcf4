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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a transmission holds, by its envelopes: which channels have messages in it, which messages have no channel.
 *
 * @param channels those with at least one message, in the order of the messages
 * @param strays messages that no channel takes; the first {@value #MOST} of them
 * @param found how many messages there are
 */
record Agenda(List<Channel> channels, List<Stray> strays, List<Peeked.Interchange> interchanges, long found) {

    private static final int MOST = 1000;

    /** A message that no channel takes, with a channel file that would. */
    record Stray(Peeked.Message message, Problem problem) {}

    static Agenda of(Wire wire, Inbox inbox, Map<String, Codec> codecs, Assignment assignment) throws IOException {
        Set<Channel> channels = new LinkedHashSet<>();
        List<Stray> strays = new ArrayList<>();
        List<Peeked.Interchange> interchanges = new ArrayList<>();
        long[] found = {0};
        Codec codec =
                Optional.ofNullable(codecs.get(inbox.channels().get(0).id())).orElseThrow();
        codec.peek(wire, peeked -> {
            if (peeked instanceof Peeked.Interchange interchange) {
                interchanges.add(interchange);
            } else if (peeked instanceof Peeked.Message message) {
                found[0]++;
                assignment.channel(message).ifPresentOrElse(channels::add, () -> {
                    if (strays.size() < MOST) {
                        strays.add(new Stray(message, problem(wire, inbox, message)));
                    }
                });
            }
        });
        if (found[0] == 0) {
            channels.add(inbox.channels().get(0));
        }
        return new Agenda(List.copyOf(channels), strays, interchanges, found[0]);
    }

    private static Problem problem(Wire wire, Inbox inbox, Peeked.Message message) {
        String sender = message.sender().orElse("an unnamed sender");
        return IntakeProblems.UNROUTABLE.at(
                Location.path(wire.name(), "message " + (message.ordinal() + 1)),
                "no channel of inbox " + inbox.id() + " takes " + message.type() + " " + message.version() + " from "
                        + sender + "; proposed file config/partners/<partner>/" + nameOf(message) + ".yaml:\n"
                        + proposal(inbox, message));
    }

    private static String nameOf(Peeked.Message message) {
        return message.type().isEmpty() ? "documents-in" : message.type().toLowerCase(java.util.Locale.ROOT) + "-in";
    }

    /** As a person would write it, to be put in place after a look. */
    private static String proposal(Inbox inbox, Peeked.Message message) {
        StringBuilder yaml = new StringBuilder("direction: in\ncarries: order\n");
        message.sender()
                .ifPresent(sender ->
                        yaml.append("expect: { sender: \"").append(sender).append("\" }\n"));
        yaml.append("connector: { ").append(inbox.connection().id()).append(": { ");
        inbox.channels().get(0).connector().values().forEach((name, value) -> {
            if (value instanceof String text) {
                yaml.append(name).append(": ").append(text).append(", ");
            }
        });
        if (yaml.toString().endsWith(", ")) {
            yaml.setLength(yaml.length() - 2);
        }
        yaml.append(" } }\nformat: { ")
                .append(inbox.channels().get(0).format().name())
                .append(": { message: ")
                .append(message.type())
                .append(", release: ")
                .append(message.version())
                .append(" } }\n");
        return yaml.toString();
    }
}
