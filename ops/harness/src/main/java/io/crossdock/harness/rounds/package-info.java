/** Rounds: a hub is started under load, dies, and is started again; at the end the recorder judges. */
@NullMarked
package io.crossdock.harness.rounds;

import org.jspecify.annotations.NullMarked;
