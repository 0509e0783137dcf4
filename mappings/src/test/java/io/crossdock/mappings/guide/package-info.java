/** Tests of guides. */
@NullMarked
package io.crossdock.mappings.guide;

import org.jspecify.annotations.NullMarked;
