/** What is looked at in a document before it is published, beyond what its format demands. */
@NullMarked
package io.crossdock.mappings.checks;

import org.jspecify.annotations.NullMarked;
