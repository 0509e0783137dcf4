package io.crossdock.connectors.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Collected;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.NetworkCodes;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.RetryAfter;
import io.crossdock.connectors.WebAnswer;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what an answer means (RFC 9110): the status, and whether the body is what was agreed. */
final class Outcome {

    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(100).build())
            .build());

    private static final int LONGEST_QUOTE = 200;

    private final Settings settings;
    private final InstantSource clock;

    Outcome(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Receipt of(URI uri, WebAnswer heard, Collected body) {
        int status = heard.status();
        String said = uri + " answered " + status;
        Optional<byte[]> answer = body.bytes(heard.isZipped());
        boolean known = status == 409 && settings.flag("conflict-is-delivered");
        if (status >= 200 && status < 300 || known) {
            return delivered(uri, said, answer);
        }
        return switch (status) {
            case 400, 404, 409, 413, 422 -> refused(uri, said, answer);
            default -> throw fault(heard, said, clock);
        };
    }

    /** What the partner says of a document that may be there: 404 and 410, or a success without what is looked for, that it is not. */
    Optional<Receipt> ofLookUp(URI uri, WebAnswer heard, Collected body) {
        int status = heard.status();
        String said = uri + " answered " + status;
        if (status == 404 || status == 410) {
            return Optional.empty();
        }
        if (status < 200 || status >= 300) {
            throw fault(heard, said, clock);
        }
        Optional<byte[]> answer = body.bytes(heard.isZipped());
        Optional<String> pointer = settings.optionalText("found");
        if (pointer.isEmpty()) {
            return Optional.of(Receipt.delivered());
        }
        JsonNode found = json(said, answer).at(pointer.get());
        return isNothing(found)
                ? Optional.empty()
                : Optional.of(
                        new Receipt(Receipt.Result.DELIVERED, identifiers(found), business(answer), Optional.empty()));
    }

    private static boolean isNothing(JsonNode found) {
        return found.isMissingNode()
                || found.isNull()
                || found.isContainerNode() && found.isEmpty()
                || found.isTextual() && found.asText().isBlank()
                || found.isBoolean() && !found.asBoolean();
    }

    /** What a status means that is about no document. */
    static Fault fault(WebAnswer answer, String said, InstantSource clock) {
        int status = answer.status();
        return switch (status) {
            case 401, 403, 407 -> new Fault(NetworkCodes.DENIED, said);
            case 408, 425, 429, 503 ->
                RetryAfter.of(answer, clock)
                        .map(pause -> new Fault(Http.BUSY, said + ", and asks for a pause of " + pause, pause))
                        .orElseGet(() -> new Fault(Http.BUSY, said));
            default ->
                new Fault(
                        status >= 500
                                ? Http.BUSY
                                : status >= 300 && status < 400 ? Http.REDIRECTED : Http.UNEXPECTED_STATUS,
                        said);
        };
    }

    private static Receipt refused(URI uri, String said, Optional<byte[]> answer) {
        Problem problem = Http.REFUSED.at(Location.of(uri.toString()), said);
        return new Receipt(Receipt.Result.REFUSED, Map.of(), wire(answer), Optional.of(problem));
    }

    private Receipt delivered(URI uri, String said, Optional<byte[]> answer) {
        if (!readsJson()) {
            return new Receipt(Receipt.Result.DELIVERED, Map.of(), business(answer), Optional.empty());
        }
        JsonNode json = json(said, answer);
        if (holds(settings.table("busy"), json, false)) {
            throw new Fault(Http.BUSY, said + ", but says in its answer that it is busy");
        }
        Optional<String> error = error(json);
        return error.isPresent()
                ? refused(uri, said + ", but not with a success: " + error.get(), answer)
                : new Receipt(Receipt.Result.DELIVERED, identifiers(json), business(answer), Optional.empty());
    }

    private boolean readsJson() {
        return settings.text("answer").equals("json")
                || !settings.table("identifiers").isEmpty()
                || !settings.table("expect").isEmpty()
                || !settings.table("busy").isEmpty()
                || !settings.texts("errors").isEmpty();
    }

    private Optional<Wire> business(Optional<byte[]> answer) {
        return settings.text("answer").equals("empty") ? Optional.empty() : wire(answer);
    }

    /** What in the answer says that it is no success. */
    private Optional<String> error(JsonNode json) {
        for (String pointer : settings.texts("errors")) {
            JsonNode found = json.at(pointer);
            if (!isNothing(found)) {
                return Optional.of(pointer + " is " + quote(found));
            }
        }
        return holds(settings.table("expect"), json, true)
                ? Optional.empty()
                : Optional.of("it does not hold what 'expect' asks for");
    }

    private static boolean holds(Map<String, String> wanted, JsonNode json, boolean ofNone) {
        return wanted.isEmpty()
                ? ofNone
                : wanted.entrySet().stream()
                        .allMatch(each -> json.at(each.getKey()).asText().equals(each.getValue()));
    }

    /** The partner's words, short and on one line. */
    private static String quote(JsonNode found) {
        String text = found.toString().replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " ");
        return text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + " ..." : text;
    }

    private static JsonNode json(String said, Optional<byte[]> answer) {
        try {
            JsonNode json = JSON.readTree(answer.orElse(new byte[0]));
            if (json.isContainerNode()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw notJson(said);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory", e);
        }
        throw notJson(said);
    }

    private static Fault notJson(String said) {
        return new Fault(Http.ANSWER_NOT_JSON, said + ", but not with a JSON object or list of at most 1 MB");
    }

    private Map<String, String> identifiers(JsonNode json) {
        Map<String, String> identifiers = new LinkedHashMap<>();
        settings.table("identifiers").forEach((scheme, pointer) -> {
            JsonNode value = json.at(pointer);
            if (value.isValueNode() && !value.isNull()) {
                identifiers.put(scheme, value.asText());
            }
        });
        return identifiers;
    }

    private static Optional<Wire> wire(Optional<byte[]> answer) {
        return answer.filter(bytes -> bytes.length > 0).map(bytes -> Wire.of("answer", bytes));
    }
}
