package io.crossdock.mappings.edi;

import io.crossdock.config.Problem;
import io.crossdock.mappings.Peeked;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The end of an interchange.
 *
 * @param excerpt the bytes of its UNZ; empty where it has none
 */
public record Trailer(Peeked.Interchange interchange, byte[] excerpt) {

    /** What says that messages may be missing, in it or in one of its groups. */
    public List<Problem> problems() {
        return all(Peeked.Flaws::problems);
    }

    /** What is wrong, but harms nothing. */
    public List<Problem> warnings() {
        return all(Peeked.Flaws::warnings);
    }

    private List<Problem> all(Function<Peeked.Flaws, List<Problem>> of) {
        return Stream.concat(interchange.groups().stream().map(Peeked.Group::flaws), Stream.of(interchange.flaws()))
                .flatMap(flaws -> of.apply(flaws).stream())
                .toList();
    }
}
