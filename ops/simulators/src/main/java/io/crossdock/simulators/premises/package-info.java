/** What every partner program stands on: its folder, journals, doors, and the queue of what the hub has not taken yet. */
@NullMarked
package io.crossdock.simulators.premises;

import org.jspecify.annotations.NullMarked;
