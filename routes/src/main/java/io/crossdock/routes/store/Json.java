package io.crossdock.routes.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossdock.mappings.canonical.CanonicalJson;
import java.io.IOException;

/** The hub's own records as JSON: in rows and in its own messages. Nothing is left out, so that what is read equals what was written. */
public final class Json {

    private static final JsonMapper MAPPER = CanonicalJson.MAPPER
            .rebuild()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .build();

    private Json() {}

    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Reads what {@link #write} wrote; anything else is a bug. */
    public static <T> T read(byte[] bytes, TypeReference<T> type) {
        try {
            return MAPPER.readValue(bytes, type);
        } catch (IOException broken) {
            throw new IllegalArgumentException("this is not what was written", broken);
        }
    }
}
