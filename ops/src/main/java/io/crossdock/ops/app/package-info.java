/** The hub as a Spring Boot application: its own port, its Camel context, its life. */
@NullMarked
package io.crossdock.ops.app;

import org.jspecify.annotations.NullMarked;
