package io.crossdock.mappings.checks;

import io.crossdock.config.Checks.Consequence;
import io.crossdock.config.Problem;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param line the place of the line in its document, from 0; empty: it is not about a line
 */
public record Finding(Problem problem, Optional<Integer> line, Consequence consequence) {}
