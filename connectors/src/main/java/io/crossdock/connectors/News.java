package io.crossdock.connectors;

/** Who tells of what appears in a folder before the next look would find it. */
@FunctionalInterface
public interface News {

    /** Nobody does: a folder on a server. */
    News NONE = bell -> false;

    /** Rings the bell from now on whenever something appears. Whether it did so already before: only then has nothing been missed. */
    boolean rings(Bell bell);
}
