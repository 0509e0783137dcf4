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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the codec of one format makes of the envelopes of a transmission. */
final class Look {

    static final int MOST = 1000;

    private final Wire wire;
    private final Inbox inbox;
    private final Channel first;
    private final Codec codec;
    private final Assignment assignment;
    private final Set<Channel> channels = new LinkedHashSet<>();
    private final List<Problem> strays = new ArrayList<>();
    private final List<Peeked.Interchange> interchanges = new ArrayList<>();
    private final Map<String, List<Location>> elsewhere = new LinkedHashMap<>();
    private boolean looked;
    private long found;
    private boolean names;

    /** @param first of the format's channels in the inbox */
    Look(Wire wire, Inbox inbox, Channel first, Map<String, Codec> codecs, Assignment assignment) {
        this.wire = wire;
        this.inbox = inbox;
        this.first = first;
        this.codec = Optional.ofNullable(codecs.get(first.id())).orElseThrow();
        this.assignment = assignment.of(first.format().name());
    }

    /** Looks, once; whether a message has a name. */
    boolean names() throws IOException {
        if (!looked) {
            looked = true;
            codec.peek(wire, this::see);
        }
        return names;
    }

    /** Whether the format takes messages that have no name. */
    boolean takesWithoutNames() {
        return codec.messages().isEmpty();
    }

    private void see(Peeked peeked) {
        if (peeked instanceof Peeked.Interchange interchange) {
            interchanges.add(interchange);
        } else if (peeked instanceof Peeked.Message message) {
            found++;
            names |= !message.type().isEmpty();
            assignment.channel(message).ifPresentOrElse(channels::add, () -> {
                if (strays.size() < MOST) {
                    strays.add(problem(message));
                }
            });
        } else if (peeked instanceof Peeked.Elsewhere other) {
            List<Location> places = elsewhere.computeIfAbsent(other.format(), format -> new ArrayList<>());
            if (places.size() < MOST) {
                places.add(other.at());
            }
        }
    }

    /** Where interchanges of other formats begin, by format; the first {@value #MOST} of each. */
    Map<String, List<Location>> elsewhere() {
        return elsewhere;
    }

    /** Nobody reads the interchanges of a format. */
    void leave(String format) {
        for (Location at : elsewhere.getOrDefault(format, List.of())) {
            found++;
            strays.add(IntakeProblems.UNROUTABLE.at(
                    at,
                    "no channel of inbox " + inbox.id() + " reads " + format
                            + ", of which an interchange begins here"));
        }
    }

    List<Problem> strays() {
        return strays;
    }

    /** What is found, whether somebody reads it or not. */
    long found() {
        return found;
    }

    Agenda.Counted counted() {
        return new Agenda.Counted((int) found, interchanges.size());
    }

    Agenda.Part part(Agenda.Counted before) {
        if (found == 0) {
            channels.add(first);
        }
        return new Agenda.Part(
                first,
                assignment,
                List.copyOf(channels),
                interchanges.stream()
                        .map(interchange -> interchange.behind(before.interchanges()))
                        .toList(),
                before);
    }

    private Problem problem(Peeked.Message message) {
        String sender = message.sender().orElse("an unnamed sender");
        return IntakeProblems.UNROUTABLE.at(
                Location.path(wire.name(), "message " + (message.ordinal() + 1)),
                "no channel of inbox " + inbox.id() + " takes " + message.type() + " " + message.version() + " from "
                        + sender + "; proposed file config/partners/<partner>/" + nameOf(message) + ".yaml:\n"
                        + proposal(message));
    }

    private static String nameOf(Peeked.Message message) {
        return message.type().isEmpty() ? "documents-in" : message.type().toLowerCase(Locale.ROOT) + "-in";
    }

    /** As a person would write it, to be put in place after a look. */
    private String proposal(Peeked.Message message) {
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
