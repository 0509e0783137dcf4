package io.crossdock.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Collected;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Spool;
import io.crossdock.connectors.WebAnswer;
import io.crossdock.connectors.WebClient;
import io.crossdock.connectors.WebRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The REST API of an org. Nobody logs in before the first request. A session that has expired costs one more login and the same request
 * again: the org did nothing for the first one.
 */
final class Org {

    private static final int MEGABYTES = 32;

    private final Settings settings;
    private final WebClient client;
    private final Login login;
    private final InstantSource clock;
    private final Usage usage;
    private @Nullable String token;

    Org(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.client = new WebClient(settings);
        this.login = new Login(settings, client, clock);
        this.usage = new Usage(settings.number("most-usage"), clock);
    }

    WebClient client() {
        return client;
    }

    URI address() {
        return login.org();
    }

    Usage usage() {
        return usage;
    }

    /** The path of a part of the REST API; each name is data and becomes one step. */
    String data(String... steps) {
        StringBuilder path = new StringBuilder("/services/data/v").append(settings.text("version"));
        for (String step : steps) {
            path.append('/')
                    .append(URLEncoder.encode(step, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return path.toString();
    }

    Answer ask(String method, String path) throws IOException, InterruptedException {
        return ask(method, path, Optional.empty(), "application/json");
    }

    Answer ask(String method, String path, byte[] json) throws IOException, InterruptedException {
        return ask(method, path, Optional.of(new Spool.Memory(json)), "application/json");
    }

    /** @return what it carried out or complains of; a status that is about no document is thrown */
    Answer ask(String method, String path, Optional<Spool> body, String type) throws IOException, InterruptedException {
        usage.demandRoom();
        Heard heard = send(method, path, body, type, Map.of(), settings.time("timeout"));
        return answer(heard, method + " " + address() + path);
    }

    /** An answer, its cookies and headers included, after the login. */
    record Heard(WebAnswer answer, Optional<byte[]> bytes) {}

    Heard send(
            String method, String path, Optional<Spool> body, String type, Map<String, String> headers, Duration limit)
            throws IOException, InterruptedException {
        String shown = token();
        Heard heard = once(method, path, body, type, headers, shown, limit);
        if (heard.answer().status() == 401) {
            forget(shown);
            heard = once(method, path, body, type, headers, token(), limit);
        }
        usage.hear(heard.answer());
        return heard;
    }

    private Heard once(
            String method,
            String path,
            Optional<Spool> body,
            String type,
            Map<String, String> headers,
            String shown,
            Duration limit)
            throws IOException, InterruptedException {
        WebRequest request = WebRequest.of(method, address().resolve(path))
                .header("Authorization", "Bearer " + shown)
                .header("Accept", path.contains("Results") ? "text/csv" : "application/json")
                .header("Content-Type", type)
                .headers(headers);
        Collected collected = new Collected(MEGABYTES);
        WebAnswer answer = client.send(body.map(request::carrying).orElse(request), collected, limit);
        return new Heard(answer, collected.bytes(false));
    }

    /** @throws Fault where the status is about no document */
    Answer answer(Heard heard, String asked) {
        int status = heard.answer().status();
        String said = asked.replaceFirst("[?].*", "") + " answered " + status;
        boolean isFailure = status == 401 || status == 403 || status == 429 || status >= 500;
        if (!isFailure && (status < 301 || status >= 400)) {
            return new Answer(said, status, heard.bytes());
        }
        Fault plain = Complaint.fault(heard.answer(), said, clock);
        Optional<JsonNode> words = Answer.tree(heard.bytes()).filter(JsonNode::isArray);
        if (isFailure && words.isPresent() && Fault.pauseIn(plain).isEmpty()) {
            Complaint.judged(Complaint.in(words.get(), ""), said, Optional.empty());
        }
        throw plain;
    }

    synchronized String token() throws IOException, InterruptedException {
        String present = token;
        if (present == null) {
            present = login.token();
            token = present;
        }
        return present;
    }

    /** Of an expired session; not where another thread has a new one already. */
    synchronized void forget(String expired) {
        if (expired.equals(token)) {
            token = null;
        }
    }

    /** Gives up the session: the next request logs in. */
    synchronized void forget() {
        token = null;
    }
}
