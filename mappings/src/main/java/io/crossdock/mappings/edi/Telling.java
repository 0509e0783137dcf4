package io.crossdock.mappings.edi;

import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Peeked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Tells what was decoded. The last of it is held back until the next comes, so that it can bear what is found out behind it: what
 * trailers warn of.
 */
public final class Telling {

    private final String source;
    private final Predicate<Peeked.Message> wanted;
    private final Consumer<Decoded> each;

    private Optional<Decoded> held = Optional.empty();
    private boolean anyWanted;

    /** @param source the wire's name */
    public Telling(String source, Predicate<Peeked.Message> wanted, Consumer<Decoded> each) {
        this.source = source;
        this.wanted = wanted;
        this.each = each;
    }

    /** Whether a message is wanted that begins. */
    public boolean begins(Peeked.Message message) {
        boolean asked = wanted.test(message);
        anyWanted |= asked;
        return asked;
    }

    public void tell(Decoded decoded) {
        flush();
        held = Optional.of(decoded);
    }

    /** Gives out what is held back. */
    public void flush() {
        held.ifPresent(each);
        held = Optional.empty();
    }

    /** Whether something is held back that is a document. */
    public boolean holdsDocument() {
        return held.filter(Decoded.Good.class::isInstance).isPresent();
    }

    /** Adds to what was told last. */
    public void add(List<Problem> warnings, List<Decoded.Unmapped> unmapped) {
        held = held.map(last -> with(last, warnings, unmapped));
    }

    private static Decoded with(Decoded decoded, List<Problem> warnings, List<Decoded.Unmapped> unmapped) {
        if (decoded instanceof Decoded.Good good) {
            return new Decoded.Good(
                    good.document(),
                    good.at(),
                    good.lines(),
                    joined(good.warnings(), warnings),
                    joined(good.unmapped(), unmapped));
        }
        if (decoded instanceof Decoded.Bad bad) {
            return new Decoded.Bad(bad.excerpt(), bad.number(), bad.at(), joined(bad.problems(), warnings));
        }
        return decoded;
    }

    /** @return whether the trailer says that messages may be missing */
    public boolean ends(Trailer trailer) {
        boolean lacking = anyWanted && !trailer.problems().isEmpty();
        if (anyWanted) {
            add(trailer.warnings(), List.of());
            flush();
        }
        if (lacking) {
            each.accept(new Decoded.Bad(
                    Wire.of(source, trailer.excerpt()),
                    Optional.empty(),
                    trailer.interchange().at(),
                    trailer.problems()));
        }
        anyWanted = false;
        return lacking;
    }

    /** A message that is no document. */
    public static Decoded.Bad bad(Content content, Optional<String> number, List<Problem> problems) {
        return new Decoded.Bad(
                Wire.of(content.reading().source(), content.excerpt().get()), number, content.at(), problems);
    }

    public static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
