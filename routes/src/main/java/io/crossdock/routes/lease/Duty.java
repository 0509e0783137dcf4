package io.crossdock.routes.lease;

/** What a node does while it has a lease. */
public interface Duty {

    /** The name of the lease; what stands before its colon says what sort of duty it is. */
    String lease();

    /**
     * Begins to do it.
     *
     * @return whether it is done from now on; if not, another node may try
     */
    boolean begin();

    /** Does it no longer: when this returns, another node may begin. */
    void end();
}
