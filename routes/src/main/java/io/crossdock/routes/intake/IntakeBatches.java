package io.crossdock.routes.intake;

import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.broker.OnlyTo;
import io.crossdock.routes.broker.Partitions;
import io.crossdock.routes.broker.Publisher;
import io.crossdock.routes.broker.Send;
import io.crossdock.routes.delivery.Reconciliation;
import io.crossdock.routes.intake.Claim.Verdict;
import io.crossdock.routes.lease.Fence;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.LedgerEvent;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.witness.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Commits what was read, batch by batch: database first, with the checkpoint; then the broker, under an id that refuses the same
 * batch a second time. A transmission begun before skips what is behind its checkpoint and publishes the batch in doubt again.
 */
final class IntakeBatches implements AutoCloseable {

    /** Documents in a batch; part of the batch's identity, so it does not change while a transmission is open. */
    static final int SIZE = 100;

    /** So many batches of a transmission go with all others; the states of the rest are bulk. */
    private static final int ORDINARY = 10;

    private final Station station;
    private final Transmission transmission;
    private final Report report;
    private final Again again;
    private final Fence fence;
    private final Set<String> listing;
    private final Optional<Agenda> answered;
    private final Outcomes outcomes;
    private final Reconciling reconciling;
    private final Listings listings;
    private final Sorting sorting;
    private final Claims claims;
    private final Tally tally;
    private final ParkedDocuments parkedDocuments;
    private final Set<String> rejected;
    private final Replacements replacements;
    private final Partitions partitions;
    private final Publisher publisher;
    private int number;

    /**
     * @param listing the channels whose lists may be complete
     * @param answered what the transmission holds, where a sender is to be told what became of its messages
     */
    IntakeBatches(
            Station station,
            Resolution resolution,
            Transmission transmission,
            Report report,
            Again again,
            Fence fence,
            Set<String> listing,
            Optional<Agenda> answered,
            Listings listings) {
        this.station = station;
        this.transmission = transmission;
        this.report = report;
        this.again = again;
        this.fence = fence;
        this.listing = listing;
        this.answered = answered;
        this.outcomes = new Outcomes(station.database(), station.tenant());
        this.reconciling = new Reconciling(
                new Reconciliation(station.database(), station.tenant(), station.clock()), transmission);
        this.listings = listings;
        this.sorting = new Sorting(resolution::resolve, station.known(), transmission, station.tenant());
        this.claims = new Claims(station.database(), station.tenant());
        this.tally = new Tally(transmission, station.clock());
        this.parkedDocuments = station.parked();
        this.rejected = rejected(again.original());
        this.replacements = new Replacements(parkedDocuments, transmission, station.clock());
        this.partitions = station.partitions().get();
        this.publisher = station.broker().publisher();
    }

