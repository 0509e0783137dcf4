@NullMarked
package io.crossdock.mappings.x12;

import org.jspecify.annotations.NullMarked;
