/** The documents in the middle: what every format is mapped to and from. */
@NullMarked
package io.crossdock.mappings.canonical;

import org.jspecify.annotations.NullMarked;
