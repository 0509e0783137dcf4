package io.crossdock.routes.intake;

import io.crossdock.mappings.Peeked;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Gathers the messages of one interchange after the other. */
final class Gathering {

    private final Supplier<Gathered> begin;
    private final BiConsumer<Peeked.Interchange, Gathered> ended;
    private Gathered open;

    /** @param ended takes each interchange with what was gathered of it */
    Gathering(Supplier<Gathered> begin, BiConsumer<Peeked.Interchange, Gathered> ended) {
        this.begin = begin;
        this.ended = ended;
        this.open = begin.get();
    }

    void add(Peeked.Message message) {
        open.add(message);
    }

    void end(Peeked.Interchange interchange) {
        Gathered gathered = open;
        open = begin.get();
        ended.accept(interchange, gathered);
    }
}
