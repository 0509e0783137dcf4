package io.crossdock.routes.intake;

import io.crossdock.config.Channel;
import io.crossdock.config.Inbox;
import io.crossdock.config.Location;
import io.crossdock.connectors.Answer;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Decoded;
import io.crossdock.routes.lease.Fence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads one transmission: finds each message's channel, decodes it, and hands what was read on in batches cut by count, the same
 * cut however often it is read.
 */
final class Reading implements AutoCloseable, Decoding.Lists {

    private final Station station;
    private final Inbox inbox;
    private final Transmission transmission;
    private final Again again;
    private final Report report;
    private final Listings listings;
    private final IntakeBatches batches;
    private final Decoding decoding;
    private final Agenda agenda;
    private final List<Decoded.Snapshot> snapshots = new ArrayList<>();
    private final List<Item> batch = new ArrayList<>();

    /** @param again what is asked of one that is read again */
    Reading(
            Station station,
            Inbox inbox,
            Map<String, Codec> codecs,
            Resolution resolution,
            Assignment assignment,
            Transmission transmission,
            Again again,
            Fence fence)
            throws IOException {
        this.station = station;
        this.inbox = inbox;
        this.transmission = transmission;
        this.again = again;
        this.report = new Report(transmission);
        this.listings = new Listings(station.database(), station.tenant());
        this.decoding = new Decoding(station, inbox, codecs, assignment, transmission, this::add);
        this.agenda = decoding.agenda();
        this.batches = new IntakeBatches(
                station,
                resolution,
                transmission,
                report,
                again,
                fence,
                listing(inbox, codecs),
                answers(inbox, transmission) ? Optional.of(agenda) : Optional.empty(),
                listings);
    }

    Answer read() throws IOException {
        Interchanges interchanges =
                new Interchanges(station.database(), station.tenant()).register(transmission, agenda.interchanges());
        decoding.read(agenda, interchanges, this);
        if (again.isWhole()) {
            batches.last(batch, agenda.found(), agenda.strays().size());
        } else {
            commitOpen();
        }
        if (answers(inbox, transmission)) {
            tell(interchanges);
        }
        return report.answer();
    }

    /** The verdicts are needed until it is noted that the senders were told; a crash in between only forgets them later. */
    private void tell(Interchanges interchanges) throws IOException {
        if (!transmission.isAnswered()) {
            decoding.answer(new Answering(station, transmission), agenda, interchanges);
            station.transmissions().answered(transmission);
        }
        new Outcomes(station.database(), station.tenant()).forget(transmission.id(), agenda.found());
    }

    @Override
    public void complete(Decoded.Snapshot snapshot) {
        snapshots.add(snapshot);
    }

    @Override
    public void end(Channel channel) {
        if (again.isWhole()) {
            snapshots.forEach(snapshot -> leaveOut(channel, snapshot));
        }
        snapshots.clear();
    }

    private static boolean answers(Inbox inbox, Transmission transmission) {
        return transmission.replays().isEmpty()
                && inbox.channels().stream()
                        .anyMatch(channel -> channel.rules().answers().isPresent());
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
                    document -> add(
                            new Item.Gone(decoding.next(), channel, Absence.of(document, transmission.received()))));
            commitOpen();
        } else {
            add(new Item.Unsound(
                    decoding.next(),
                    channel.id(),
                    channel.rules().refusesBadData(),
                    "",
                    List.of(IntakeProblems.LIST_SHRUNK.at(
                            Location.of(transmission.name()),
                            absent.absent() + " of " + absent.known() + " known ones of kind "
                                    + snapshot.kind().word() + " are absent from this list; the guard is "
                                    + channel.rules().deleteGuard() + " %")),
                    transmission.digest()));
        }
    }

    private void add(Item item) {
        if (!again.concerns(item.ordinal())) {
            return;
        }
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

    @Override
    public void close() {
        batches.close();
    }
}
