package io.crossdock.routes.intake;

import io.crossdock.config.Problem;
import io.crossdock.routes.store.Prose;
import java.time.Instant;
import java.util.List;

/**
 * What intake could not take: kept for a person, or told to the partner.
 *
 * @param document the id it would have had
 * @param name the transmission's name
 * @param number the business number; empty where it could not be read
 * @param refused whether the partner was told, and so must mend it; else it waits here
 * @param excerpt key of its bytes in the payload store
 */
public record Parked(
        String document,
        String transmission,
        String channel,
        String name,
        String number,
        boolean refused,
        List<Problem> problems,
        String excerpt,
        Instant received) {

    public Parked {
        problems = List.copyOf(problems);
    }

    /** The same without what its problems quote. */
    public Parked unquoted() {
        return new Parked(
                document,
                transmission,
                channel,
                name,
                number,
                refused,
                problems.stream().map(Prose::unquoted).toList(),
                excerpt,
                received);
    }
}
