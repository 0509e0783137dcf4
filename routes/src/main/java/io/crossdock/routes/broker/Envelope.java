package io.crossdock.routes.broker;

import io.crossdock.config.Kind;
import io.crossdock.config.Where;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * What travels beside a canonical document: everything that decides about it without reading it.
 *
 * @param document the hub's id of the document, unique for ever
 * @param number the business number, unique for its kind and issuer
 * @param version newer is larger; comparable within one key only
 * @param ordinal place in its transmission
 * @param channel the in-channel it came through
 * @param connection where it came from; it does not go back there
 * @param bundle the configuration it was taken in under
 * @param fields what {@code where} may ask for
 */
public record Envelope(
        String tenant,
        String document,
        Kind kind,
        String issuer,
        String number,
        long version,
        String transmission,
        long ordinal,
        String channel,
        String connection,
        boolean test,
        String bundle,
        Instant received,
        Map<Where.Field, String> fields) {

    private static final String FIELD = "field_";

    public Envelope {
        fields = Map.copyOf(fields);
    }

    /** What documents of one thing have in common: kind, issuer and number. */
    public record Key(Kind kind, String issuer, String number) {}

    public Key key() {
        return new Key(kind, issuer, number);
    }

    /** The same document as another version of it. */
    public Envelope as(long other) {
        return new Envelope(
                tenant,
                document,
                kind,
                issuer,
                number,
                other,
                transmission,
                ordinal,
                channel,
                connection,
                test,
                bundle,
                received,
                fields);
    }

    /** As message headers; every name is a Java identifier, as JMS demands. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("tenant", tenant);
        headers.put("kind", kind.word());
        headers.put("issuer", issuer);
        headers.put("number", number);
        headers.put("version", Long.toString(version));
        headers.put("transmission", transmission);
        headers.put("ordinal", Long.toString(ordinal));
        headers.put("channel", channel);
        headers.put("connection", connection);
        headers.put("test", Boolean.toString(test));
        headers.put("bundle", bundle);
        headers.put("received", received.toString());
        fields.forEach((field, value) -> headers.put(FIELD + field.name(), value));
        return headers;
    }

    /** The message that carries a document's canonical body. */
    public Message message(byte[] body) {
        return new Message(document, headers(), body);
    }

    /** What a message says of the document it carries. */
    public static Envelope of(Message message) {
        Map<String, String> headers = message.headers();
        Map<Where.Field, String> fields = new EnumMap<>(Where.Field.class);
        for (Where.Field field : Where.Field.values()) {
            String value = headers.get(FIELD + field.name());
            if (value != null) {
                fields.put(field, value);
            }
        }
        return new Envelope(
                header(headers, "tenant"),
                message.id(),
                Kind.of(header(headers, "kind")).orElseThrow(),
                header(headers, "issuer"),
                header(headers, "number"),
                Long.parseLong(header(headers, "version")),
                header(headers, "transmission"),
                Long.parseLong(header(headers, "ordinal")),
                header(headers, "channel"),
                header(headers, "connection"),
                Boolean.parseBoolean(header(headers, "test")),
                header(headers, "bundle"),
                Instant.parse(header(headers, "received")),
                fields);
    }

    /** The same; nothing where somebody else put the message on the broker. */
    public static Optional<Envelope> in(Message message) {
        try {
            return Optional.of(of(message));
        } catch (IllegalArgumentException | NoSuchElementException | DateTimeException foreign) {
            return Optional.empty();
        }
    }

    private static String header(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a message without the header '" + name + "'");
        }
        return value;
    }
}
