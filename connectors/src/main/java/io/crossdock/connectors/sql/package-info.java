/** Rows of a database that belongs to somebody else. */
@NullMarked
package io.crossdock.connectors.sql;

import org.jspecify.annotations.NullMarked;
