package io.crossdock.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.config.Location;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Receipt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a record and those that belong to it in one transaction of the org, by one composite request. */
final class Composite {

    /** Of the subrequests that carry several records, one request takes five; one is kept back. */
    private static final int MOST_LINES = 4 * Upsert.MOST;

    private final Org org;
    private final Settings lines;
    private final String object;
    private final String externalId;

    Composite(Settings settings, Org org) {
        this.org = org;
        this.lines = settings.group("lines");
        this.object = settings.text("object");
        this.externalId = settings.text("external-id");
    }

    /** Documents go one after the other; one that is refused leaves those before it written, which a repeat does not show. */
    Receipt write(Dispatch dispatch) throws IOException, InterruptedException {
        Receipt last = Receipt.delivered();
        int written = 0;
        try (Records records = new Records(dispatch)) {
            for (Optional<ObjectNode> next = records.next(); next.isPresent(); next = records.next()) {
                last = write(dispatch, records.place(), next.get());
                if (last.result() != Receipt.Result.DELIVERED) {
                    return last;
                }
                written++;
            }
        }
        return written == 1 ? last : Receipt.delivered();
    }

    private Receipt write(Dispatch dispatch, String place, ObjectNode record) throws IOException, InterruptedException {
        Optional<String> id = Records.id(record, externalId);
        if (id.isEmpty()) {
            return Upsert.withoutId(dispatch, place, externalId);
        }
        List<ObjectNode> belonging = new ArrayList<>();
        for (JsonNode line : record.path(lines.text("each"))) {
            if (!line.isObject() || Records.id(line, lines.text("external-id")).isEmpty()) {
                return Upsert.withoutId(
                        dispatch, place + ", line " + (belonging.size() + 1), lines.text("external-id"));
            }
            ObjectNode child = line.deepCopy();
            child.putObject(lines.text("parent")).put(externalId, id.get());
            belonging.add(child);
        }
        if (belonging.size() > MOST_LINES) {
            return Receipt.refused(Salesforce.REFUSED.at(
                    Location.path(dispatch.wire().name(), place),
                    "it has " + belonging.size() + " lines, and one transaction takes " + MOST_LINES));
        }
        return judged(org.ask("POST", org.data("composite"), body(record, id.get(), belonging)), place);
    }

    private byte[] body(ObjectNode record, String id, List<ObjectNode> belonging) throws IOException {
        ObjectNode body = Json.EXACT.createObjectNode().put("allOrNone", true);
        ArrayNode requests = body.putArray("compositeRequest");
        ObjectNode head = record.deepCopy();
        head.remove(List.of(lines.text("each"), externalId));
        request(requests, "head", org.data("sobjects", object, externalId, id), head);
        for (int from = 0; from < belonging.size(); from += Upsert.MOST) {
            List<ObjectNode> some = belonging.subList(from, Math.min(belonging.size(), from + Upsert.MOST));
            String path = org.data("composite", "sobjects", lines.text("object"), lines.text("external-id"));
            request(requests, "lines" + from, path, Upsert.collection(some, lines.text("object")));
        }
        return Json.EXACT.writeValueAsBytes(body);
    }

    private static void request(ArrayNode requests, String reference, String path, ObjectNode body) {
        requests.addObject()
                .put("method", "PATCH")
                .put("url", path)
                .put("referenceId", reference)
                .set("body", body);
    }

    private static Receipt judged(Answer answer, String place) {
        if (answer.status() != 200) {
            return Complaint.judged(Complaint.in(answer.json(), place), answer.said(), Upsert.wire(answer));
        }
        List<Complaint> complaints = new ArrayList<>();
        JsonNode id = Json.EXACT.missingNode();
        int line = 0;
        for (JsonNode part : answer.json().path("compositeResponse")) {
            JsonNode body = part.path("body");
            boolean isHead = part.path("referenceId").asText().equals("head");
            if (isHead) {
                id = body.path("id");
            }
            if (isHead && part.path("httpStatusCode").asInt() == 300) {
                complaints.add(new Complaint(place, "DUPLICATE_EXTERNAL_ID", "several records bear this external id"));
            } else if (part.path("httpStatusCode").asInt() >= 300) {
                complaints.addAll(Complaint.in(body, isHead ? place : place + ", lines"));
            } else if (!isHead) {
                complaints.addAll(Upsert.complaints(body, place + ", line ", line));
                line += body.size();
            }
        }
        return complaints.isEmpty()
                ? Upsert.delivered(id)
                : Complaint.judged(complaints, answer.said(), Upsert.wire(answer));
    }
}
