package io.crossdock.mappings.canonical;

import com.fasterxml.jackson.core.JsonProcessingException;

/** The document speaks a major version of the canonical schema that this hub does not. */
public final class UnknownSchema extends JsonProcessingException {

    private static final long serialVersionUID = 1;

    UnknownSchema(String version) {
        super("canonical schema '" + version + "' is not readable here; this hub speaks " + Header.SCHEMA);
    }
}
