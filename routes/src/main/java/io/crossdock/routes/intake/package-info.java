/** Connector in, keep the raw bytes, decode, claim, publish, answer. */
@NullMarked
package io.crossdock.routes.intake;

import org.jspecify.annotations.NullMarked;
