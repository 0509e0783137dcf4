package io.crossdock.mappings.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.CanonicalJson;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One wire being read from its first byte to its last, a document at a time. */
final class WireReading {

    private static final Problem.Code BROKEN =
            Problem.Code.data("JSON-BROKEN", "Ask for the whole again; it was cut off, or is no JSON from here on.");
    private static final Problem.Code MARKUP =
            Problem.Code.data("JSON-IS-XML", "Ask for JSON; or look whether the address answered with an error page.");
    private static final Problem.Code NOTHING =
            Problem.Code.data("JSON-WITHOUT-DOCUMENTS", "Correct documents in the channel, or ask why there are none.");

    private static final Problem.Code LARGE = Problem.Code.data(
            "JSON-DOCUMENT-TOO-LARGE",
            "Ask for smaller documents; or correct documents in the channel, if this one holds many.");

    private static final int MOST_BYTES = 64 * 1024;

    /** Of one document, in bytes: it is held in memory, where it takes a multiple of them. */
    private static final long LARGEST = 8 * 1024 * 1024;

    /** Of one document: brackets, names and values. */
    private static final int MOST_TOKENS = 250_000;

    private final JsonCodec codec;
    private final Wire wire;
    private final Consumer<Decoded> each;
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private long ordinal;
    private boolean list;
    private boolean faultless = true;

    WireReading(JsonCodec codec, Wire wire, Consumer<Decoded> each) {
        this.codec = codec;
        this.wire = wire;
        this.each = each;
    }

    void read() throws IOException {
        if (isMarkup()) {
            refuse(MARKUP.at(Location.of(wire.name()), "this is XML or HTML, not JSON"));
            return;
        }
        try (InputStream in = wire.open();
                JsonParser parser = CanonicalJson.MAPPER.createParser(in)) {
            read(parser);
        } catch (JsonProcessingException broken) {
            Location at = at(Optional.ofNullable(broken.getLocation()).orElse(JsonLocation.NA), "");
            refuse(BROKEN.at(at, broken.getOriginalMessage()));
        } catch (CharConversionException noText) {
            refuse(BROKEN.at(
                    Location.of(wire.name()), "it begins as UTF-32 does, and is none: " + noText.getMessage()));
        }
        if (list) {
            counts.forEach((kind, count) -> each.accept(codec.coverage().snapshot(kind, count, faultless)));
        }
    }

    private boolean isMarkup() throws IOException {
        try (InputStream in = wire.open()) {
            String head = new String(in.readNBytes(256), java.nio.charset.StandardCharsets.UTF_8);
            return head.replace("\uFEFF", "").stripLeading().startsWith("<");
        }
    }

    private void read(JsonParser parser) throws IOException {
        parser.nextToken();
        if (!descend(parser)) {
            refuse(NOTHING.at(
                    at(parser.currentLocation(), codec.framing().pointer()),
                    codec.framing().pointer().isEmpty()
                            ? "there is nothing in it"
                            : "there is no array or object at "
                                    + codec.framing().pointer()));
            return;
        }
        codec.form().kinds().stream().filter(Kind::isState).forEach(kind -> counts.put(kind, 0L));
        values(parser);
        while (codec.framing().pointer().isEmpty() && parser.nextToken() != null) {
            list = true;
            values(parser);
        }
    }

    /** Goes to the value where the documents stand; what stands beside the way is read over. */
    private boolean descend(JsonParser parser) throws IOException {
        for (String name : codec.framing().way()) {
            if (parser.currentToken() != JsonToken.START_OBJECT || !find(parser, name)) {
                return false;
            }
        }
        return parser.currentToken() != null
                && (parser.currentToken().isStructStart()
                        || codec.framing().pointer().isEmpty());
    }

    private static boolean find(JsonParser parser, String name) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(name);
            parser.nextToken();
            if (found) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private void values(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            value(parser);
            return;
        }
        list = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            value(parser);
        }
    }

    private void value(JsonParser parser) throws IOException {
        Location at = at(parser.currentTokenLocation(), codec.framing().pointer() + "/" + ordinal);
        ordinal++;
        Decoded decoded = decoded(parser, at);
        if (decoded instanceof Decoded.Good good) {
            counts.computeIfPresent(good.document().kind(), (kind, count) -> count + 1);
        } else {
            faultless = false;
        }
        each.accept(decoded);
    }

    private Decoded decoded(JsonParser parser, Location at) throws IOException {
        Bound bound = new Bound(parser, LARGEST, MOST_TOKENS);
        try {
            return codec.form().read(tree(bound), at);
        } catch (Bound.Exceeded exceeded) {
            bound.skip();
            return new Decoded.Bad(
                    excerpt(bound.begin()),
                    Optional.empty(),
                    at,
                    List.of(LARGE.at(
                            at,
                            "one document is larger than " + LARGEST / (1024 * 1024) + " MB, or has more than "
                                    + MOST_TOKENS + " names, values and brackets")));
        }
    }

    private Wire excerpt(long offset) throws IOException {
        try (InputStream in = wire.open()) {
            in.skipNBytes(offset);
            return Wire.of(wire.name(), in.readNBytes(MOST_BYTES));
        }
    }

    private static JsonNode tree(JsonParser parser) throws IOException {
        try {
            return CanonicalJson.MAPPER.readTree(parser);
        } catch (NumberFormatException beyondAllNumbers) {
            throw new JsonParseException(parser, "a number with an exponent that no number has", beyondAllNumbers);
        }
    }

    private Location at(JsonLocation where, String path) {
        return new Location(wire.name(), Math.max(0, where.getLineNr()), Math.max(0, where.getColumnNr()), path);
    }

    private void refuse(Problem problem) throws IOException {
        faultless = false;
        each.accept(new Decoded.Bad(excerpt(0), Optional.empty(), problem.at(), List.of(problem)));
    }
}
