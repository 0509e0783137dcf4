package io.crossdock.harness.recorder;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The orders that the partner's API does not take before somebody has agreed on them with the partner: it refuses them for good. */
final class Disputes {

    /** The first of the first three keys, so that a few documents are enough to see each sort; and some later ones. */
    private static final int EARLY = 3;

    private static final int ONE_IN = 37;

    private final boolean any;
    private final Set<String> agreed = ConcurrentHashMap.newKeySet();

    /** @param any whether there are some */
    Disputes(boolean any) {
        this.any = any;
    }

    /** What they agree on. */
    enum Agreement {
        /** It is taken now: sent on its way again at once. */
        RELEASED,
        /** The same, by way of a rerun. */
        RERUN,
        /** It is given up. */
        GIVEN_UP
    }

    /** What will be agreed on of an order; empty: it is taken at once. */
    Optional<Agreement> of(Paper order) {
        long key = Long.parseLong(order.key().replaceAll("\\D", ""));
        boolean early = order.version() == 1 && key < EARLY;
        boolean disputed = any && (early || (order.version() + 7 * key) % ONE_IN == ONE_IN / 2);
        Agreement[] all = Agreement.values();
        return disputed ? Optional.of(all[(int) ((order.version() + key) % all.length)]) : Optional.empty();
    }

    boolean isGivenUp(Paper order) {
        return of(order).filter(Agreement.GIVEN_UP::equals).isPresent();
    }

    /** From now on the partner takes it, if it comes. */
    void agree(Paper order) {
        agreed.add(order.id());
    }

    /** Whether a request is refused. */
    boolean refuse(Effect request) {
        return request.documents().keySet().stream()
                .filter(id -> id.matches("[A-Z]+[0-9]+/[0-9]+"))
                .anyMatch(id -> !agreed.contains(id) && of(Paper.named(id)).isPresent());
    }
}
