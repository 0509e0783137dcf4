package io.crossdock.routes.rerun;

import io.crossdock.routes.delivery.Outgoing;
import io.crossdock.routes.delivery.Resending;
import io.crossdock.routes.lease.Fence;
import io.crossdock.routes.rerun.Preview.Target;
import io.crossdock.routes.rerun.RerunDocument.Decision;
import io.crossdock.routes.rerun.RerunDocument.Subject;
import io.crossdock.routes.store.Database;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Resends: of them, each document of a rerun is a transmission to a partner, which goes again byte for byte. */
final class Repetition {

    private static final int CHUNK = 500;

    private final Database database;
    private final RerunRows rows;
    private final Resending resending;

    Repetition(Database database, RerunRows rows, Resending resending) {
        this.database = database;
        this.rows = rows;
        this.resending = resending;
    }

    /** The transmissions that documents were sent in, each once. */
    List<RerunDocument> transmissions(List<RerunDocument> documents, String channel) {
        Map<String, Subject> sent = new LinkedHashMap<>();
        for (int from = 0; from < documents.size(); from += CHUNK) {
            Map<String, Subject> chunk = documents.subList(from, Math.min(documents.size(), from + CHUNK)).stream()
                    .map(RerunDocument::subject)
                    .collect(Collectors.toMap(Subject::document, one -> one));
            resending.of(chunk.keySet()).forEach(held -> Optional.ofNullable(chunk.get(held.document()))
                    .ifPresent(one -> sent.putIfAbsent(held.transmission(), in(one, held.transmission()))));
        }
        List<RerunDocument> found = new ArrayList<>();
        sent.values().stream()
                .filter(one -> channel.isEmpty()
                        || resending
                                .find(one.transmission())
                                .filter(out -> out.channel().equals(channel))
                                .isPresent())
                .forEach(one -> found.add(RerunDocument.found(found.size(), one)));
        return found;
    }

    private static Subject in(Subject one, String transmission) {
        return new Subject(
                one.document(), one.origin(), transmission, one.kind(), one.issuer(), one.number(), one.found());
    }

    void prepare(Rerun rerun, String transmission, Fence fence) {
        List<RerunDocument> decided = rows.ofTransmission(rerun.id(), transmission).stream()
                .map(one -> one.with(resending
                        .find(transmission)
                        .map(sent -> decide(sent, rerun.delivered()))
                        .orElseGet(() -> Decision.nothing("it is kept no more"))))
                .toList();
        database.durably(() -> {
            fence.check();
            rows.decide(rerun.id(), decided);
        });
    }

    private static Decision decide(Resending.Sent sent, boolean delivered) {
        Optional<String> objection = objection(sent, delivered);
        Target target = new Target(
                sent.channel(),
                sent.state().name().toLowerCase(Locale.ROOT),
                objection.isEmpty(),
                sent.name(),
                sent.reference(),
                Optional.of(sent.created()));
        return new Decision(
                objection.isEmpty() ? Step.SEND : Step.NOTHING,
                objection.isEmpty() ? List.of(sent.channel()) : List.of(),
                List.of(),
                new Preview(
                        List.of(target),
                        List.of(),
                        objection.orElse(sent.documents() > 1 ? "with " + sent.documents() + " documents" : "")));
    }

    private static Optional<String> objection(Resending.Sent sent, boolean delivered) {
        if (sent.newer() > 0) {
            return Optional.of("of " + sent.newer() + " of its " + sent.documents() + " documents " + sent.channel()
                    + " knows a newer version, which this one would undo");
        }
        return sent.state() == Outgoing.State.DELIVERED && !delivered
                ? Optional.of("it was delivered; --delivered sends that too")
                : Optional.empty();
    }

    /** What became outdated since the preview is left; what was made ready before a crash is only woken again. */
    void run(Rerun rerun, String transmission, Fence fence) {
        boolean goes = resending
                .find(transmission)
                .filter(sent -> objection(sent, true).isEmpty())
                .isPresent();
        if (goes) {
            database.durably(() -> {
                fence.check();
                if (rows.start(rerun.id(), transmission)) {
                    resending.ready(transmission);
                }
            });
            resending.wake(transmission, rerun.author(), "resend-" + rerun.id() + "-" + transmission);
        }
        rows.done(rerun.id(), transmission);
    }
}
