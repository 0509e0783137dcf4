/** What the specs say of themselves: reference pages for people, JSON Schema for editors. */
@NullMarked
package io.crossdock.config.reference;

import org.jspecify.annotations.NullMarked;
