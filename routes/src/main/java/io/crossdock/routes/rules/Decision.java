package io.crossdock.routes.rules;

import io.crossdock.mappings.canonical.Document;

/** What a step makes of a document (decision D9). */
public sealed interface Decision {

    /** It goes on as it is. */
    record Pass() implements Decision {}

    /** It goes on as another of the same kind and key. */
    record Change(Document document) implements Decision {}
}
