/** Tests of what formats share whose columns or fields stand in the channel file. */
@NullMarked
package io.crossdock.mappings.layout;

import org.jspecify.annotations.NullMarked;
