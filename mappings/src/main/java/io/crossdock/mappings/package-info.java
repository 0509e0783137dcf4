/** The contract of a format: how a wire becomes documents, and documents a wire. */
@NullMarked
package io.crossdock.mappings;

import org.jspecify.annotations.NullMarked;
