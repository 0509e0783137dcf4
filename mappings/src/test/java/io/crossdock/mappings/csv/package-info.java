/** Tests of character-separated values. */
@NullMarked
package io.crossdock.mappings.csv;

import org.jspecify.annotations.NullMarked;
