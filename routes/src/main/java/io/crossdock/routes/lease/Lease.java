package io.crossdock.routes.lease;

/**
 * A duty in the hands of one node.
 *
 * @param fence rises with every change of hands: who comes with a lower one has lost the lease since
 */
public record Lease(String name, long fence) {}
