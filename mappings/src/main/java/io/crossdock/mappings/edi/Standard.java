package io.crossdock.mappings.edi;

/**
 * A segment syntax with its directories.
 *
 * @param lists its code lists
 */
public record Standard(Directory directory, CodeLists lists, Envelopes envelopes, Faults faults) {}
