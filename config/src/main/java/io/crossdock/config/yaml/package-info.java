/** Reads the language from YAML, with line and column in every problem. */
@NullMarked
package io.crossdock.config.yaml;

import org.jspecify.annotations.NullMarked;
