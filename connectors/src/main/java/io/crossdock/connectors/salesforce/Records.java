package io.crossdock.connectors.salesforce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The records of a transmission, one after the other: an object, a list of them, or one a line. */
final class Records implements AutoCloseable {

    private final Dispatch dispatch;
    private final InputStream in;
    private final MappingIterator<JsonNode> values;
    private int number;

    Records(Dispatch dispatch) throws IOException {
        this.dispatch = dispatch;
        this.in = dispatch.wire().open();
        try {
            this.values = Json.EXACT.readerFor(JsonNode.class).readValues(in);
        } catch (JsonProcessingException broken) {
            in.close();
            throw notJson();
        }
    }

    private Fault notJson() {
        return new Fault(Salesforce.TARGET_UNUSABLE, dispatch.wire().name() + " is no JSON");
    }

    /** @throws Fault where it is none */
    Optional<ObjectNode> next() throws IOException {
        try {
            if (!values.hasNextValue()) {
                return Optional.empty();
            }
            number++;
            JsonNode value = values.nextValue();
            if (value instanceof ObjectNode object) {
                return Optional.of(object);
            }
        } catch (JsonProcessingException | NoSuchElementException broken) {
            throw notJson();
        }
        throw new Fault(Salesforce.TARGET_UNUSABLE, dispatch.wire().name() + " holds something else than objects");
    }

    /** Of the last one, from 1. */
    String place() {
        return "record " + number;
    }

    /** The value by which the org knows a record; it takes no record without. */
    static Optional<String> id(JsonNode record, String field) {
        JsonNode value = record.path(field);
        return value.isValueNode() && !value.asText().isBlank() ? Optional.of(value.asText()) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
