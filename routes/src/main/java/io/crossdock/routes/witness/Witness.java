package io.crossdock.routes.witness;

/**
 * Sees what documents go through, as it happens. Workers tell it between two documents, so it is quick and never fails; what it saw may
 * be rolled back and seen again.
 */
@FunctionalInterface
public interface Witness {

    /** Nobody looks. */
    Witness NONE = passage -> {};

    void saw(Passage passage);
}
