/** What programs and commands may ask of a running hub. */
@NullMarked
package io.crossdock.ops.api;

import org.jspecify.annotations.NullMarked;
