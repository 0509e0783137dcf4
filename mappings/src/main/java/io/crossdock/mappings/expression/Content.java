package io.crossdock.mappings.expression;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;

/** A canonical document as expressions see it: texts, numbers, lists and maps. Read only when it is asked for, and then once. */
public final class Content {

    /** Numbers as JSONata knows them: whole ones and doubles. */
    private static final JsonMapper MAPPER = new JsonMapper();

    private final byte[] canonical;
    private Map<?, ?> value = Map.of();

    /** @param canonical the canonical JSON of one document */
    public Content(byte[] canonical) {
        this.canonical = canonical;
    }

    /** The document as maps and lists; not to be changed. */
    public Map<?, ?> value() {
        if (value.isEmpty()) {
            value = read(canonical);
        }
        return value;
    }

    private static Map<?, ?> read(byte[] canonical) {
        try {
            return MAPPER.readValue(canonical, Map.class);
        } catch (IOException broken) {
            throw new IllegalArgumentException("no canonical document", broken);
        }
    }
}
