package io.crossdock.routes.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The transmissions that one message on an out-queue makes a worker send, one after the other. */
final class Work {

    /** Nothing to send, or nothing more. */
    static final Work NONE = of(List.of());

    private final Supplier<List<Outgoing>> ask;
    private Optional<Deque<Outgoing>> next = Optional.empty();

    private Work(Supplier<List<Outgoing>> ask) {
        this.ask = ask;
    }

    static Work of(List<Outgoing> transmissions) {
        return new Work(() -> transmissions);
    }

    /** @param ask called when the first is taken, so that nothing is planned ahead of its turn */
    static Work later(Supplier<List<Outgoing>> ask) {
        return new Work(ask);
    }

    Optional<Outgoing> take() {
        Deque<Outgoing> left = next.orElseGet(() -> new ArrayDeque<>(ask.get()));
        next = Optional.of(left);
        return Optional.ofNullable(left.poll());
    }
}
