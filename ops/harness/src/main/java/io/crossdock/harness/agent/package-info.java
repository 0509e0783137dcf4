/** What is done to a hub's classes from outside: points are counted, a process halts at one, faults are planted. */
@NullMarked
package io.crossdock.harness.agent;

import org.jspecify.annotations.NullMarked;
