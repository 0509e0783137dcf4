/** Which configuration is in force: kept in the database, so that all nodes run the same one. */
@NullMarked
package io.crossdock.routes.bundle;

import org.jspecify.annotations.NullMarked;
