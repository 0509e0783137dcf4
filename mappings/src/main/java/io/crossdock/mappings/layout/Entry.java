package io.crossdock.mappings.layout;

import io.crossdock.config.Problem;
import java.util.Optional;

/**
 * What a document says in a field, as the partner writes it.
 *
 * @param text empty: nothing
 * @param problem why it cannot be written
 */
public record Entry(String text, Optional<Problem> problem) {}
