package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.ops.Access;
import io.crossdock.ops.Installation;
import io.crossdock.routes.channel.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hub that runs on a configuration, as a command sees it. */
final class RunningHub {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** How the hub names the next page of a list. */
    private static final Pattern NEXT = Pattern.compile("</api/(.+)>; rel=\"next\"");

    private final Access access;

    private RunningHub(Access access) {
        this.access = access;
    }

    static RunningHub of(Installation installation) throws IOException {
        return new RunningHub(Access.read(installation.data(installation.readToLook(Words.of(), new TreeSet<>()))));
    }

    JsonNode get(String path) throws IOException {
        return send(request(path).GET().build());
    }

    /**
     * A page of a list.
     *
     * @param next the path of the next one; absent: it is the last
     */
    record Page(JsonNode rows, Optional<String> next) {}

    Page page(String path) throws IOException {
        HttpResponse<String> response = answer(request(path).GET().build(), BodyHandlers.ofString());
        return new Page(
                told(response),
                response.headers().allValues("Link").stream()
                        .map(NEXT::matcher)
                        .filter(Matcher::matches)
                        .map(link -> link.group(1))
                        .findFirst());
    }

    JsonNode post(String path, JsonNode body) throws IOException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** What may be long, as it comes. */
    InputStream stream(String path) throws IOException {
        HttpResponse<InputStream> response = answer(request(path).GET().build(), BodyHandlers.ofInputStream());
        if (response.statusCode() >= 300) {
            response.body().close();
            throw new IOException("the hub answers " + response.statusCode());
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(access.address().resolve("/api/" + path))
                .timeout(PATIENCE)
                .header("Authorization", access.authorization());
    }

    private JsonNode send(HttpRequest request) throws IOException {
        return told(answer(request, BodyHandlers.ofString()));
    }

    private static JsonNode told(HttpResponse<String> response) throws IOException {
        JsonNode answer = CanonicalJson.MAPPER.readTree(response.body());
        if (response.statusCode() >= 300) {
            throw new IOException(answer.path("message").asText("the hub answers " + response.statusCode()));
        }
        return answer;
    }

    private <T> HttpResponse<T> answer(HttpRequest request, HttpResponse.BodyHandler<T> body) throws IOException {
        try {
            return HttpClient.newHttpClient().send(request, body);
        } catch (ConnectException gone) {
            throw new IOException("the hub at " + access.address() + " does not answer: start it with hub run", gone);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
