/** What a channel would make of something, without sending anything. */
@NullMarked
package io.crossdock.ops.trial;

import org.jspecify.annotations.NullMarked;
