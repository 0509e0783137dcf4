/** The hub of this process and the configuration that it runs. */
@NullMarked
package io.crossdock.ops.running;

import org.jspecify.annotations.NullMarked;
