package io.crossdock.routes.intake;

import io.crossdock.config.Inbox;
import io.crossdock.connectors.Answer;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Article;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.routes.intake.Reread.Standing;
import io.crossdock.routes.lease.Fence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The kept bytes of transmissions, read again under one configuration: to see what would come of them, or to let it come. */
public final class Rereading {

    private final Station station;
    private final Inbox inbox;
    private final Map<String, Codec> codecs;
    private final Resolution resolution;
    private final Assignment assignment;
    private final String bundle;

    Rereading(Station station, Inbox inbox, Map<String, Codec> codecs, Resolution resolution, String bundle) {
        this.station = station;
        this.inbox = inbox;
        this.codecs = Map.copyOf(codecs);
        this.resolution = resolution;
        this.assignment = new Assignment(inbox.channels(), this.codecs);
        this.bundle = bundle;
    }

    /** Everything in a transmission, a batch at a time, in order; changes nothing. */
    public void look(Transmission original, Consumer<List<Reread>> each) throws IOException {
        List<Item> batch = new ArrayList<>();
        Looking looking = new Looking(original);
        Decoding decoding = new Decoding(station, inbox, codecs, assignment, original, item -> {
            batch.add(item);
            if (batch.size() == IntakeBatches.SIZE) {
                each.accept(looking.at(batch));
                batch.clear();
            }
        });
        read(decoding, original);
        each.accept(looking.at(batch));
    }

    /**
     * One document, as it would be understood now.
     *
     * @param unmapped what was read of it and no mapping took
     */
    public record Understood(Document document, List<Decoded.Unmapped> unmapped) {
        public Understood {
            unmapped = List.copyOf(unmapped);
        }
    }

    /** The document at a place of a transmission; absent where nothing sound is there. Changes nothing. */
    public Optional<Understood> understand(Transmission original, long ordinal) throws IOException {
        List<Item> found = new ArrayList<>();
        Decoding decoding = new Decoding(station, inbox, codecs, assignment, original, item -> {
            if (item.ordinal() == ordinal) {
                found.add(item);
            }
        });
        read(decoding, original);
        Sorted sorted = new Sorting(resolution::look, station.known(), original, station.tenant()).sort(found);
        return sorted.sound().stream()
                .map(identity -> new Understood(identity.document(), sorted.unmapped(identity)))
                .findFirst();
    }

    /**
     * An article that its numbers do not tell.
     *
     * @param ordinal the place of its document
     * @param partner whose numbers they are
     */
    public record Unresolved(long ordinal, String partner, Article article) {}

    /** The articles of documents, by their places in a transmission, for which a cross reference is lacking now. Changes nothing. */
    public List<Unresolved> unresolved(Transmission original, Set<Long> ordinals) throws IOException {
        List<Unresolved> unresolved = new ArrayList<>();
        Decoding decoding = new Decoding(station, inbox, codecs, assignment, original, item -> {
            if (item instanceof Item.Sound sound && ordinals.contains(item.ordinal())) {
                String partner = sound.channel().partner().id();
                resolution
                        .unresolved(sound.channel(), sound.good().document(), original.received())
                        .forEach(article -> unresolved.add(new Unresolved(item.ordinal(), partner, article)));
            }
        });
        read(decoding, original);
        return unresolved;
    }

    /** Reads the envelopes around a document that a person rejects. Changes nothing. */
    void peek(Transmission original, Rejection rejection) throws IOException {
        Decoding decoding = new Decoding(station, inbox, codecs, assignment, original, item -> {});
        Agenda agenda = decoding.agenda();
        rejection.within(agenda);
        for (Agenda.Part part : agenda.parts()) {
            if (part.channels().stream().anyMatch(channel -> channel.id().equals(rejection.channel()))) {
                decoding.peek(part, rejection);
            }
        }
    }

    private void read(Decoding decoding, Transmission original) throws IOException {
        Agenda agenda = decoding.agenda();
        Interchanges interchanges =
                new Interchanges(station.database(), station.tenant()).look(original, agenda.interchanges());
        decoding.read(agenda, interchanges, Decoding.Lists.UNHEARD);
    }

    /**
     * Takes a transmission in again, as far as is asked; begun before, it goes on behind its last checkpoint.
     *
     * @param rerun who asks
     * @return the new transmission
     */
    public Transmission take(Transmission original, String rerun, Again again, Fence fence) throws IOException {
        Transmissions transmissions = station.transmissions();
        Transmissions.Replayed replayed = transmissions.replay(original, rerun, again.isWhole(), bundle, fence);
        if (!replayed.done()) {
            try (Reading reading = new Reading(
                    station, inbox, codecs, resolution, assignment, replayed.transmission(), again, fence)) {
                Answer answer = reading.read();
                transmissions.finish(replayed.transmission(), answer);
            }
        }
        return replayed.transmission();
    }

    /** What is known of the documents of one transmission. */
    private final class Looking {

        private final Transmission original;
        private final Sorting sorting;
        private final Claims claims = new Claims(station.database(), station.tenant());

        Looking(Transmission original) {
            this.original = original;
            this.sorting = new Sorting(resolution::look, station.known(), original, station.tenant());
        }

        List<Reread> at(List<Item> batch) {
            Sorted sorted = sorting.sort(batch);
            Claims.Known known = claims.known(sorted.sound());
            List<Reread> seen = new ArrayList<>();
            sorted.sound().forEach(identity -> seen.add(sound(identity, known.of(identity))));
            sorted.unsound()
                    .forEach(item -> seen.add(
                            new Reread.Unsound(item.ordinal(), item.channel(), item.number(), item.problems())));
            sorted.foreign()
                    .forEach(item -> seen.add(new Reread.Unsound(
                            item.ordinal(), item.channel().id(), item.document().number(), List.of(item.problem()))));
            return seen;
        }

        private Reread.Sound sound(Identity identity, Optional<Claim> known) {
            return new Reread.Sound(
                    identity.envelope(),
                    identity.document(),
                    identity.isCopy()
                            ? Standing.COPY
                            : known.map(claim -> standing(identity, claim)).orElse(Standing.NEW),
                    known.filter(claim -> !claim.content().equals(identity.content()))
                            .isPresent());
        }

        private Standing standing(Identity identity, Claim claim) {
            if (claim.transmission().equals(original.id())) {
                return Standing.OURS;
            }
            boolean state = identity.envelope().kind().isState();
            if (state && identity.envelope().version() > claim.version()) {
                return Standing.NEW;
            }
            return state ? Standing.OUTDATED : Standing.TAKEN;
        }
    }
}
