package io.crossdock.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Problem.Category;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.RetryAfter;
import io.crossdock.connectors.WebAnswer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One thing the org finds wrong. The API names it by a word, {@code errorCode} or {@code statusCode}, whatever the HTTP status.
 *
 * @param where which record of a transmission: {@code record 3}; empty: the whole
 */
record Complaint(String where, String word, String message) {

    private static final int LONGEST_QUOTE = 200;
    private static final int MOST_QUOTED = 5;

    /** What the others of a request are told when one record stops all. */
    private static final List<String> ECHOES = List.of("ALL_OR_NONE_OPERATION_ROLLED_BACK", "PROCESSING_HALTED");

    /** Those in a list of errors. */
    static List<Complaint> in(JsonNode errors, String where) {
        List<Complaint> complaints = new ArrayList<>();
        for (JsonNode error : errors) {
            String word =
                    error.path("errorCode").asText(error.path("statusCode").asText());
            String fields = error.path("fields").size() == 0
                    ? ""
                    : " (" + String.join(", ", Json.EXACT.convertValue(error.path("fields"), String[].class)) + ")";
            complaints.add(new Complaint(where, word, error.path("message").asText() + fields));
        }
        return complaints;
    }

    private boolean isEcho() {
        return ECHOES.contains(word);
    }

    Problem.Code code() {
        return switch (word) {
            case "UNABLE_TO_LOCK_ROW",
                    "SERVER_UNAVAILABLE",
                    "REQUEST_RUNNING_TOO_LONG",
                    "QUERY_TIMEOUT",
                    "UNKNOWN_EXCEPTION" -> Salesforce.BUSY;
            case "REQUEST_LIMIT_EXCEEDED", "TXN_SECURITY_METERING_ERROR" -> Salesforce.LIMIT;
            case "INVALID_SESSION_ID",
                    "INVALID_AUTH_HEADER",
                    "INSUFFICIENT_ACCESS",
                    "INSUFFICIENT_ACCESS_OR_READONLY",
                    "API_DISABLED_FOR_ORG",
                    "API_CURRENTLY_DISABLED",
                    "FUNCTIONALITY_NOT_ENABLED" -> Salesforce.DENIED;
            case "NOT_FOUND", "INVALID_TYPE", "INVALID_FIELD", "UNSUPPORTED_API_VERSION", "INVALIDJOB" ->
                Salesforce.NAME_UNKNOWN;
            case "DUPLICATE_EXTERNAL_ID" -> Salesforce.AMBIGUOUS;
            default -> Salesforce.REFUSED;
        };
    }

    /**
     * What all of them mean for the transmission. A fault of the set-up goes first, since it will meet every other one too; then what
     * is wrong with the documents; what is only busy is asked again, which an upsert allows.
     */
    static Receipt judged(List<Complaint> all, String at, Optional<Wire> answer) {
        List<Complaint> own = all.stream().filter(one -> !one.isEcho()).toList();
        List<Complaint> meant = own.isEmpty() ? all : own;
        for (Category category : List.of(Category.SETUP, Category.DATA, Category.PARTNER)) {
            List<Complaint> of = meant.stream()
                    .filter(one -> one.code().category() == category)
                    .toList();
            if (of.isEmpty()) {
                continue;
            }
            if (category != Category.DATA) {
                throw new Fault(of.get(0).code(), at + ": " + text(of));
            }
            Problem problem = of.get(0).code().at(Location.of(at), text(of));
            return new Receipt(Receipt.Result.REFUSED, Map.of(), answer, Optional.of(problem));
        }
        throw new Fault(Salesforce.ANSWER_UNUSABLE, at + " answered with a failure and no word about it");
    }

    private static String text(List<Complaint> complaints) {
        String more = complaints.size() > MOST_QUOTED ? "; and " + (complaints.size() - MOST_QUOTED) + " more" : "";
        return complaints.stream().limit(MOST_QUOTED).map(Complaint::text).collect(Collectors.joining("; ")) + more;
    }

    private String text() {
        return (where.isEmpty() ? "" : where + ": ") + oneLine(word) + ", " + oneLine(message);
    }

    /** The org's words, short and on one line. */
    static String oneLine(String words) {
        String text = words.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " ");
        return text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + " ..." : text;
    }

    /** What a status means that no word explains. */
    static Fault fault(WebAnswer answer, String said, InstantSource clock) {
        int status = answer.status();
        if (status == 429 || status == 503) {
            return RetryAfter.of(answer, clock)
                    .map(pause -> new Fault(Salesforce.BUSY, said + ", and asks for a pause of " + pause, pause))
                    .orElseGet(() -> new Fault(Salesforce.BUSY, said));
        }
        return new Fault(
                switch (status / 100) {
                    case 5 -> Salesforce.BUSY;
                    case 3 -> Salesforce.REDIRECTED;
                    default -> status == 401 || status == 403 ? Salesforce.DENIED : Salesforce.ANSWER_UNUSABLE;
                },
                said);
    }
}
