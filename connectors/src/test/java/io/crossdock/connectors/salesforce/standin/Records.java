package io.crossdock.connectors.salesforce.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** sObject rows, sObject Collections and Composite. */
final class Records {

    private final Tables tables;

    Records(Tables tables) {
        this.tables = tables;
    }

    Tables.Outcome answer(String method, String[] steps, byte[] body) throws IOException {
        if (steps.length == 4 && steps[0].equals("sobjects") && method.equals("PATCH")) {
            return tables.upsert(steps[1], steps[2], decoded(steps[3]), Tables.JSON.readTree(body));
        }
        if (steps.length == 4 && steps[1].equals("sobjects") && method.equals("PATCH")) {
            return collection(steps[2], steps[3], Tables.JSON.readTree(body));
        }
        if (steps.length == 1 && steps[0].equals("composite") && method.equals("POST")) {
            return composite(Tables.JSON.readTree(body));
        }
        return Tables.refused(404, "NOT_FOUND", "The requested resource does not exist");
    }

    private static String decoded(String step) {
        return URLDecoder.decode(step, StandardCharsets.UTF_8);
    }

    private Tables.Outcome collection(String object, String field, JsonNode body) {
        if (body.path("records").size() > 200) {
            return Tables.refused(400, "EXCEEDED_MAX_SIZE_REQUEST", "Number of records exceeds limit of 200");
        }
        var before = tables.copy();
        List<Tables.Outcome> outcomes = new ArrayList<>();
        for (JsonNode record : body.path("records")) {
            outcomes.add(tables.upsert(object, field, record.path(field).asText(), record));
        }
        boolean all = outcomes.stream().allMatch(Tables.Outcome::isSuccess);
        boolean back = body.path("allOrNone").asBoolean() && !all;
        if (back) {
            tables.restore(before);
        }
        ObjectNode answer = Tables.JSON.createObjectNode();
        ArrayNode results = answer.putArray("=");
        for (Tables.Outcome outcome : outcomes) {
            if (outcome.isSuccess() && !back) {
                results.add(outcome.body());
            } else {
                String word = outcome.isSuccess()
                        ? "ALL_OR_NONE_OPERATION_ROLLED_BACK"
                        : outcome.body()
                                .path("errorCode")
                                .asText()
                                .replace("MULTIPLE_CHOICES", "DUPLICATE_EXTERNAL_ID");
                ObjectNode result = results.addObject().put("success", false);
                result.putArray("errors")
                        .addObject()
                        .put("statusCode", word)
                        .put(
                                "message",
                                outcome.isSuccess()
                                        ? "Record rolled back"
                                        : outcome.body().path("message").asText())
                        .set(
                                "fields",
                                outcome.body().has("fields")
                                        ? outcome.body().get("fields")
                                        : Tables.JSON.createArrayNode());
            }
        }
        return new Tables.Outcome(200, answer);
    }

    private Tables.Outcome composite(JsonNode body) throws IOException {
        if (body.path("compositeRequest").size() > 25) {
            return Tables.refused(400, "INVALID_INPUT", "at most 25 subrequests");
        }
        var before = tables.copy();
        List<Tables.Outcome> outcomes = new ArrayList<>();
        boolean failed = false;
        for (JsonNode request : body.path("compositeRequest")) {
            String[] steps = request.path("url")
                    .asText()
                    .replaceFirst("^/services/data/v65\\.0/", "")
                    .split("/", -1);
            Tables.Outcome outcome = failed
                    ? halted()
                    : answer(
                            request.path("method").asText(),
                            steps,
                            Tables.JSON.writeValueAsBytes(request.path("body")));
            outcomes.add(outcome);
            failed |= !outcome.isSuccess() || anyFailed(outcome);
        }
        boolean back = failed && body.path("allOrNone").asBoolean();
        if (back) {
            tables.restore(before);
        }
        ObjectNode answer = Tables.JSON.createObjectNode();
        ArrayNode responses = answer.putArray("compositeResponse");
        for (int i = 0; i < outcomes.size(); i++) {
            boolean echo = back && outcomes.get(i).isSuccess() && !anyFailed(outcomes.get(i));
            Tables.Outcome outcome = echo ? halted() : outcomes.get(i);
            ObjectNode response = responses
                    .addObject()
                    .put("httpStatusCode", outcome.status())
                    .put(
                            "referenceId",
                            body.path("compositeRequest")
                                    .get(i)
                                    .path("referenceId")
                                    .asText());
            response.set(
                    "body",
                    outcome.status() >= 400
                            ? Tables.JSON.createArrayNode().add(outcome.body())
                            : outcome.body().has("=") ? outcome.body().get("=") : outcome.body());
        }
        return new Tables.Outcome(200, answer);
    }

    private static boolean anyFailed(Tables.Outcome outcome) {
        for (JsonNode result : outcome.body().path("=")) {
            if (!result.path("success").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    private static Tables.Outcome halted() {
        return Tables.refused(
                400,
                "PROCESSING_HALTED",
                "The transaction was rolled back since another operation in the same transaction failed.");
    }
}
