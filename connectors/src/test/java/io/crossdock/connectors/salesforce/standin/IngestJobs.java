package io.crossdock.connectors.salesforce.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Jobs of Bulk API 2.0: each record by itself, and what could not be written is kept with its reason. */
public final class IngestJobs {

    private static final class Job {
        final String id;
        final JsonNode wish;
        String state = "Open";
        byte[] csv = new byte[0];
        int processed;
        int questions;
        final List<String> failed = new ArrayList<>();

        Job(String id, JsonNode wish) {
            this.id = id;
            this.wish = wish;
        }
    }

    private final Tables tables;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile int asksUntilDone = 2;

    IngestJobs(Tables tables) {
        this.tables = tables;
    }

    /** How often one must ask until a job has ended. */
    public void asksUntilDone(int questions) {
        asksUntilDone = questions;
    }

    /** The states of all jobs so far. */
    public List<String> states() {
        return jobs.values().stream().map(job -> job.state).toList();
    }

    void answer(HttpExchange exchange, String[] steps, byte[] body) throws IOException {
        String method = exchange.getRequestMethod();
        if (steps.length == 2 && method.equals("POST")) {
            JsonNode wish = Tables.JSON.readTree(body);
            if (!Tables.knows(wish.path("object").asText())) {
                StandIn.error(
                        exchange,
                        400,
                        "INVALIDENTITY",
                        "Unable to find object: " + wish.path("object").asText());
                return;
            }
            Job job = new Job("7505e0000000" + numbers.incrementAndGet(), wish);
            jobs.put(job.id, job);
            StandIn.json(exchange, 200, described(job));
            return;
        }
        Job job = jobs.get(steps[2]);
        if (job == null) {
            StandIn.error(exchange, 404, "NOT_FOUND", "The requested resource does not exist");
        } else if (steps.length == 4 && steps[3].equals("batches")) {
            job.csv = body;
            exchange.sendResponseHeaders(201, -1);
        } else if (steps.length == 4 && steps[3].equals("failedResults")) {
            String csv = "\"sf__Id\",\"sf__Error\"," + head(job) + "\n" + String.join("\n", job.failed);
            StandIn.write(exchange, 200, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        } else if (method.equals("PATCH")) {
            job.state = Tables.JSON.readTree(body).path("state").asText();
            StandIn.json(exchange, 200, described(job));
        } else {
            if (job.state.equals("UploadComplete") && ++job.questions >= asksUntilDone) {
                run(job);
            }
            StandIn.json(exchange, 200, described(job));
        }
    }

    private static ObjectNode described(Job job) {
        return Tables.JSON
                .createObjectNode()
                .put("id", job.id)
                .put("state", job.state)
                .put("numberRecordsProcessed", job.processed)
                .put("numberRecordsFailed", job.failed.size());
    }

    private static String head(Job job) {
        return new String(job.csv, StandardCharsets.UTF_8).split("\r?\n", 2)[0];
    }

    private void run(Job job) {
        String field = job.wish.path("externalIdFieldName").asText();
        String[] lines = new String(job.csv, StandardCharsets.UTF_8)
                .split(job.wish.path("lineEnding").asText().equals("CRLF") ? "\r\n" : "\n", -1);
        String[] names = lines[0].split(",", -1);
        if (!List.of(names).contains(field)) {
            job.state = "Failed";
            return;
        }
        for (int i = 1; i < lines.length; i++) {
            if (lines[i].isEmpty()) {
                continue;
            }
            ObjectNode record = Tables.JSON.createObjectNode();
            String[] cells = lines[i].split(",", -1);
            for (int c = 0; c < names.length; c++) {
                record.put(names[c], cells[c]);
            }
            Tables.Outcome outcome = tables.upsert(
                    job.wish.path("object").asText(), field, record.path(field).asText(), record);
            job.processed++;
            if (!outcome.isSuccess()) {
                String error = outcome.body().path("errorCode").asText() + ":"
                        + outcome.body().path("message").asText() + ":--";
                job.failed.add("\"\",\"" + error + "\"," + lines[i]);
            }
        }
        job.state = "JobComplete";
    }
}
