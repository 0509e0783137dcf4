/** Tests of the documents in the middle. */
@NullMarked
package io.crossdock.mappings.canonical;

import org.jspecify.annotations.NullMarked;
