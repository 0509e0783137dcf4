/** Who may use the hub, and what they changed. */
@NullMarked
package io.crossdock.routes.access;

import org.jspecify.annotations.NullMarked;
