/** What only one of several nodes does at a time, and how the others keep away from it and take over (decision D16). */
@NullMarked
package io.crossdock.routes.lease;

import org.jspecify.annotations.NullMarked;
