/** Who is interested: sends each document to the channels that want it. */
@NullMarked
package io.crossdock.routes.flow;

import org.jspecify.annotations.NullMarked;
