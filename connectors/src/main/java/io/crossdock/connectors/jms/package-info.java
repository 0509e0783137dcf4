/** Queues and topics of a broker that is not the hub's own. */
@NullMarked
package io.crossdock.connectors.jms;

import org.jspecify.annotations.NullMarked;
