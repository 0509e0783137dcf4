/** Character-separated values whose columns stand in the channel file. */
@NullMarked
package io.crossdock.mappings.csv;

import org.jspecify.annotations.NullMarked;
