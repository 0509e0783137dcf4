package io.crossdock.harness.recorder;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Posts one request after the other, each again under its key until it is answered with 2xx. */
final class WebSender {

    private final URI hub;
    private final Author author;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private volatile String open = "";
    private volatile long accepted;
    private int number;

    WebSender(URI hub, Author author) {
        this.hub = hub;
        this.author = author;
    }

    /** One attempt. */
    void send() throws InterruptedException {
        if (open.isEmpty()) {
            number++;
            open = author.next();
        }
        HttpRequest request = HttpRequest.newBuilder(hub)
                .header("Idempotency-Key", "request-" + number)
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString(open))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 4 && answer.statusCode() != 404) {
                refused.add(answer.statusCode() + " " + answer.body());
            }
            if (answer.statusCode() / 100 == 2) {
                open = "";
                accepted++;
            }
        } catch (IOException noAnswer) {
            Thread.sleep(50);
        }
    }

    long accepted() {
        return accepted;
    }

    /** Whether a request has no answer yet. */
    boolean hasOpen() {
        return !open.isEmpty();
    }

    /** Answers that say that it is the request's fault. */
    List<String> refused() {
        return refused;
    }
}
