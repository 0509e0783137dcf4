package io.crossdock.routes.intake;

import io.crossdock.config.Channel;
import io.crossdock.config.Inbox;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Answer;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Decoded;
import io.crossdock.routes.broker.Unavailable;
import io.crossdock.routes.lease.Fence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Reads one transmission: finds each message's channel, decodes it, and hands what was read on in batches cut by count, the same
 * cut however often it is read.
 */
final class Reading implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    private final Station station;
    private final Inbox inbox;
    private final Map<String, Codec> codecs;
    private final Transmission transmission;
    private final Assignment assignment;
    private final Wire wire;
    private final Owners owners;
    private final Report report;
    private final Listings listings;
    private final IntakeBatches batches;
    private final List<Decoded.Snapshot> snapshots = new ArrayList<>();
    private final List<Item> batch = new ArrayList<>();
    private long ordinal;

    Reading(
            Station station,
            Inbox inbox,
            Map<String, Codec> codecs,
            Resolution resolution,
            Assignment assignment,
            Transmission transmission,
            Fence fence) {
        this.station = station;
        this.inbox = inbox;
        this.codecs = codecs;
        this.transmission = transmission;
        this.assignment = assignment;
        this.wire = station.payloads().wire(transmission.digest(), transmission.name());
        this.owners = new Owners(station.ownership().get());
        this.report = new Report(transmission);
        this.listings = new Listings(station.database(), station.tenant());
        this.batches =
                new IntakeBatches(station, resolution, transmission, report, fence, listing(inbox, codecs), listings);
    }

    Answer read() throws IOException {
        Agenda agenda = Agenda.of(wire, inbox, codecs, assignment);
        Interchanges interchanges =
                new Interchanges(station.database(), station.tenant()).register(transmission, agenda.interchanges());
        for (Channel channel : agenda.channels()) {
            decode(channel, interchanges);
            snapshots.forEach(snapshot -> leaveOut(channel, snapshot));
            snapshots.clear();
        }
        for (Agenda.Stray stray : agenda.strays()) {
            add(stray(stray));
        }
        for (Problem reused : interchanges.reused()) {
            add(new Item.Unsound(next(), inbox.id(), true, "", List.of(reused), transmission.digest()));
        }
        if (ordinal == 0 && interchanges.duplicates() == 0) {
            add(nothing());
        }
        batches.last(batch, agenda.found(), agenda.strays().size());
        return report.answer();
    }

    /** The boundary of intake: whatever a codec throws is a fault of the hub, and one more reason to keep the document. */
    private void decode(Channel channel, Interchanges interchanges) throws IOException {
        Codec codec = codec(channel);
        try {
            codec.decode(
                    wire,
                    message -> interchanges.accepts(message.interchange())
                            && assignment
                                    .channel(message)
                                    .filter(channel::equals)
                                    .isPresent(),
                    decoded -> take(channel, decoded));
        } catch (DataAccessException | TransactionException | Unavailable infrastructure) {
            throw infrastructure;
        } catch (RuntimeException bug) {
            LOG.error("the codec of {} failed in transmission {}", channel.id(), transmission.id(), bug);
            add(new Item.Unsound(
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

    private void take(Channel channel, Decoded decoded) {
        if (decoded instanceof Decoded.Good good) {
            add(told(channel, good));
        } else if (decoded instanceof Decoded.Bad bad) {
            add(new Item.Unsound(
                    next(),
                    channel.id(),
                    channel.rules().refusesBadData(),
                    bad.number().orElse(""),
                    bad.problems(),
                    keep(bad.excerpt())));
        } else if (decoded instanceof Decoded.Snapshot snapshot && snapshot.complete()) {
            snapshots.add(snapshot);
        }
    }

    private static Set<String> listing(Inbox inbox, Map<String, Codec> codecs) {
        return inbox.channels().stream()
                .map(Channel::id)
                .filter(id ->
                        Optional.ofNullable(codecs.get(id)).map(Codec::listsAll).orElse(false))
                .collect(Collectors.toSet());
    }

    /** What a complete list leaves out is gone, unless so much is gone that the list is more likely to be wrong. */
    private void leaveOut(Channel channel, Decoded.Snapshot snapshot) {
        commitOpen();
        Listings.Absent absent = listings.absent(channel.id(), transmission.id(), snapshot);
        if (absent.within(channel.rules().deleteGuard())) {
            listings.forEachAbsent(
                    channel.id(),
                    transmission.id(),
                    snapshot,
                    document -> add(new Item.Gone(next(), channel, Absence.of(document, transmission.received()))));
            commitOpen();
        } else {
            add(new Item.Unsound(
                    next(),
                    channel.id(),
                    channel.rules().refusesBadData(),
                    "",
                    List.of(IntakeProblems.LIST_SHRUNK.at(
                            Location.of(wire.name()),
                            absent.absent() + " of " + absent.known() + " known ones of kind "
                                    + snapshot.kind().word() + " are absent from this list; the guard is "
                                    + channel.rules().deleteGuard() + " %")),
                    transmission.digest()));
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
                    transmission.digest());
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
                : new Item.Foreign(next(), channel, good.document(), objection.get());
    }

    private Item stray(Agenda.Stray stray) {
        return new Item.Unsound(next(), inbox.id(), false, "", List.of(stray.problem()), transmission.digest());
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

    private void add(Item item) {
        batch.add(item);
        if (batch.size() == IntakeBatches.SIZE) {
            commitOpen();
        }
    }

    private void commitOpen() {
        if (!batch.isEmpty()) {
            batches.commit(batch);
            batch.clear();
        }
    }

    private long next() {
        return ordinal++;
    }

    @Override
    public void close() {
        batches.close();
    }

    private String keep(Wire excerpt) {
        try {
            return station.payloads().keep(excerpt).digest();
        } catch (IOException broken) {
            throw new Unavailable("the payload store takes nothing", broken);
        }
    }
}
