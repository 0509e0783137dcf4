package io.crossdock.mappings.edi;

/**
 * A segment syntax with its directories.
 *
 * @param format the word in a channel file of the format that reads it
 * @param beginning how its interchanges begin
 * @param lists its code lists
 */
public record Standard(
        String format, Beginning beginning, Directory directory, CodeLists lists, Envelopes envelopes, Faults faults) {}
