package io.crossdock.routes.intake;

import io.crossdock.config.Channel;
import io.crossdock.config.Channel.Answers;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Peeked;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Wake;
import io.crossdock.routes.delivery.Deliveries;
import io.crossdock.routes.delivery.Reply;
import io.crossdock.routes.ledger.State;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the senders of a transmission's interchanges what became of them, once all of it is committed: one reply an interchange and
 * acknowledgement agreed on. Done again after a crash it sends the same ones, which the out-channel knows.
 */
final class Answering {

    /** The others speak of groups and messages. */
    private static final Set<String> OF_INTERCHANGES = Set.of("CONTRL", "TA1");

    private final Station station;
    private final Transmission transmission;
    private final Outcomes outcomes;
    private final Replies replies;

    Answering(Station station, Transmission transmission) {
        this.station = station;
        this.transmission = transmission;
        this.outcomes = new Outcomes(station.database(), station.tenant());
        this.replies = new Replies(station);
    }

    /** @param interchanges knows which of them were taken */
    void answer(Wire wire, Agenda.Part part, Codec codec, Interchanges interchanges) throws IOException {
        if (part.channels().stream()
                .noneMatch(channel -> channel.rules().answers().isPresent())) {
            return;
        }
        Gathering gathering =
                new Gathering(() -> gathered(part), (ended, gathered) -> answer(ended, gathered, interchanges));
        codec.peek(wire, peeked -> {
            if (peeked instanceof Peeked.Message message) {
                gathering.add(part.placed(message));
            } else if (peeked instanceof Peeked.Interchange ended) {
                gathering.end(part.placed(ended));
            }
        });
    }

    private Gathered gathered(Agenda.Part part) {
        return new Gathered(messages -> outcomes.of(transmission.id(), messages), part.assignment()::channel);
    }

    private void answer(Peeked.Interchange interchange, Gathered gathered, Interchanges interchanges) {
        Optional<Interchanges.Known> before = interchanges.before(interchange.ordinal());
        Optional<Problem> reused = interchanges.reused(interchange.ordinal());
        if (interchange.sender().isEmpty()) {
            return;
        }
        if (before.isPresent()) {
            again(interchange, before.get(), gathered.agreed());
        } else if (reused.isPresent()) {
            refuse(interchange.with(reused.get()), gathered);
        } else {
            answer(interchange, gathered);
        }
    }

    /** Nothing of it was taken: only what speaks of interchanges can say so. */
    private void refuse(Peeked.Interchange interchange, Gathered gathered) {
        gathered.agreed().forEach((with, channel) -> {
            if (OF_INTERCHANGES.contains(with)) {
                send(channel, gathered.isTest(), new Reply(with, interchange, gathered.untaken()));
            }
        });
    }

    private void answer(Peeked.Interchange interchange, Gathered gathered) {
        gathered.addEmpty(interchange);
        gathered.agreed().forEach((with, channel) -> {
            if (gathered.isTooMany(with, channel)) {
                giveUp(interchange, with, channel);
            } else {
                gathered.reply(with, channel, interchange).ifPresent(reply -> send(channel, gathered.isTest(), reply));
            }
        });
    }

    private static Answers answers(Channel channel) {
        return channel.rules().answers().orElseThrow();
    }

    /** The same interchange again has the same answer again: its sender may have missed it (decision D4). */
    private void again(Peeked.Interchange interchange, Interchanges.Known before, Map<String, Channel> agreed) {
        agreed.forEach((with, channel) -> {
            String via = answers(channel).via();
            String document = id(before.transmission(), before.ordinal(), with);
            String sent = Reply.transmission(station.tenant(), via, document);
            if (new Deliveries(station.database(), station.tenant()).find(sent).isPresent()) {
                Envelope envelope = envelope(channel, document, new Reply(with, interchange, List.of()), false);
                String asked = "reply-" + id(transmission.id(), interchange.ordinal(), with);
                replies.publish(
                        via,
                        Replies.event(asked, envelope, via, transmission.name(), State.RESENT, now()),
                        Wake.again(sent));
            }
        });
    }

    private void send(Channel channel, boolean test, Reply reply) {
        String via = answers(channel).via();
        String document = id(transmission.id(), reply.interchange().ordinal(), reply.with());
        Envelope envelope = envelope(channel, document, reply, test);
        replies.publish(via, Replies.planned(envelope, via, transmission.name(), now()), reply.message(envelope));
    }

    private Envelope envelope(Channel channel, String document, Reply reply, boolean test) {
        return replies.envelope(transmission, channel, document, reply, test, transmission.received());
    }

    private Instant now() {
        return station.clock().instant();
    }

    private static String id(String transmission, int interchange, String with) {
        return transmission + "-" + with.toLowerCase(Locale.ROOT) + "-" + interchange;
    }

    private void giveUp(Peeked.Interchange interchange, String with, Channel channel) {
        station.database().durably(() -> station.parked()
                .add(List.of(new Parked(
                        id(transmission.id(), interchange.ordinal(), with),
                        transmission.id(),
                        channel.id(),
                        transmission.name(),
                        with + " " + interchange.reference(),
                        false,
                        List.of(IntakeProblems.TOO_MANY_TO_ACKNOWLEDGE.at(
                                Location.path(transmission.name(), "interchange " + interchange.reference()),
                                "more than " + Gathered.MOST + " of its messages are to be named")),
                        transmission.digest(),
                        transmission.received()))));
    }
}
