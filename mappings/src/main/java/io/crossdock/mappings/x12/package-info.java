/** ANSI ASC X12, 4010 and 5010: the messages of the trade both ways. */
@NullMarked
package io.crossdock.mappings.x12;

import org.jspecify.annotations.NullMarked;
