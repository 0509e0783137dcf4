package io.crossdock.mappings.edi;

import io.crossdock.config.Location;
import io.crossdock.mappings.Peeked;
import java.util.function.Consumer;

/** Tells the envelopes and asks for no content. */
public record Peek(Consumer<Peeked> each) implements Interchanges.Listener {

    @Override
    public boolean begins(Peeked.Message message) {
        each.accept(message);
        return false;
    }

    @Override
    public void content(Content content) {
        throw new IllegalStateException("content that nobody wanted");
    }

    @Override
    public void ends(Trailer trailer) {
        each.accept(trailer.interchange());
    }

    @Override
    public void passes(Standard other, Location at) {
        each.accept(new Peeked.Elsewhere(other.format(), at));
    }
}