    /** @param original empty: none is read again */
    private Set<String> rejected(String original) {
        return original.isEmpty()
                ? Set.of()
                : parkedDocuments.rejected(original).stream()
                        .map(Parked::identity)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Claims and publishes one batch. */
    void commit(List<Item> items) {
        commit(items, List.of(), List.of());
    }

    /** The last batch, which also tells the ledger what the transmission held, and what waits no more since it is read again. */
    void last(List<Item> items, long found, long strays) {
        commit(items, tally.transmission(found, strays), replacements.of(again.original()));
    }

    private void commit(List<Item> items, List<Entry> more, List<LedgerEvent> besides) {
        if (number >= transmission.batches() - 1) {
            Sorted sorted = sorting.sort(items);
            Claimed claimed = station.database().durably(() -> claim(items, sorted));
            List<Entry> entries = new ArrayList<>(more);
            entries.addAll(tally.batch(claimed.sorted(), claimed.told()));
            entries.addAll(claimed.acknowledged());
            publish(claimed, entries, besides);
            claimed.judged().forEach(this::saw);
            claimed.told().forEach(report::add);
        }
        number++;
    }

    private void saw(Judged judged) {
        Envelope envelope = judged.identity().envelope();
        station.witness()
                .saw(new Passage(
                        Stage.INTAKE,
                        envelope.document(),
                        judged.channel(),
                        envelope.kind().word(),
                        judged.state(),
                        Optional.of(envelope.received()),
                        envelope.received(),
                        station.clock().instant()));
    }

    /**
     * @param receivers of those that had their effect and go again, by place
     * @param acknowledged what the ledger hears of documents that were sent
     * @param replaced what it hears of those that were parked and have come now
     */
    private record Claimed(
            Sorted sorted,
            List<Judged> judged,
            List<Told> told,
            Map<Long, List<String>> receivers,
            List<Entry> acknowledged,
            List<LedgerEvent> replaced) {}

    private Claimed claim(List<Item> items, Sorted read) {
        fence.check();
        Reconciling.Reconciled reconciled = reconciling.reconcile(read);
        Sorted sorted = reconciled.sorted();
        Map<Long, List<String>> receivers = again.receivers(sorted.sound().stream()
                .map(identity -> identity.envelope().ordinal())
                .toList());
        List<Judged> judged = claims.claim(sorted.sound(), before(), receivers);
        List<Judged> meant = judged.stream().filter(one -> !one.isTest()).toList();
        List<LedgerEvent> replaced = replacements.by(meant, number < transmission.batches());
        List<Told> told = told(sorted, judged);
        parkedDocuments.add(told.stream().filter(Told::isKept).map(Told::parked).toList());
        parkedDocuments.addRejected(
                told.stream().filter(Told::isRejected).map(Told::parked).toList());
        station.references().put(newReferences(meant), "channel");
        if (station.compares().getAsBoolean()) {
            station.known().remember(claimed(meant));
        }
        listing.forEach(channel -> list(channel, sorted, meant));
        answered.ifPresent(agenda -> outcomes.keep(transmission.id(), number, items, sorted, agenda));
        station.transmissions().checkpoint(transmission, number + 1);
        return new Claimed(sorted, judged, told, receivers, reconciled.entries(), replaced);
    }

    /** The transmission that is read again, and the one whose bytes that had read again. */
    private Set<String> before() {
        return transmission.replays().isEmpty()
                ? Set.of()
                : Set.copyOf(List.of(again.original(), transmission.replays()));
    }

    /** Cross references are in force with their claim: the next batch is read with them. */
    private static List<CrossReference> newReferences(List<Judged> judged) {
        return judged.stream()
                .filter(one -> one.verdict() == Verdict.CLAIM)
                .map(one -> one.identity().document())
                .filter(CrossReference.class::isInstance)
                .map(CrossReference.class::cast)
                .toList();
    }

    private static List<Identity> claimed(List<Judged> judged) {
        return judged.stream()
                .filter(one -> one.verdict() == Verdict.CLAIM)
                .map(Judged::identity)
                .toList();
    }

    /** Remembers what a channel's list holds, and what it left out; a list older than what is known says nothing of the latter. */
    private void list(String channel, Sorted sorted, List<Judged> judged) {
        List<Identity> heard = new ArrayList<>();
        List<Identity> gone = new ArrayList<>();
        for (Judged one : judged) {
            Identity identity = one.identity();
            boolean listed =
                    one.channel().equals(channel) && identity.envelope().kind().isState();
            if (listed && !sorted.isGone(identity)) {
                heard.add(identity);
            } else if (listed && one.verdict() != Verdict.SUPERSEDED) {
                gone.add(identity);
            }
        }
        listings.heard(channel, transmission.id(), heard);
        listings.gone(channel, transmission.id(), gone);
    }

    private List<Told> told(Sorted sorted, List<Judged> judged) {
        List<Told> told = new ArrayList<>();
        boolean findable = station.findable().getAsBoolean();
        judged.forEach(one -> told.add(Told.of(
                transmission, one, sorted.unmapped(one.identity()), sorted.warnings(one.identity()), findable)));
        sorted.unsound().forEach(item -> told.add(unlessRejected(Told.of(transmission, item, findable))));
        sorted.foreign().forEach(item -> told.add(Told.of(transmission, item)));
        return told;
    }

    /** Nobody has to reject twice what is read again for the sake of something else. */
    private Told unlessRejected(Told told) {
        return !rejected.isEmpty() && rejected.contains(told.parked().identity()) ? told.rejectedBefore() : told;
    }

    private void publish(Claimed claimed, List<Entry> entries, List<LedgerEvent> besides) {
        if (entries.isEmpty()) {
            return;
        }
        LedgerEvent event = new LedgerEvent("in-" + transmission.id() + "-" + number, entries);
        List<Send> sends = new ArrayList<>();
        // first, since it is there at every try: the batch is known by its first message, on that message's address
        sends.add(told(event));
        claimed.replaced().forEach(one -> sends.add(told(one)));
        besides.forEach(one -> sends.add(told(one)));
        claimed.judged().stream()
                .filter(one -> one.state() == State.PUBLISHED)
                .map(Judged::identity)
                .forEach(identity -> sends.add(send(identity, claimed.receivers())));
        publisher.publish(sends, transmission.id() + "#" + number);
    }

    private static Send told(LedgerEvent event) {
        return event.send();
    }

    private Send send(Identity identity, Map<Long, List<String>> receivers) {
        Envelope envelope = identity.envelope();
        Message message = envelope.message(CanonicalJson.write(identity.document()));
        return Send.to(
                lane(envelope.key()),
                Optional.ofNullable(receivers.get(envelope.ordinal()))
                        .map(channels -> OnlyTo.mark(message, channels))
                        .orElse(message));
    }

    /** The batch's number decides, so that a batch that is published again goes the same way. */
    private String lane(Envelope.Key key) {
        String address = partitions.address(key);
        return key.kind().isState() && number >= ORDINARY ? Addresses.bulk(address) : address;
    }

    @Override
    public void close() {
        publisher.close();
    }
}
