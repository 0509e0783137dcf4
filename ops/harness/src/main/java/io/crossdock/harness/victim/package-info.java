/** The processes that are killed: a hub without Spring Boot, and ordinary ways to do the same. */
@NullMarked
package io.crossdock.harness.victim;

import org.jspecify.annotations.NullMarked;
