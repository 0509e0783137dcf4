/** What a running hub shows, and what the commands may ask of it. */
@NullMarked
package io.crossdock.ops.console;

import org.jspecify.annotations.NullMarked;
