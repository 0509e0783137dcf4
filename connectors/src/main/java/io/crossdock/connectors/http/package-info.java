/** Requests: received on the hub's own port, and sent to a partner's API. */
@NullMarked
package io.crossdock.connectors.http;

import org.jspecify.annotations.NullMarked;
