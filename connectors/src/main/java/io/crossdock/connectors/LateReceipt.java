package io.crossdock.connectors;

import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import java.util.Optional;

/**
 * What the other side says of a dispatch by a request of its own, after it took it: what {@link Target#awaits} waits for.
 *
 * @param dispatch the key of the dispatch
 * @param problem why it does not count as arrived: refused, or other bytes; empty: exactly what was sent has arrived
 * @param proof what the other side signed, as it came; small enough to be held in memory
 */
public record LateReceipt(String dispatch, Optional<Problem> problem, Wire proof) {}
