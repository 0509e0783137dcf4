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
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.NetworkCodes;
import io.crossdock.connectors.Receipt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what an answer means (RFC 9110): the status, and whether the body is what was agreed. */
final class Outcome {

    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(100).build())
            .build());

    private final Settings settings;

    Outcome(Settings settings) {
        this.settings = settings;
    }

    Receipt of(URI uri, HttpResponse<Void> response, Collected answer) {
        int status = response.statusCode();
        String said = uri + " answered " + status;
        boolean known = status == 409 && settings.flag("conflict-is-delivered");
        if (status >= 200 && status < 300 || known) {
            return delivered(said, answer);
        }
        return switch (status) {
            case 400, 404, 409, 413, 422 -> refused(uri, said, answer);
            case 401, 403, 407 -> throw new Fault(NetworkCodes.DENIED, said);
            case 408, 425, 429 -> throw new Fault(Http.BUSY, said);
            default ->
                throw new Fault(
                        status >= 500 ? Http.BUSY : status < 400 ? Http.REDIRECTED : Http.UNEXPECTED_STATUS, said);
        };
    }

    private Receipt refused(URI uri, String said, Collected answer) {
        Problem problem = Http.REFUSED.at(Location.of(uri.toString()), said);
        return new Receipt(Receipt.Result.REFUSED, Map.of(), wire(answer), Optional.of(problem));
    }

    private Receipt delivered(String said, Collected answer) {
        Map<String, String> identifiers = settings.text("answer").equals("json")
                        || !settings.table("identifiers").isEmpty()
                ? identifiers(json(said, answer))
                : Map.of();
        Optional<Wire> business = settings.text("answer").equals("empty") ? Optional.empty() : wire(answer);
        return new Receipt(Receipt.Result.DELIVERED, identifiers, business, Optional.empty());
    }

    private static JsonNode json(String said, Collected answer) {
        try {
            JsonNode json = JSON.readTree(answer.bytes().orElse(new byte[0]));
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

    private static Optional<Wire> wire(Collected answer) {
        return answer.bytes().filter(bytes -> bytes.length > 0).map(bytes -> Wire.of("answer", bytes));
    }
}
