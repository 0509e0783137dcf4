package io.crossdock.connectors.salesforce;

import io.crossdock.config.Location;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a transmission as one job of Bulk API 2.0. A job takes what it can and tells which records it could not; after a crash another
 * job upserts the same records.
 */
final class BulkJob {

    /** The org takes 150 MB after it has encoded them, and names this as the bound before. */
    private static final long MOST_BYTES = 100L * 1000 * 1000;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_ROWS_READ = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(BulkJob.class);

    private final Settings settings;
    private final Org org;
    private final InstantSource clock;

    BulkJob(Settings settings, Org org, InstantSource clock) {
        this.settings = settings;
        this.org = org;
        this.clock = clock;
    }

    Receipt write(Dispatch dispatch) throws IOException, InterruptedException {
        Spool csv;
        try (InputStream in = dispatch.wire().open()) {
            Optional<Spool> taken = Spool.of(in, MOST_BYTES);
            if (taken.isEmpty()) {
                throw new Fault(
                        Salesforce.TARGET_UNUSABLE, dispatch.wire().name() + " has more than 100 MB: lower 'batch'");
            }
            csv = taken.get();
        }
        try {
            return run(csv);
        } finally {
            csv.drop();
        }
    }

    private Receipt run(Spool csv) throws IOException, InterruptedException {
        Answer created = org.ask("POST", org.data("jobs", "ingest"), job(lineEnding(csv)));
        if (created.status() != 200) {
            return Complaint.judged(Complaint.in(created.json(), ""), created.said(), Upsert.wire(created));
        }
        String id = created.json().path("id").asText();
        boolean ended = false;
        try {
            Answer put = org.ask("PUT", org.data("jobs", "ingest", id, "batches"), Optional.of(csv), "text/csv");
            if (put.status() != 201) {
                return Complaint.judged(Complaint.in(put.json(), ""), put.said(), Upsert.wire(put));
            }
            state(id, "UploadComplete");
            Receipt receipt = judged(id, ended(id));
            ended = true;
            return receipt;
        } finally {
            if (!ended) {
                abort(id);
            }
        }
    }

    private static String lineEnding(Spool csv) throws IOException {
        try (InputStream in = csv.open()) {
            for (int next = in.read(), before = 0; next >= 0; before = next, next = in.read()) {
                if (next == '\n') {
                    return before == '\r' ? "CRLF" : "LF";
                }
            }
        }
        return "LF";
    }

    private byte[] job(String lineEnding) throws IOException {
        return Json.EXACT.writeValueAsBytes(Json.EXACT
                .createObjectNode()
                .put("object", settings.text("object"))
                .put("operation", "upsert")
                .put("externalIdFieldName", settings.text("external-id"))
                .put("contentType", "CSV")
                .put("columnDelimiter", "COMMA")
                .put("lineEnding", lineEnding));
    }

    private void state(String id, String state) throws IOException, InterruptedException {
        byte[] body = Json.EXACT.writeValueAsBytes(Json.EXACT.createObjectNode().put("state", state));
        Answer answer = org.ask("PATCH", org.data("jobs", "ingest", id), body);
        if (answer.status() != 200) {
            Complaint.judged(Complaint.in(answer.json(), ""), answer.said(), Optional.empty());
            throw new Fault(Salesforce.BUSY, answer.said() + " to " + state);
        }
    }

    /** A job that is left alone would go on; that it cannot be stopped is nothing new to tell. */
    private void abort(String id) throws InterruptedException {
        try {
            state(id, "Aborted");
        } catch (IOException | Fault failure) {
            LOG.debug("job {} was not aborted: {}", id, failure.getMessage());
        }
    }

    private Answer ended(String id) throws IOException, InterruptedException {
        Instant end = clock.instant().plus(settings.time("job-timeout"));
        Duration pause = FIRST_PAUSE;
        while (true) {
            Answer answer = org.ask("GET", org.data("jobs", "ingest", id));
            String state = answer.status() == 200 ? answer.json().path("state").asText() : "";
            if (List.of("JobComplete", "Failed", "Aborted").contains(state)) {
                return answer;
            }
            if (clock.instant().isAfter(end)) {
                throw new Fault(
                        Salesforce.BUSY, "job " + id + " is still " + state + " after " + settings.time("job-timeout"));
            }
            await(pause);
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        }
    }

    private static void await(Duration pause) throws InterruptedException {
        try {
            new CompletableFuture<>()
                    .completeOnTimeout(pause, pause.toMillis(), TimeUnit.MILLISECONDS)
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing was computed", e);
        }
    }

    private Receipt judged(String id, Answer answer) throws IOException, InterruptedException {
        String state = answer.json().path("state").asText();
        if (!state.equals("JobComplete")) {
            String why = Complaint.oneLine(answer.json().path("errorMessage").asText());
            String word = why.replaceFirst("\\W.*", "");
            return Complaint.judged(
                    List.of(new Complaint("", word, why)), "job " + id + ", " + state, Optional.empty());
        }
        long failed = answer.json().path("numberRecordsFailed").asLong();
        if (failed == 0) {
            return new Receipt(
                    Receipt.Result.DELIVERED, Map.of("salesforce-job", id), Optional.empty(), Optional.empty());
        }
        Answer results = org.ask("GET", org.data("jobs", "ingest", id, "failedResults"));
        byte[] csv = results.bytes().orElse(new byte[0]);
        List<Complaint> complaints = new ArrayList<>();
        for (String error : FailedResults.errors(csv, MOST_ROWS_READ)) {
            complaints.add(new Complaint("", error.replaceFirst("\\W.*", ""), error.replaceFirst("^\\w+:", "")));
        }
        long of = answer.json().path("numberRecordsProcessed").asLong();
        String at = "job " + id + ", " + failed + " of " + of + " records failed";
        return complaints.isEmpty()
                ? Receipt.refused(Salesforce.REFUSED.at(Location.of(at), "the org does not say why"))
                : Complaint.judged(complaints, at, Optional.of(Wire.of("failed.csv", csv)));
    }
}
