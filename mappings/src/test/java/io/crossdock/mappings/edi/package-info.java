@NullMarked
package io.crossdock.mappings.edi;

import org.jspecify.annotations.NullMarked;
