package io.crossdock.mappings.edi;

import io.crossdock.config.Problem;
import io.crossdock.mappings.Peeked;
import java.util.List;

/**
 * The end of an interchange.
 *
 * @param excerpt the bytes of its UNZ; empty where it has none
 * @param problems what says that messages may be missing
 * @param warnings what is wrong, but harms nothing
 */
public record Trailer(Peeked.Interchange interchange, byte[] excerpt, List<Problem> problems, List<Problem> warnings) {}
