/** What a running hub shows to persons, and lets them do. */
@NullMarked
package io.crossdock.ops.console;

import org.jspecify.annotations.NullMarked;
