package io.crossdock.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.config.Location;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Receipt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes records: a single one by itself, several as collections of up to 200, each all or none. */
final class Upsert {

    /** The most that one request may carry (sObject Collections). */
    static final int MOST = 200;

    /** Under which the receipt names what the org calls a record. */
    static final String SCHEME = "salesforce";

    private final Org org;
    private final String object;
    private final String externalId;

    Upsert(Settings settings, Org org) {
        this.org = org;
        this.object = settings.text("object");
        this.externalId = settings.text("external-id");
    }

    Receipt write(Dispatch dispatch) throws IOException, InterruptedException {
        List<ObjectNode> chunk = new ArrayList<>();
        int before = 0;
        try (Records records = new Records(dispatch)) {
            for (Optional<ObjectNode> next = records.next(); next.isPresent(); next = records.next()) {
                if (Records.id(next.get(), externalId).isEmpty()) {
                    return withoutId(dispatch, records.place(), externalId);
                }
                if (chunk.size() == MOST) {
                    Receipt receipt = together(chunk, before);
                    if (receipt.result() != Receipt.Result.DELIVERED) {
                        return receipt;
                    }
                    before += chunk.size();
                    chunk.clear();
                }
                chunk.add(next.get());
            }
        }
        if (chunk.isEmpty()) {
            return Receipt.delivered();
        }
        return before == 0 && chunk.size() == 1 ? single(chunk.get(0)) : together(chunk, before);
    }

    static Receipt withoutId(Dispatch dispatch, String place, String externalId) {
        return Receipt.refused(Salesforce.REFUSED.at(
                Location.path(dispatch.wire().name(), place),
                "it has no '" + externalId + "', so that the org could not tell it from another one"));
    }

    private Receipt single(ObjectNode record) throws IOException, InterruptedException {
        String id = Records.id(record, externalId).orElseThrow();
        record.remove(externalId);
        return receipt(
                org.ask("PATCH", org.data("sobjects", object, externalId, id), Json.EXACT.writeValueAsBytes(record)));
    }

    /** Of the request for one record. */
    static Receipt receipt(Answer answer) {
        switch (answer.status()) {
            case 200, 201 -> {
                return delivered(answer.json().path("id"));
            }
            case 204 -> {
                return Receipt.delivered();
            }
            case 300 -> {
                String why = "several records bear this external id";
                return Receipt.refused(Salesforce.AMBIGUOUS.at(Location.of(answer.said()), why));
            }
            default -> {
                return Complaint.judged(Complaint.in(answer.json(), ""), answer.said(), wire(answer));
            }
        }
    }

    static Receipt delivered(JsonNode id) {
        return new Receipt(
                Receipt.Result.DELIVERED,
                id.isTextual() ? Map.of(SCHEME, id.asText()) : Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    static Optional<Wire> wire(Answer answer) {
        return answer.bytes().filter(bytes -> bytes.length > 0).map(bytes -> Wire.of("answer", bytes));
    }

    private Receipt together(List<ObjectNode> chunk, int before) throws IOException, InterruptedException {
        Answer answer = org.ask(
                "PATCH",
                org.data("composite", "sobjects", object, externalId),
                Json.EXACT.writeValueAsBytes(collection(chunk, object)));
        if (answer.status() != 200) {
            return Complaint.judged(Complaint.in(answer.json(), ""), answer.said(), wire(answer));
        }
        List<Complaint> complaints = complaints(answer.json(), "record ", before);
        return complaints.isEmpty() ? Receipt.delivered() : Complaint.judged(complaints, answer.said(), wire(answer));
    }

    /** What a request for several records consists of. */
    static ObjectNode collection(Iterable<? extends JsonNode> records, String object) {
        ObjectNode body = Json.EXACT.createObjectNode().put("allOrNone", true);
        ArrayNode list = body.putArray("records");
        for (JsonNode record : records) {
            ObjectNode typed = Json.EXACT.createObjectNode();
            typed.putObject("attributes").put("type", object);
            typed.setAll((ObjectNode) record);
            list.add(typed);
        }
        return body;
    }

    /** Of the results of several records, in their order. */
    static List<Complaint> complaints(JsonNode results, String word, int before) {
        List<Complaint> complaints = new ArrayList<>();
        int number = before;
        for (JsonNode result : results) {
            number++;
            if (!result.path("success").asBoolean()) {
                complaints.addAll(Complaint.in(result.path("errors"), word + number));
            }
        }
        return complaints;
    }
}
