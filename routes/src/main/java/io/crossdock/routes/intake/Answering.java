package io.crossdock.routes.intake;

import io.crossdock.config.Channel;
import io.crossdock.config.Channel.Answers;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Partner;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.Verdict;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.broker.Publisher;
import io.crossdock.routes.broker.Send;
import io.crossdock.routes.broker.Wake;
import io.crossdock.routes.delivery.Deliveries;
import io.crossdock.routes.delivery.Reply;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.LedgerEvent;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.store.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the senders of a transmission's interchanges what became of them, once all of it is committed: one reply an interchange and
 * acknowledgement agreed on. Done again after a crash it sends the same ones, which the out-channel knows.
 */
final class Answering {

    /** More messages than that in one interchange are not answered one by one: a person is told. */
    private static final int MOST = 50_000;

    private static final String APERAK = "APERAK";

    private final Station station;
    private final Transmission transmission;
    private final Outcomes outcomes;

    Answering(Station station, Transmission transmission) {
        this.station = station;
        this.transmission = transmission;
        this.outcomes = new Outcomes(station.database(), station.tenant());
    }

    /** @param interchanges knows which of them were taken */
    void answer(Wire wire, Agenda.Part part, Codec codec, Interchanges interchanges) throws IOException {
        if (part.channels().stream()
                .noneMatch(channel -> channel.rules().answers().isPresent())) {
            return;
        }
        List<Peeked.Message> open = new ArrayList<>();
        codec.peek(wire, peeked -> {
            if (peeked instanceof Peeked.Message message && open.size() <= MOST) {
                open.add(part.placed(message));
            } else if (peeked instanceof Peeked.Interchange ended) {
                Peeked.Interchange interchange = part.placed(ended);
                Optional<Interchanges.Known> before = interchanges.before(interchange.ordinal());
                if (before.isPresent()) {
                    again(interchange, before.get(), List.copyOf(open), part.assignment());
                } else if (interchanges.accepts(interchange.ordinal())) {
                    answer(interchange, List.copyOf(open), part.assignment());
                }
                open.clear();
            }
        });
    }

    private void answer(Peeked.Interchange interchange, List<Peeked.Message> all, Assignment assignment) {
        List<Peeked.Message> messages =
                all.stream().filter(Answering::isAnswered).toList();
        Map<String, Channel> agreed = agreed(messages, assignment);
        if (agreed.isEmpty() || interchange.sender().isEmpty()) {
            return;
        }
        if (all.size() > MOST) {
            agreed.forEach((with, channel) -> giveUp(interchange, with, channel));
            return;
        }
        Outcomes.Verdicts verdicts = outcomes.of(transmission.id(), messages);
        agreed.forEach((with, channel) -> {
            List<Verdict> told = with.equals(APERAK) ? application(verdicts, agreed.size() > 1) : verdicts.syntax();
            boolean faultless = told.stream().allMatch(one -> one.outcome() == Verdict.Outcome.ACCEPTED);
            if (!told.isEmpty() && !(faultless && answers(channel).faultsOnly())) {
                send(channel, messages.get(0).test(), new Reply(with, interchange, told));
            }
        });
    }

    /** What names no message cannot be spoken of; an acknowledgement is never acknowledged. */
    private static boolean isAnswered(Peeked.Message message) {
        return !message.type().isEmpty() && !Channel.ACKNOWLEDGEMENTS.contains(message.type());
    }

    /** What is agreed on, each with the first channel that says so. */
    private static Map<String, Channel> agreed(List<Peeked.Message> messages, Assignment assignment) {
        Map<String, Channel> agreed = new LinkedHashMap<>();
        messages.stream()
                .flatMap(message -> assignment.channel(message).stream())
                .distinct()
                .forEach(channel -> channel.rules().answers().ifPresent(answers -> answers.with()
                        .forEach(with -> agreed.putIfAbsent(with, channel))));
        return agreed;
    }

    private static Answers answers(Channel channel) {
        return channel.rules().answers().orElseThrow();
    }

    /** A message that could not be read has no say in what it means, if another acknowledgement says that it could not. */
    private static List<Verdict> application(Outcomes.Verdicts verdicts, boolean others) {
        List<Verdict> told = new ArrayList<>();
        for (int i = 0; i < verdicts.application().size(); i++) {
            if (!others || verdicts.syntax().get(i).outcome() != Verdict.Outcome.REJECTED) {
                told.add(verdicts.application().get(i));
            }
        }
        return told;
    }

    /** The same interchange again has the same answer again: its sender may have missed it (decision D4). */
    private void again(
            Peeked.Interchange interchange,
            Interchanges.Known before,
            List<Peeked.Message> messages,
            Assignment assignment) {
        agreed(messages.stream().filter(Answering::isAnswered).toList(), assignment)
                .forEach((with, channel) -> {
                    String via = answers(channel).via();
                    String document = id(before.transmission(), before.ordinal(), with);
                    String sent = Reply.transmission(station.tenant(), via, document);
                    if (new Deliveries(station.database(), station.tenant())
                            .find(sent)
                            .isPresent()) {
                        Envelope envelope = envelope(channel, document, interchange, with, false);
                        publish(
                                via,
                                new LedgerEvent(
                                        "reply-" + id(transmission.id(), interchange.ordinal(), with),
                                        List.of(entry(envelope, via, State.RESENT))),
                                Wake.again(sent));
                    }
                });
    }

    private void send(Channel channel, boolean test, Reply reply) {
        String via = answers(channel).via();
        String document = id(transmission.id(), reply.interchange().ordinal(), reply.with());
        Envelope envelope = envelope(channel, document, reply.interchange(), reply.with(), test);
        publish(
                via,
                new LedgerEvent("reply-" + document, List.of(entry(envelope, via, State.PLANNED))),
                reply.message(envelope));
    }

    private void publish(String via, LedgerEvent event, Message message) {
        station.broker().queue(Addresses.out(via));
        try (Publisher publisher = station.broker().publisher()) {
            publisher.publish(
                    List.of(
                            Send.to(LedgerEvent.ADDRESS, new Message(event.id(), Map.of(), event.body())),
                            Send.to(Addresses.out(via), message)),
                    event.id());
        }
    }

    private Envelope envelope(
            Channel channel, String document, Peeked.Interchange interchange, String with, boolean test) {
        return new Envelope(
                station.tenant(),
                document,
                Kind.ACKNOWLEDGEMENT,
                Partner.US,
                Digest.fit(with + " " + interchange.reference(), Storable.NUMBER),
                0,
                transmission.id(),
                interchange.ordinal(),
                channel.id(),
                channel.connection().id(),
                test,
                transmission.bundle(),
                transmission.received(),
                Map.of());
    }

    private static String id(String transmission, int interchange, String with) {
        return transmission + "-" + with.toLowerCase(Locale.ROOT) + "-" + interchange;
    }

    private Entry entry(Envelope envelope, String via, State state) {
        return new Entry(
                station.clock().instant(),
                envelope.document(),
                transmission.id(),
                via,
                Stage.DELIVERY,
                state,
                envelope.kind().word(),
                envelope.issuer(),
                envelope.number(),
                1,
                transmission.name());
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
                                "it has more than " + MOST + " messages")),
                        transmission.digest(),
                        transmission.received()))));
    }
}
