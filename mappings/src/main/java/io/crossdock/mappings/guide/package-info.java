/**
 * Partner guides: what a channel file says of a partner's messages on top of the standard mapping, in JSONata over the segments when
 * reading and over the canonical document when writing.
 */
@NullMarked
package io.crossdock.mappings.guide;

import org.jspecify.annotations.NullMarked;
