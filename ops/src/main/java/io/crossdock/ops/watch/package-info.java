/** What those see who watch over the hub: figures, whether it is well, and what documents go through. */
@NullMarked
package io.crossdock.ops.watch;

import org.jspecify.annotations.NullMarked;
