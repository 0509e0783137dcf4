/** What goes again because a person asks: replayed, resent or reprocessed; previewed first, and kept with who asked and why. */
@NullMarked
package io.crossdock.routes.rerun;

import org.jspecify.annotations.NullMarked;
