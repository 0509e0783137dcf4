/** The small tables beside the channels, in CSV. */
@NullMarked
package io.crossdock.config.tables;

import org.jspecify.annotations.NullMarked;
