/** Tests of what all formats share. */
@NullMarked
package io.crossdock.mappings;

import org.jspecify.annotations.NullMarked;
