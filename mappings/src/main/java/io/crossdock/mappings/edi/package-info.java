/**
 * What the segment syntaxes share: segments cut from bytes, envelopes walked, and messages declared once that are read, written and
 * explained by their declaration. A format adds its {@link io.crossdock.mappings.edi.Standard} and its messages.
 */
@NullMarked
package io.crossdock.mappings.edi;

import org.jspecify.annotations.NullMarked;
