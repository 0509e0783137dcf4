/** Compares what the partners sent with what they received, from their own journals alone. */
@NullMarked
package io.crossdock.simulators.verdict;

import org.jspecify.annotations.NullMarked;
