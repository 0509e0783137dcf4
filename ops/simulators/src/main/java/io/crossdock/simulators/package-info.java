/** The demo partners: programs of their own that stand in for real systems and know nothing of the hub but its door. */
@NullMarked
package io.crossdock.simulators;

import org.jspecify.annotations.NullMarked;
