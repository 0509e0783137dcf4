package io.crossdock.routes.rerun;

import io.crossdock.mappings.canonical.Document;
import io.crossdock.routes.channel.Understanding;
import io.crossdock.routes.flow.Interest;
import io.crossdock.routes.intake.ParkedDocuments;
import io.crossdock.routes.intake.Reread;
import io.crossdock.routes.intake.Reread.Standing;
import io.crossdock.routes.intake.Rereading;
import io.crossdock.routes.intake.Transmission;
import io.crossdock.routes.intake.Transmissions;
import io.crossdock.routes.lease.Fence;
import io.crossdock.routes.rerun.RerunDocument.Decision;
import io.crossdock.routes.rerun.RerunDocument.Subject;
import io.crossdock.routes.store.Database;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the preview of replays and reprocessings, a transmission at a time: its kept bytes are read again without any effect, and of
 * each document that was asked for the rows tell what would happen.
 */
final class Preparation {

    /** A list that was parked because of what it left out; it is judged anew, not read otherwise. */
    private static final String SHRUNK = "LIST-SHRUNK";

    private static final String NOT_KEPT = "its raw input is not kept";

    private final Database database;
    private final RerunRows rows;
    private final Transmissions transmissions;
    private final ParkedDocuments parked;
    private final Family.Register families;
    private final Configurations configurations;

    Preparation(
            Database database,
            RerunRows rows,
            Transmissions transmissions,
            ParkedDocuments parked,
            Family.Register families,
            Configurations configurations) {
        this.database = database;
        this.rows = rows;
        this.transmissions = transmissions;
        this.parked = parked;
        this.families = families;
        this.configurations = configurations;
    }

    /** Looks at all documents of a transmission; done again after a crash, it comes to the same. */
    void prepare(Rerun rerun, String transmission, Fence fence) throws IOException {
        List<RerunDocument> asked = rows.ofTransmission(rerun.id(), transmission).stream()
                .filter(one -> !one.subject().found().equals(RerunDocument.BESIDE))
                .toList();
        database.durably(() -> rows.forgetFoundBeside(rerun.id(), transmission));
        List<RerunDocument> wanted =
                asked.stream().filter(one -> !one.subject().isReply()).toList();
        decide(rerun, replies(rerun, asked), fence);
        if (!wanted.isEmpty()) {
            read(rerun, transmission, wanted, fence);
        }
    }

    /** What was told to senders is not read from anywhere: it goes from where it is parked. */
    private List<RerunDocument> replies(Rerun rerun, List<RerunDocument> asked) {
        List<RerunDocument> replies =
                asked.stream().filter(one -> one.subject().isReply()).toList();
        Map<String, Family> known = families.of(
                replies.stream().map(one -> one.subject().document()).toList());
        return replies.stream()
                .map(one -> one.with(Optional.ofNullable(known.get(one.subject().document()))
                        .map(family -> family.decide(List.of(), false, rerun.channel()))
                        .orElseGet(() -> Decision.nothing(NOT_KEPT))))
                .toList();
    }

    private void read(Rerun rerun, String transmission, List<RerunDocument> wanted, Fence fence) throws IOException {
        Optional<Transmission> original = transmissions.find(transmission).map(found -> rows.reads(rerun.id(), found));
        Optional<Understanding> understanding = original.flatMap(one -> configurations.of(bundle(rerun, one)));
        Optional<Rereading> rereading = understanding.flatMap(
                one -> one.rereading(original.orElseThrow().inbox()));
        if (rereading.isEmpty()) {
            decide(rerun, nothing(wanted, why(original, understanding)), fence);
            return;
        }
        boolean otherwise = !original.get().bundle().equals(bundle(rerun, original.get()));
        Sitting sitting =
                new Sitting(rerun, wanted, otherwise, understanding.get().interest(), fence);
        try (Changes changes = new Changes()) {
            rereading.get().look(original.get(), batch -> sitting.take(batch, changes));
            sitting.end();
            explain(rerun, original.get(), changes, fence);
        } catch (NoSuchFileException gone) {
            decide(rerun, nothing(wanted, NOT_KEPT), fence);
        }
    }

    static String bundle(Rerun rerun, Transmission original) {
        return rerun.verb() == Verb.REPLAY ? original.bundle() : rerun.bundle();
    }

    private static String why(Optional<Transmission> original, Optional<Understanding> understanding) {
        if (original.isEmpty()) {
            return NOT_KEPT;
        }
        return understanding.isEmpty()
                ? "the configuration of that day is not kept: hub reprocess reads it with today's"
                : "in that configuration no channel reads inbox "
                        + original.get().inbox();
    }

    private static List<RerunDocument> nothing(List<RerunDocument> documents, String why) {
        return documents.stream().map(one -> one.with(Decision.nothing(why))).toList();
    }

    private void decide(Rerun rerun, List<RerunDocument> documents, Fence fence) {
        if (!documents.isEmpty()) {
            database.durably(() -> {
                fence.check();
                rows.decide(rerun.id(), documents);
            });
        }
    }

    /** One reading of one transmission. */
    private final class Sitting {

