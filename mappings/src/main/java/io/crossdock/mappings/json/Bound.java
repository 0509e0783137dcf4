package io.crossdock.mappings.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One value of a wire, read no further than some bytes and tokens; what is larger is passed over, and the next one can be read. */
final class Bound extends JsonParserDelegate {

    private final long begin;
    private final long most;
    private final int mostTokens;
    private final JsonStreamContext around;
    private int tokens;

    /** @param parser at the first token of the value */
    Bound(JsonParser parser, long most, int mostTokens) {
        super(parser);
        this.begin = Math.max(0, parser.currentTokenLocation().getByteOffset());
        this.most = most;
        this.mostTokens = mostTokens;
        this.around = parser.currentToken().isStructStart()
                ? parser.getParsingContext().getParent()
                : parser.getParsingContext();
    }

    /** The value is larger. */
    static final class Exceeded extends JsonParseException {

        private static final long serialVersionUID = 1;

        Exceeded(JsonParser parser) {
            super(parser, "a value without end");
        }
    }

    /** Where the value begins, in bytes. */
    long begin() {
        return begin;
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken token = super.nextToken();
        tokens++;
        if (tokens > mostTokens || currentLocation().getByteOffset() - begin > most) {
            throw new Exceeded(delegate);
        }
        return token;
    }

    @Override
    public @Nullable String nextFieldName() throws IOException {
        return nextToken() == JsonToken.FIELD_NAME ? currentName() : null;
    }

    /** Goes to the value's end. */
    void skip() throws IOException {
        while (delegate.getParsingContext() != around && delegate.nextToken() != null) {
            // what it says is not kept
        }
    }
}
