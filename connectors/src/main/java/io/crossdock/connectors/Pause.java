package io.crossdock.connectors;

import java.time.Duration;

/**
 * The time between two looks.
 *
 * @param light whether a bell ends it. Where the last look saw a file, none does: that it is the same in two looks says that it is
 *     whole only when there is time between them
 */
record Pause(Duration length, boolean light) {

    static Pause of(Duration length) {
        return new Pause(length, false);
    }
}
