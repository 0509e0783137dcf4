/** What an outsider sees: what was handed in, what came out, and whether the two agree. Knows no class of the hub. */
@NullMarked
package io.crossdock.harness.recorder;

import org.jspecify.annotations.NullMarked;
