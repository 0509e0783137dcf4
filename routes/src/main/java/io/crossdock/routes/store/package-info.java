/** Where the journey keeps what must survive: rows in the database, payloads by content. */
@NullMarked
package io.crossdock.routes.store;

import org.jspecify.annotations.NullMarked;
