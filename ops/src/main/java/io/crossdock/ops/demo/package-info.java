/** Starts the hub and four strangers beside it, shows what moves, and has a judge compare what they sent with what they got. */
@NullMarked
package io.crossdock.ops.demo;

import org.jspecify.annotations.NullMarked;
