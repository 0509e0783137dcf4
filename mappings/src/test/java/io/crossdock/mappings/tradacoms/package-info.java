@NullMarked
package io.crossdock.mappings.tradacoms;

import org.jspecify.annotations.NullMarked;