        private final Rerun rerun;
        private final Interest interest;
        private final Fence fence;
        private final Matching matching;
        private final Map<String, String> waiting;

        Sitting(Rerun rerun, List<RerunDocument> wanted, boolean otherwise, Interest interest, Fence fence) {
            this.rerun = rerun;
            this.interest = interest;
            this.fence = fence;
            this.matching = new Matching(wanted, otherwise, rows.nextOrdinal(rerun.id()));
            this.waiting = parked.waiting(wanted.stream()
                    .filter(one -> one.subject().wasKept())
                    .map(one -> one.subject().document())
                    .toList());
        }

        void take(List<Reread> batch, Changes changes) {
            List<Matching.Match> matches = batch.stream()
                    .map(matching::match)
                    .flatMap(Optional::stream)
                    .toList();
            Map<String, Family> known = families.of(matches.stream()
                    .map(match -> match.document().subject().document())
                    .toList());
            List<RerunDocument> decided = new ArrayList<>();
            List<RerunDocument> beside = new ArrayList<>();
            for (Matching.Match match : matches) {
                RerunDocument one = decided(match, known, changes);
                (one.subject().found().equals(RerunDocument.BESIDE) ? beside : decided).add(one);
            }
            decide(rerun, decided, fence);
            if (!beside.isEmpty()) {
                database.durably(() -> rows.add(rerun.id(), beside));
            }
        }

        private RerunDocument decided(Matching.Match match, Map<String, Family> known, Changes changes) {
            RerunDocument document = match.document();
            Subject subject = document.subject();
            if (subject.wasKept() && !waiting.containsKey(subject.document())) {
                return document.with(Decision.nothing(
                        subject.found().equals("REFUSED")
                                ? "it was refused: its sender was told, and sends it again"
                                : "it is parked no more"));
            }
            if (match.reread() instanceof Reread.Unsound unsound) {
                return document.with(Decision.nothing(
                        "it would be parked again: " + unsound.problems().get(0)));
            }
            return sound(document, (Reread.Sound) match.reread(), known, changes);
        }

        private RerunDocument sound(
                RerunDocument document, Reread.Sound sound, Map<String, Family> known, Changes changes) {
            return switch (sound.standing()) {
                case COPY -> document.with(Decision.nothing("it is a copy, and has no effect"));
                case OUTDATED -> document.with(Decision.nothing("a newer version is known, which this would undo"));
                case TAKEN -> document.with(Decision.nothing("another transmission brought its number"));
                case NEW -> document.with(taken(sound));
                case OURS -> ours(document, sound, known, changes);
            };
        }

        private Decision taken(Reread.Sound sound) {
            List<String> wanted =
                    interest.channels(sound.envelope(), interest.passed(sound.envelope(), sound.document()));
            Decision all =
                    new Family("", true, java.util.Set.of(), java.util.Set.of(), Map.of()).decide(wanted, false, "");
            return new Decision(Step.TAKE, all.receivers(), List.of(), all.preview());
        }

        private RerunDocument ours(
                RerunDocument document, Reread.Sound sound, Map<String, Family> known, Changes changes) {
            Family family = Optional.ofNullable(known.get(document.subject().document()))
                    .orElseThrow();
            RerunDocument found = document.with(document.subject().outOf(family.origin()), document.place());
            if (!family.settled()) {
                return found.with(Decision.nothing("it is on its way through the hub: ask again in a moment"));
            }
            Document passed = interest.passed(sound.envelope(), sound.document());
            RerunDocument decided = found.with(
                    family.decide(interest.channels(sound.envelope(), passed), rerun.delivered(), rerun.channel()));
            if (sound.changed()) {
                changes.keep(decided, sound.document(), passed);
            }
            return decided;
        }

        /** What was not found in this reading. */
        void end() {
            decide(
                    rerun,
                    matching.rest().stream().map(one -> one.with(absent(one))).toList(),
                    fence);
        }

        private Decision absent(RerunDocument one) {
            return SHRUNK.equals(waiting.get(one.subject().document()))
                    ? new Decision(Step.TAKE, List.of(), List.of(), Preview.of("the list is judged again"))
                    : Decision.nothing("this configuration reads no such document in its transmission");
        }
    }

    /** Says what is otherwise than it was, by reading with the configuration of that day. */
    private void explain(Rerun rerun, Transmission original, Changes changes, Fence fence) throws IOException {
        Optional<Rereading> before = original.bundle().equals(bundle(rerun, original))
                ? Optional.empty()
                : configurations.of(original.bundle()).flatMap(one -> one.rereading(original.inbox()));
        if (!changes.isEmpty() && before.isPresent()) {
            before.get()
                    .look(
                            original,
                            batch -> batch.forEach(reread -> {
                                if (reread instanceof Reread.Sound sound && sound.standing() != Standing.NEW) {
                                    changes.compare(sound);
                                }
                            }));
        }
        changes.forEach((document, differences, body) -> database.durably(() -> {
            fence.check();
            rows.differ(rerun.id(), document, differences, body);
        }));
    }
}
