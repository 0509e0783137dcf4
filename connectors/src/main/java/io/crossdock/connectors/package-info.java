/** The contract of a connector: how bytes come and go. */
@NullMarked
package io.crossdock.connectors;

import org.jspecify.annotations.NullMarked;
