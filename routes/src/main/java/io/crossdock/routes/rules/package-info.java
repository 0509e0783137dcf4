/** Decisions about a document that a flow may take; one package a rule below. */
@NullMarked
package io.crossdock.routes.rules;

import org.jspecify.annotations.NullMarked;
