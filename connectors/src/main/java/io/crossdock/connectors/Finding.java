package io.crossdock.connectors;

import io.crossdock.config.Problem;

/** What one step of a try at an endpoint showed, for the person who sets it up. */
public sealed interface Finding {

    /**
     * It works.
     *
     * @param what a sentence without its full stop: {@code the folder /out can be read}
     */
    record Works(String what) implements Finding {}

    /** It does not, and the steps after it were not tried. */
    record Fails(Problem problem) implements Finding {}
}
