/** The journey of a document; its packages are the stations, in order. */
@NullMarked
package io.crossdock.routes;

import org.jspecify.annotations.NullMarked;
