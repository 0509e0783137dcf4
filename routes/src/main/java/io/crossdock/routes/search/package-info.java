/** Finds documents by what persons know of them, and tells all that happened to one. Reads only. */
@NullMarked
package io.crossdock.routes.search;

import org.jspecify.annotations.NullMarked;
