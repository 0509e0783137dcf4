/** Turns channels into running routes. */
@NullMarked
package io.crossdock.routes.channel;

import org.jspecify.annotations.NullMarked;
