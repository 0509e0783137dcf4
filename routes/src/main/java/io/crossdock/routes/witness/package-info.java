/** Who may see what documents go through, beside what is kept of it: figures and traces. */
@NullMarked
package io.crossdock.routes.witness;

import org.jspecify.annotations.NullMarked;
