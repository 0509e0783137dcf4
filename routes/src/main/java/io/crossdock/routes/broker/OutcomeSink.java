package io.crossdock.routes.broker;

import java.util.List;

/** Says where documents go that were not sent on: to {@code parked.<x>}, {@code dead.<x>}, a ledger. */
@FunctionalInterface
public interface OutcomeSink {

    /**
     * What to send, in the same commit, for a document whose outcome is not {@link Outcome.Sent}. With an empty list the
     * document is gone from the broker: somebody else must have it, a {@link BatchHooks} with a row for instance.
     */
    List<Send> sends(Handled handled);
}
