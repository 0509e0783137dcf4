package io.crossdock.routes.lease;

/** Stands before what only the holder of a lease may write. */
@FunctionalInterface
public interface Fence {

    /** For work that any node may do. */
    Fence OPEN = () -> {};

    /**
     * To be asked within the transaction that writes: it fails once another node has the lease, and until the transaction ends no
     * other node can take it.
     *
     * @throws io.crossdock.routes.broker.Unavailable when the lease is not held
     */
    void check();
}
