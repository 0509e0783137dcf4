/** The commands of {@code hub}; those that need no running hub start without Spring. */
@NullMarked
package io.crossdock.ops.cli;

import org.jspecify.annotations.NullMarked;
