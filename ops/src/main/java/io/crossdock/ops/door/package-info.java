/** Who may come in, and what they may do. */
@NullMarked
package io.crossdock.ops.door;

import org.jspecify.annotations.NullMarked;
