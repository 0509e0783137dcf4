/** Expressions over the content of documents, in JSONata. */
@NullMarked
package io.crossdock.mappings.expression;

import org.jspecify.annotations.NullMarked;
