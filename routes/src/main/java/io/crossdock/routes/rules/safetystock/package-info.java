/** Keeps a part of the stock from being sold elsewhere. */
@NullMarked
package io.crossdock.routes.rules.safetystock;

import org.jspecify.annotations.NullMarked;
