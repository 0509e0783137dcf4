/** Where the hub runs, is operated, and is seen. */
@NullMarked
package io.crossdock.ops;

import org.jspecify.annotations.NullMarked;
