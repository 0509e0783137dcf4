package io.crossdock.routes.store;

import java.time.Instant;

/**
 * The documents of a channel that wait for a person because of the same problem.
 *
 * @param problem its id
 * @param since when the oldest of them was parked
 */
public record ParkedFor(String channel, String problem, long documents, Instant since) {}
