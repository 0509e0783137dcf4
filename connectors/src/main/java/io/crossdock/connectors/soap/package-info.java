/** SOAP: a service of the hub that partners call, and operations of a partner's service. */
@NullMarked
package io.crossdock.connectors.soap;

import org.jspecify.annotations.NullMarked;
