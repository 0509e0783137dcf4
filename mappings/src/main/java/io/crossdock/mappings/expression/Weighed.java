package io.crossdock.mappings.expression;

/** A value that says how much it is, so that nobody needs to look through it. */
public interface Weighed {

    /** Letters and elements of it with all its parts, at most. */
    long weight();
}
