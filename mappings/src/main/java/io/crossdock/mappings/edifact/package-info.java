/** UN/EDIFACT and its subset EANCOM: orders both ways. */
@NullMarked
package io.crossdock.mappings.edifact;

import org.jspecify.annotations.NullMarked;
