package io.crossdock.mappings.edi;

import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a format says of a wire of orders, in a line a message: {@code good A1 GTIN}.
 *
 * @param prefix of its problems, which is left out
 */
public record OrderReading(Format format, String prefix) {

    /** The first message, as a document. */
    public Decoded.Good good(String wire, Map<String, Object> settings) throws IOException {
        return (Decoded.Good)
                decode(wire.getBytes(StandardCharsets.ISO_8859_1), settings).get(0);
    }

    public List<String> told(String wire, Map<String, Object> settings) throws IOException {
        return told(wire.getBytes(StandardCharsets.ISO_8859_1), settings);
    }

    public List<String> told(byte[] wire, Map<String, Object> settings) throws IOException {
        return decode(wire, settings).stream()
                .map(each -> each instanceof Decoded.Good good
                        ? "good " + good.document().number() + codes(good.warnings())
                        : "bad" + codes(((Decoded.Bad) each).problems()))
                .toList();
    }

    public String codes(List<Problem> problems) {
        StringBuilder codes = new StringBuilder();
        problems.forEach(problem -> codes.append(' ').append(problem.code().id().replace(prefix, "")));
        return codes.toString();
    }

    public List<Decoded> decode(byte[] wire, Map<String, Object> settings) throws IOException {
        List<Decoded> decoded = new ArrayList<>();
        format.codec(new Settings(settings, Location.of("test")), Set.of(Kind.ORDER))
                .get()
                .decode(Wire.of("in", wire), message -> true, decoded::add);
        return decoded;
    }
}
