package io.crossdock.routes.intake;

import io.crossdock.config.Channel;
import io.crossdock.config.Inbox;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Peeked;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a transmission holds, by its envelopes: which channels have messages in it, what has no channel. Channels of several formats may
 * share an inbox, and interchanges of several standards a transmission.
 *
 * @param parts one a format; at least one
 * @param strays what no channel takes; the first {@value Look#MOST} of each sort
 * @param found how many messages there are
 */
record Agenda(List<Part> parts, List<Problem> strays, long found) {

    /**
     * What one format reads. Its codec counts only what is its own; here are the places in the whole transmission.
     *
     * @param first the first of the format's channels: its codec reads the envelopes
     * @param assignment which of the format's channels a message belongs to
     * @param channels those with at least one message, in the order of the messages
     * @param before what is counted before the first of this part
     */
    record Part(
            Channel first,
            Assignment assignment,
            List<Channel> channels,
            List<Peeked.Interchange> interchanges,
            Counted before) {

        Peeked.Message placed(Peeked.Message message) {
            return message.behind(before.messages(), before.interchanges());
        }

        Peeked.Interchange placed(Peeked.Interchange interchange) {
            return interchange.behind(before.interchanges());
        }
    }

    /** How many there are. */
    record Counted(int messages, int interchanges) {

        static final Counted NOTHING = new Counted(0, 0);

        Counted plus(Counted more) {
            return new Counted(messages + more.messages, interchanges + more.interchanges);
        }
    }

    /** The first format that can name a message reads a transmission, and with it those whose interchanges it passes over. */
    static Agenda of(Wire wire, Inbox inbox, Map<String, Codec> codecs, Assignment assignment) throws IOException {
        Map<String, Look> looks = new LinkedHashMap<>();
        for (Channel channel : inbox.channels()) {
            looks.putIfAbsent(channel.format().name(), new Look(wire, inbox, channel, codecs, assignment));
        }
        for (Look look : looks.values()) {
            if (look.names()) {
                return of(together(look, looks));
            }
        }
        Look bare = looks.values().stream()
                .filter(Look::takesWithoutNames)
                .findFirst()
                .orElseGet(() -> looks.values().iterator().next());
        return of(List.of(bare));
    }

    private static List<Look> together(Look look, Map<String, Look> looks) throws IOException {
        List<Look> together = new ArrayList<>(List.of(look));
        for (String format : look.elsewhere().keySet()) {
            if (looks.containsKey(format)) {
                looks.get(format).names();
                together.add(looks.get(format));
            } else {
                look.leave(format);
            }
        }
        return together;
    }

    private static Agenda of(List<Look> looks) {
        List<Part> parts = new ArrayList<>();
        List<Problem> strays = new ArrayList<>();
        long found = 0;
        Counted before = Counted.NOTHING;
        for (Look look : looks) {
            parts.add(look.part(before));
            strays.addAll(look.strays());
            found += look.found();
            before = before.plus(look.counted());
        }
        return new Agenda(parts, strays, found);
    }

    List<Peeked.Interchange> interchanges() {
        return parts.stream().flatMap(part -> part.interchanges().stream()).toList();
    }

    /** How many messages are counted before the first that a channel's format reads; nothing for what is no channel. */
    OptionalInt before(String channel) {
        return parts.stream()
                .filter(part ->
                        part.channels().stream().anyMatch(one -> one.id().equals(channel)))
                .mapToInt(part -> part.before().messages())
                .findFirst();
    }
}
