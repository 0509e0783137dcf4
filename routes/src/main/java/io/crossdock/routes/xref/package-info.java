/** Cross references: which number of whom means which article. */
@NullMarked
package io.crossdock.routes.xref;

import org.jspecify.annotations.NullMarked;
