package io.crossdock.connectors;

import io.crossdock.config.Wire;
import java.time.Instant;
import java.util.Optional;

/**
 * A transmission at the door.
 *
 * @param wire its bytes, readable at least once; the name is a leaf
 * @param modified when the other side says it was last changed; together with name, size and content it tells the same file from a new one
 * @param reference the sender's own id of the transmission: idempotency key, message id
 * @param proof what only the sender could make, and only for these bytes at this moment; seen again, it is a copy of what was sent
 */
public record Arrival(Wire wire, Optional<Instant> modified, Optional<String> reference, Optional<String> proof) {

    /** The property of an exchange whose file could not be moved away: the next look finds it again, and it is the same. */
    public static final String STILL_THERE = "CrossdockStillThere";

    public Arrival(Wire wire, Optional<Instant> modified, Optional<String> reference) {
        this(wire, modified, reference, Optional.empty());
    }
}
