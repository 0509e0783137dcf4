package io.crossdock.connectors;

import io.crossdock.config.Settings;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The other side of a connector under test, as real as it can be within one process. */
public interface Counterpart extends AutoCloseable {

    /** The hub's side that takes from it, under test. */
    Source source();

    /** The hub's side that brings to it, under test. */
    Target target();

    /** Where it comes to the hub, if it does. */
    default OptionalInt hubPort() {
        return OptionalInt.empty();
    }

    /** The settings that reach it, read by the source's specs. */
    Settings sourceSettings();

    /** The settings that reach it, read by the target's specs. */
    Settings targetSettings();

    /** Hands a transmission to the hub, or lays it ready, and does not wait. */
    void sends(String name, byte[] bytes);

    /** Does again what a partner does who was not acknowledged. */
    void sendsAgain(String name);

    /** Whether the hub has acknowledged a transmission. */
    boolean isAcknowledged(String name);

    /** What has arrived here under its final name. */
    Map<String, byte[]> received();

    /** Goes wrong for good: from now on every attempt to reach it fails. */
    void breaksDown();

    /** What no text may ever show. */
    List<String> secrets();

    @Override
    void close();
}
