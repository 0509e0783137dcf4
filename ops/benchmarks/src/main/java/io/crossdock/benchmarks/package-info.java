/** What the hub is measured against: the limit of the machine and the ordinary way, in the same run. */
@NullMarked
package io.crossdock.benchmarks;

import org.jspecify.annotations.NullMarked;
