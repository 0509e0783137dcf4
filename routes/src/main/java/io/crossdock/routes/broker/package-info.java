/** How documents travel inside the hub: the broker, the batched hop between two stations, publishing, and what becomes of a document that fails. */
@NullMarked
package io.crossdock.routes.broker;

import org.jspecify.annotations.NullMarked;
