package io.crossdock.mappings.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The part of a wire that is no document. */
final class Excerpt {

    private static final int MOST_BYTES = 64 * 1024;

    private Excerpt() {}

    static Wire of(String name, JsonNode value) {
        byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        return Wire.of(name, bytes.length <= MOST_BYTES ? bytes : Arrays.copyOf(bytes, MOST_BYTES));
    }
}
