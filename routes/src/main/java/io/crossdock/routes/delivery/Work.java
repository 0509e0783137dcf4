package io.crossdock.routes.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The transmissions that one message on an out-queue makes a worker send, one after the other. More are asked for when the
 * last is done, so that nothing is planned ahead of its turn.
 */
final class Work {

    /** Nothing to send, or nothing more. */
    static final Work NONE = of(List.of());

    private final Deque<Outgoing> next;
    private final Supplier<List<Outgoing>> more;

    private Work(List<Outgoing> first, Supplier<List<Outgoing>> more) {
        this.next = new ArrayDeque<>(first);
        this.more = more;
    }

    static Work of(List<Outgoing> transmissions) {
        return new Work(transmissions, List::of);
    }

    /** @param more called until it gives nothing */
    static Work until(Supplier<List<Outgoing>> more) {
        return new Work(List.of(), more);
    }

    Optional<Outgoing> take() {
        if (next.isEmpty()) {
            next.addAll(more.get());
        }
        return Optional.ofNullable(next.poll());
    }
}
