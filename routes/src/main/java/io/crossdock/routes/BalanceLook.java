package io.crossdock.routes;

import io.crossdock.routes.HubStatus.ChannelStatus;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A look at where the documents are, which says something once the ledger has written what it was told of before: that comes also
 * where there is always something on its way to the ledger.
 */
final class BalanceLook {

    private final Instant at;
    private final List<ChannelStatus> channels;
    private final BooleanSupplier written;
    private final Supplier<List<Balances.Bounds>> bounds;

    /**
     * @param written whether all is written by now that was told of before the look
     * @param bounds what each equation lacks; asked for once that is so
     */
    BalanceLook(
            Instant at, List<ChannelStatus> channels, BooleanSupplier written, Supplier<List<Balances.Bounds>> bounds) {
        this.at = at;
        this.channels = List.copyOf(channels);
        this.written = written;
        this.bounds = bounds;
    }

    Instant at() {
        return at;
    }

    List<ChannelStatus> channels() {
        return channels;
    }

    boolean isWritten() {
        return written.getAsBoolean();
    }

    List<Balances.Bounds> bounds() {
        return bounds.get();
    }
}
