/** Tests of what is looked at before publishing. */
@NullMarked
package io.crossdock.mappings.checks;

import org.jspecify.annotations.NullMarked;
