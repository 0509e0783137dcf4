package io.crossdock.routes.intake;

import io.crossdock.config.Channel;
import io.crossdock.config.Inbox;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Peeked;
import io.crossdock.routes.broker.Unavailable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What is in the kept bytes of a transmission, thing by thing, each with its place: the same ones however often it is read under one
 * configuration. Reads only.
 */
final class Decoding {

    private static final Logger LOG = LoggerFactory.getLogger(Decoding.class);

    private final Station station;
    private final Inbox inbox;
    private final Map<String, Codec> codecs;
    private final Transmission transmission;
    private final Assignment assignment;
    private final Wire wire;
    private final Owners owners;
    private final Consumer<Item> each;
    private long ordinal;

    Decoding(
            Station station,
            Inbox inbox,
            Map<String, Codec> codecs,
            Assignment assignment,
            Transmission transmission,
            Consumer<Item> each) {
        this.station = station;
        this.inbox = inbox;
        this.codecs = codecs;
        this.assignment = assignment;
        this.transmission = transmission;
        this.wire = station.payloads().wire(transmission.digest(), transmission.name());
        this.owners = new Owners(station.ownership().get());
        this.each = each;
    }

    Agenda agenda() throws IOException {
        return Agenda.of(wire, inbox, codecs, assignment);
    }

    /** @param whole takes the lists that say they are complete; asked at the end of each channel */
    void read(Agenda agenda, Interchanges interchanges, Lists whole) throws IOException {
        for (Agenda.Part part : agenda.parts()) {
            for (Channel channel : part.channels()) {
                decode(channel, part, interchanges, whole);
                whole.end(channel);
            }
        }
        for (Problem stray : agenda.strays()) {
            each.accept(stray(stray));
        }
        for (Problem reused : interchanges.reused()) {
            each.accept(new Item.Unsound(next(), inbox.id(), true, "", List.of(reused), transmission.digest()));
        }
        if (ordinal == 0 && interchanges.duplicates() == 0) {
            each.accept(nothing());
        }
    }

    /** Tells the senders; whoever reads a transmission again does not. */
    void answer(Answering answering, Agenda agenda, Interchanges interchanges) throws IOException {
        for (Agenda.Part part : agenda.parts()) {
            answering.answer(wire, part, codec(part.first()), interchanges);
        }
    }

    /** Reads the envelopes of one format, for what a sender is told of one document. */
    void peek(Agenda.Part part, Rejection rejection) throws IOException {
        Gathering gathering =
                new Gathering(() -> new Gathered(rejection::judge, part.assignment()::channel), rejection::end);
        codec(part.first()).peek(wire, peeked -> {
            if (peeked instanceof Peeked.Message message) {
                rejection.take(part.placed(message));
                gathering.add(part.placed(message));
            } else if (peeked instanceof Peeked.Interchange ended) {
                gathering.end(part.placed(ended));
            }
        });
    }

    /** Who hears of complete lists. */
    interface Lists {

        /** Nobody. */
        Lists UNHEARD = new Lists() {
            @Override
            public void complete(Decoded.Snapshot snapshot) {
                // whoever only looks takes nothing away
            }

            @Override
            public void end(Channel channel) {
                // the same
            }
        };

        void complete(Decoded.Snapshot snapshot);

        void end(Channel channel);
    }

    /** The boundary of intake: whatever a codec throws is a fault of the hub, and one more reason to keep the document. */
    private void decode(Channel channel, Agenda.Part part, Interchanges interchanges, Lists whole) throws IOException {
        Codec codec = codec(channel);
        try {
            codec.decode(
                    wire,
                    message -> interchanges.accepts(part.placed(message).interchange())
                            && part.assignment()
                                    .channel(message)
                                    .filter(channel::equals)
                                    .isPresent(),
                    decoded -> take(channel, decoded, whole));
        } catch (DataAccessException | TransactionException | Unavailable infrastructure) {
            throw infrastructure;
        } catch (RuntimeException bug) {
            LOG.error("the codec of {} failed in transmission {}", channel.id(), transmission.id(), bug);
            each.accept(new Item.Unsound(
                    next(),
                    channel.id(),
                    false,
                    "",
                    List.of(IntakeProblems.BROKEN_CODEC.at(Location.of(wire.name()), bug.toString())),
                    transmission.digest()));
        }
    }

    private Codec codec(Channel channel) {
        return Optional.ofNullable(codecs.get(channel.id())).orElseThrow();
    }

    private void take(Channel channel, Decoded decoded, Lists whole) {
        if (decoded instanceof Decoded.Good good) {
            each.accept(told(channel, good));
        } else if (decoded instanceof Decoded.Bad bad) {
            each.accept(new Item.Unsound(
                    next(),
                    channel.id(),
                    channel.rules().refusesBadData(),
                    bad.number().orElse(""),
                    bad.problems(),
                    keep(bad.excerpt())));
        } else if (decoded instanceof Decoded.Snapshot snapshot && snapshot.complete()) {
            whole.complete(snapshot);
        }
    }

    /** Whoever does not own what a document speaks of changes nothing with it. */
    private Item told(Channel channel, Decoded.Good good) {
        Optional<Problem> unusable = Storable.objection(good.document(), good.at());
        if (unusable.isPresent()) {
            return new Item.Unsound(
                            next(),
                            channel.id(),
                            channel.rules().refusesBadData(),
                            good.document().number(),
                            List.of(unusable.get()),
                            transmission.digest())
                    .understoodAs(good.document());
        }
        Optional<Problem> objection =
                owners.objection(good.document(), channel.partner().id(), good.at());
        if (objection.isEmpty()) {
            return new Item.Sound(next(), channel, good);
        }
        return owners.parks()
                ? new Item.Unsound(
                                next(),
                                channel.id(),
                                false,
                                good.document().number(),
                                List.of(objection.get()),
                                transmission.digest())
                        .understoodAs(good.document())
                : new Item.Foreign(next(), channel, good.document(), objection.get());
    }

    private Item stray(Problem stray) {
        return new Item.Unsound(next(), inbox.id(), false, "", List.of(stray), transmission.digest());
    }

    private Item nothing() {
        return new Item.Unsound(
                next(),
                inbox.channels().get(0).id(),
                inbox.channels().get(0).rules().refusesBadData(),
                "",
                List.of(IntakeProblems.EMPTY.at(Location.of(wire.name()), "no document was found in it")),
                transmission.digest());
    }

    /** The place of the next thing. */
    long next() {
        return ordinal++;
    }

    private String keep(Wire excerpt) {
        try {
            return station.payloads().place(excerpt).digest();
        } catch (IOException broken) {
            throw new Unavailable("the payload store takes nothing", broken);
        }
    }
}
