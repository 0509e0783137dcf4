/** Tests of JSON. */
@NullMarked
package io.crossdock.mappings.json;

import org.jspecify.annotations.NullMarked;
