/** JSON: the canonical one, and any other whose fields stand in the channel file. */
@NullMarked
package io.crossdock.mappings.json;

import org.jspecify.annotations.NullMarked;
