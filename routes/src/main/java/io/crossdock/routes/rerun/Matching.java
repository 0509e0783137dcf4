package io.crossdock.routes.rerun;

import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.intake.Reread;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds, in a transmission that is read again, the documents that were asked for: by their place, and where another configuration
 * makes other places, by their key. What was parked has no key: it is found by place or number, or is whatever is new.
 */
final class Matching {

    private record Key(String kind, String issuer, String number) {}

    private final Map<Long, RerunDocument> byPlace = new LinkedHashMap<>();
    private final Map<Key, Deque<RerunDocument>> byKey = new HashMap<>();
    private final Map<Long, RerunDocument> kept = new LinkedHashMap<>();
    private final Optional<RerunDocument> firstKept;
    private int beside;

    /**
     * @param otherwise whether another configuration reads it, so that places may be others; else a key tells less than a place, since a
     *     transmission may hold several versions of it
     * @param beside the first free ordinal of the rerun
     */
    Matching(List<RerunDocument> wanted, boolean otherwise, int beside) {
        this.beside = beside;
        wanted.forEach(one -> {
            byPlace.put(place(one), one);
            if (one.subject().wasKept()) {
                kept.put(place(one), one);
            } else if (otherwise) {
                byKey.computeIfAbsent(key(one), key -> new ArrayDeque<>()).add(one);
            }
        });
        this.firstKept = kept.values().stream().findFirst();
    }

    /** A thing that was read, and the document that it is. */
    record Match(RerunDocument document, Reread reread) {}

    Optional<Match> match(Reread reread) {
        return (reread instanceof Reread.Sound sound ? sound(sound) : unsound(reread))
                .map(document -> new Match(document, reread));
    }

    private Optional<RerunDocument> unsound(Reread reread) {
        return Optional.ofNullable(byPlace.get(reread.ordinal()))
                .filter(one -> one.subject().wasKept())
                .map(this::take);
    }

    private Optional<RerunDocument> sound(Reread.Sound sound) {
        Envelope envelope = sound.envelope();
        Key key = new Key(envelope.kind().word(), envelope.issuer(), envelope.number());
        Optional<RerunDocument> found = Optional.ofNullable(byPlace.get(envelope.ordinal()))
                .filter(one -> isAt(one, key))
                .or(() -> Optional.ofNullable(byKey.get(key)).map(Deque::peek))
                .or(() -> sound.standing() == Reread.Standing.NEW ? kept(envelope) : Optional.empty());
        return found.map(this::take)
                .map(one -> one.with(one.subject().named(key.kind(), key.issuer(), key.number()), envelope.ordinal()));
    }

    private static boolean isAt(RerunDocument one, Key key) {
        return one.subject().wasKept()
                ? one.subject().number().isEmpty() || one.subject().number().equals(key.number())
                : key(one).equals(key);
    }

    private static Key key(RerunDocument one) {
        return new Key(
                one.subject().kind(), one.subject().issuer(), one.subject().number());
    }

    /** What is new stands for what was parked: of one that could not be read at all there may be many. */
    private Optional<RerunDocument> kept(Envelope envelope) {
        return kept.values().stream()
                .filter(one -> one.subject().number().equals(envelope.number()))
                .findFirst()
                .or(() -> kept.values().stream().findFirst())
                .or(() -> firstKept.map(this::another));
    }

    private RerunDocument another(RerunDocument first) {
        RerunDocument.Subject subject = first.subject();
        return RerunDocument.found(
                beside++,
                new RerunDocument.Subject(
                        subject.document(),
                        subject.origin(),
                        subject.transmission(),
                        "",
                        "",
                        "",
                        RerunDocument.BESIDE));
    }

    private RerunDocument take(RerunDocument one) {
        byPlace.remove(place(one));
        kept.remove(place(one));
        Optional.ofNullable(byKey.get(key(one))).ifPresent(queue -> queue.remove(one));
        return one;
    }

    /** Those that nothing that was read is. */
    List<RerunDocument> rest() {
        return List.copyOf(byPlace.values());
    }

    private static long place(RerunDocument one) {
        String document = one.subject().document();
        return Long.parseLong(document.substring(document.lastIndexOf('-') + 1));
    }
}
