package io.crossdock.routes.intake;

import io.crossdock.config.Channel;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.broker.Publisher;
import io.crossdock.routes.broker.Send;
import io.crossdock.routes.intake.Claim.Verdict;
import io.crossdock.routes.lease.Fence;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.LedgerEvent;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    private final Resolution resolution;
    private final Transmission transmission;
    private final Report report;
    private final Fence fence;
    private final Set<String> listing;
    private final Listings listings;
    private final Claims claims;
    private final ParkedDocuments parkedDocuments;
    private final Publisher publisher;
    private int number;

    /** @param listing the channels whose lists may be complete */
    IntakeBatches(
            Station station,
            Resolution resolution,
            Transmission transmission,
            Report report,
            Fence fence,
            Set<String> listing,
            Listings listings) {
        this.station = station;
        this.resolution = resolution;
        this.transmission = transmission;
        this.report = report;
        this.fence = fence;
        this.listing = listing;
        this.listings = listings;
        this.claims = new Claims(station.database(), station.tenant());
        this.parkedDocuments = station.parked();
        this.publisher = station.broker().publisher();
    }

    /** Claims and publishes one batch. */
    void commit(List<Item> items) {
        commit(items, List.of());
    }

    /** The last batch, which also tells the ledger what the transmission held. */
    void last(List<Item> items, long found, long strays) {
        commit(
                items,
                List.of(
                        transmissionEntry(State.FOUND, found),
                        transmissionEntry(State.DECODED, found - strays),
                        transmissionEntry(State.UNROUTABLE, strays)));
    }

    private void commit(List<Item> items, List<Entry> more) {
        if (number < transmission.batches() - 1) {
            number++;
            return;
        }
        Sorted sorted = sort(items);
        List<Verdict> verdicts = station.database().durably(() -> {
            fence.check();
            List<Verdict> claimed = claims.claim(sorted.sound());
            sorted.numbersByChannel(claimed).forEach(parkedDocuments::supersede);
            parkedDocuments.add(parked(sorted, claimed));
            listing.forEach(channel -> list(channel, sorted, claimed));
            station.transmissions().checkpoint(transmission, number + 1);
            return claimed;
        });
        publish(sorted, verdicts, more);
        number++;
    }

    /** Remembers what a channel's list holds, and what it left out; a list older than what is known says nothing of the latter. */
    private void list(String channel, Sorted sorted, List<Verdict> verdicts) {
        List<Identity> heard = new ArrayList<>();
        List<Identity> gone = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            Identity identity = sorted.sound().get(i);
            boolean listed = identity.envelope().channel().equals(channel)
                    && identity.envelope().kind().isState();
            if (listed && !sorted.isGone(identity)) {
                heard.add(identity);
            } else if (listed && verdicts.get(i) != Verdict.SUPERSEDED) {
                gone.add(identity);
            }
        }
        listings.heard(channel, transmission.id(), heard);
        listings.gone(channel, transmission.id(), gone);
    }

    /** Documents with their identities, what is no document or refers to an unknown article, and what is not the sender's to tell. */
    private record Sorted(
            List<Identity> sound,
            List<Item.Unsound> unsound,
            List<Item.Foreign> foreign,
            Map<Long, List<Decoded.Unmapped>> unmapped,
            Set<Long> gone) {

        boolean isGone(Identity identity) {
            return gone.contains(identity.envelope().ordinal());
        }

        Map<String, List<String>> numbersByChannel(List<Verdict> verdicts) {
            Map<String, List<String>> numbers = new LinkedHashMap<>();
            for (int i = 0; i < sound.size(); i++) {
                if (verdicts.get(i) == Verdict.CLAIM) {
                    numbers.computeIfAbsent(sound.get(i).envelope().channel(), channel -> new ArrayList<>())
                            .add(sound.get(i).envelope().number());
                }
            }
            return numbers;
        }

        Map<String, Long> countByChannel() {
            Map<String, Long> counts = new LinkedHashMap<>();
            sound.forEach(identity -> counts.merge(identity.envelope().channel(), 1L, Long::sum));
            unsound.forEach(item -> counts.merge(item.channel(), 1L, Long::sum));
            foreign.forEach(item -> counts.merge(item.channel().id(), 1L, Long::sum));
            return counts;
        }
    }

    private Entry read(String channel, long documents) {
        return new Entry(
                now(),
                "",
                transmission.id(),
                channel,
                Stage.INTAKE,
                State.READ,
                "",
                "",
                "",
                documents,
                transmission.name());
    }

    private Sorted sort(List<Item> items) {
        List<Identity> sound = new ArrayList<>();
        List<Item.Unsound> unsound = new ArrayList<>();
        List<Item.Foreign> foreign = new ArrayList<>();
        Map<Long, List<Decoded.Unmapped>> unmapped = new LinkedHashMap<>();
        Set<Long> gone = new HashSet<>();
        Map<Channel, List<Item.Sound>> byChannel = new LinkedHashMap<>();
        for (Item item : items) {
            if (item instanceof Item.Sound one) {
                byChannel
                        .computeIfAbsent(one.channel(), channel -> new ArrayList<>())
                        .add(one);
                unmapped.put(one.ordinal(), one.good().unmapped());
            } else if (item instanceof Item.Gone one) {
                gone.add(one.ordinal());
                sound.add(identity(one.ordinal(), one.channel(), one.document()));
            } else if (item instanceof Item.Unsound one) {
                unsound.add(one);
            } else if (item instanceof Item.Foreign one) {
                foreign.add(one);
            }
        }
        byChannel.forEach((channel, goods) -> resolve(channel, goods, sound, unsound));
        return new Sorted(sound, unsound, foreign, unmapped, gone);
    }

    private void resolve(Channel channel, List<Item.Sound> goods, List<Identity> sound, List<Item.Unsound> unsound) {
        List<Document> documents = resolution.resolve(
                channel, goods.stream().map(item -> item.good().document()).toList());
        for (int i = 0; i < goods.size(); i++) {
            Item.Sound item = goods.get(i);
            List<Problem> unknown =
                    unknownArticles(channel, documents.get(i), item.good().at());
            if (unknown.isEmpty()) {
                sound.add(identity(item.ordinal(), channel, documents.get(i)));
            } else {
                unsound.add(new Item.Unsound(
                        item.ordinal(),
                        channel.id(),
                        channel.rules().refusesBadData(),
                        documents.get(i).number(),
                        unknown,
                        transmission.digest()));
            }
        }
    }

    private Identity identity(long ordinal, Channel channel, Document document) {
        return Identity.of(
                transmission,
                ordinal,
                station.tenant(),
                channel.id(),
                channel.connection().id(),
                document);
    }

    private static List<Problem> unknownArticles(Channel channel, Document document, Location at) {
        List<Problem> problems = new ArrayList<>();
        if (channel.rules().unknownArticle() == Channel.UnknownArticle.PARK) {
            document.withArticles(article -> {
                if (article.id().isEmpty()) {
                    problems.add(unknown(article, at));
                }
                return article;
            });
        }
        return problems;
    }

    private static Problem unknown(Article article, Location at) {
        return IntakeProblems.UNKNOWN_ARTICLE.at(at, "no cross reference knows the article " + article.ids());
    }

    private List<Parked> parked(Sorted sorted, List<Verdict> verdicts) {
        List<Parked> parked = new ArrayList<>();
        sorted.unsound()
                .forEach(item -> parked.add(new Parked(
                        transmission.document(item.ordinal()),
                        transmission.id(),
                        item.channel(),
                        transmission.name(),
                        item.number(),
                        item.refused(),
                        item.problems(),
                        item.excerpt(),
                        transmission.received())));
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.get(i) == Verdict.CONFLICT) {
                Identity identity = sorted.sound().get(i);
                parked.add(new Parked(
                        identity.envelope().document(),
                        transmission.id(),
                        identity.envelope().channel(),
                        transmission.name(),
                        identity.envelope().number(),
                        false,
                        List.of(conflict(identity)),
                        transmission.digest(),
                        transmission.received()));
            }
        }
        return parked;
    }

    private Problem conflict(Identity identity) {
        return IntakeProblems.CONFLICT.at(
                Location.path(
                        transmission.name(), "document " + (identity.envelope().ordinal() + 1)),
                identity.envelope().kind().word() + " " + identity.envelope().number()
                        + " is known with other content");
    }

    private void publish(Sorted sorted, List<Verdict> verdicts, List<Entry> more) {
        List<Send> sends = new ArrayList<>();
        List<Entry> entries = new ArrayList<>(more);
        sorted.countByChannel().forEach((channel, count) -> entries.add(read(channel, count)));
        for (int i = 0; i < verdicts.size(); i++) {
            Identity identity = sorted.sound().get(i);
            State state = state(identity, verdicts.get(i));
            if (state == State.PUBLISHED) {
                sends.add(Send.to(
                        lane(identity.envelope().kind()),
                        identity.envelope().message(CanonicalJson.write(identity.document()))));
            }
            entries.add(entry(identity, state, sorted.unmapped()));
            List<Problem> problems = verdicts.get(i) == Verdict.CONFLICT ? List.of(conflict(identity)) : List.of();
            report.add(
                    identity.envelope().document(),
                    identity.envelope().kind().word(),
                    identity.envelope().number(),
                    state,
                    problems);
        }
        for (Item.Unsound item : sorted.unsound()) {
            State state = item.refused() ? State.REFUSED : State.PARKED;
            entries.add(entry(item, state));
            report.add(transmission.document(item.ordinal()), "", item.number(), state, item.problems());
        }
        for (Item.Foreign item : sorted.foreign()) {
            entries.add(entry(item));
            report.add(
                    transmission.document(item.ordinal()),
                    item.document().kind().word(),
                    item.document().number(),
                    State.DISCARDED,
                    List.of(item.problem()));
        }
        if (!entries.isEmpty()) {
            LedgerEvent event = new LedgerEvent("in-" + transmission.id() + "-" + number, entries);
            sends.add(Send.to(LedgerEvent.ADDRESS, new Message(event.id(), Map.of(), event.body())));
            publisher.publish(sends, transmission.id() + "#" + number);
        }
    }

    /** The batch's number decides, so that a batch that is published again goes the same way. */
    private String lane(Kind kind) {
        return kind.isState() && number >= ORDINARY ? Addresses.bulk(kind) : Addresses.doc(kind);
    }

    @Override
    public void close() {
        publisher.close();
    }

    private static State state(Identity identity, Verdict verdict) {
        return switch (verdict) {
            case CLAIM, AGAIN -> identity.isCopy() ? State.DISCARDED : State.PUBLISHED;
            case DUPLICATE -> State.DUPLICATE;
            case CONFLICT -> State.PARKED;
            case UNCHANGED -> State.UNCHANGED;
            case SUPERSEDED -> State.SUPERSEDED;
        };
    }

    private Entry entry(Identity identity, State state, Map<Long, List<Decoded.Unmapped>> unmapped) {
        List<Decoded.Unmapped> left = unmapped.getOrDefault(identity.envelope().ordinal(), List.of());
        String detail = left.isEmpty()
                ? transmission.name()
                : transmission.name() + "; not mapped: "
                        + String.join(
                                ", ", left.stream().map(Decoded.Unmapped::path).toList());
        return new Entry(
                now(),
                identity.envelope().document(),
                transmission.id(),
                identity.envelope().channel(),
                Stage.INTAKE,
                state,
                identity.envelope().kind().word(),
                identity.envelope().issuer(),
                identity.envelope().number(),
                1,
                detail);
    }

    private Entry entry(Item.Unsound item, State state) {
        return new Entry(
                now(),
                transmission.document(item.ordinal()),
                transmission.id(),
                item.channel(),
                Stage.INTAKE,
                state,
                "",
                "",
                item.number(),
                1,
                item.problems().get(0).toString());
    }

    private Entry entry(Item.Foreign item) {
        return new Entry(
                now(),
                transmission.document(item.ordinal()),
                transmission.id(),
                item.channel().id(),
                Stage.INTAKE,
                State.DISCARDED,
                item.document().kind().word(),
                item.channel().partner().id(),
                item.document().number(),
                1,
                item.problem().toString());
    }

    private Entry transmissionEntry(State state, long documents) {
        return new Entry(
                now(),
                "",
                transmission.id(),
                transmission.inbox(),
                Stage.TRANSMISSION,
                state,
                "",
                "",
                "",
                documents,
                transmission.name());
    }

    private Instant now() {
        return station.clock().instant();
    }
}
