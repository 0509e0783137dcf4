/** Encode, connector out, confirm, retry, park. */
@NullMarked
package io.crossdock.routes.delivery;

import org.jspecify.annotations.NullMarked;
