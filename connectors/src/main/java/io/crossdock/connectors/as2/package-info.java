/** AS2 (RFC 4130): signed and encrypted messages over HTTP, each with a signed receipt. */
@NullMarked
package io.crossdock.connectors.as2;

import org.jspecify.annotations.NullMarked;
