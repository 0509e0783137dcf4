/** What happened to each document; counts that must balance. */
@NullMarked
package io.crossdock.routes.ledger;

import org.jspecify.annotations.NullMarked;
