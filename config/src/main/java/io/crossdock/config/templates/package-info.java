/** Starting points for new partners and channels. */
@NullMarked
package io.crossdock.config.templates;

import org.jspecify.annotations.NullMarked;
