package io.crossdock.connectors.salesforce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.connectors.Fault;
import java.io.IOException;
import java.util.Optional;

/**
 * What the org answered to a request that it may have carried out.
 *
 * @param said the request and its status, for the person who must act
 * @param bytes of the body; nothing: too many
 */
record Answer(String said, int status, Optional<byte[]> bytes) {

    JsonNode json() {
        return json(bytes, said);
    }

    /** @throws Fault where it is something else than an object or a list, as a page in HTML is */
    static JsonNode json(Optional<byte[]> bytes, String said) {
        return tree(bytes)
                .orElseThrow(() ->
                        new Fault(Salesforce.ANSWER_UNUSABLE, said + ", but not with JSON, or with too much of it"));
    }

    /** An object or a list; nothing where it is none. */
    static Optional<JsonNode> tree(Optional<byte[]> bytes) {
        try {
            return Optional.of(Json.EXACT.readTree(bytes.orElse(new byte[0]))).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException page) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory", e);
        }
    }
}
