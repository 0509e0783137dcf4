package io.crossdock.harness.recorder;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Posts one request after the other, each again under its key until it is answered with 2xx. Of those that got no answer some are sent
 * again under another key: their sender has forgotten the first.
 */
final class WebSender {

    /** The first is one of them. */
    private static final int ONE_IN_IS_FORGOTTEN = 3;

    private static final Author.Draft NOTHING = new Author.Draft("", 0);

    private final URI hub;
    private final Author author;
    private final Sent sent;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private volatile Author.Draft open = NOTHING;
    private volatile long accepted;
    private int number;
    private int unanswered;

    WebSender(URI hub, Author author, Sent sent) {
        this.hub = hub;
        this.author = author;
        this.sent = sent;
    }

    /** One attempt. */
    void send() throws InterruptedException {
        if (!hasOpen()) {
            number++;
            open = author.next();
        }
        HttpRequest request = HttpRequest.newBuilder(hub)
                .header("Idempotency-Key", "request-" + number)
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString(open.text()))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 4 && answer.statusCode() != 404) {
                refused.add(answer.statusCode() + " " + answer.body());
            }
            if (answer.statusCode() / 100 == 2) {
                open = NOTHING;
                accepted++;
            }
        } catch (ConnectException down) {
            Thread.sleep(50);
        } catch (IOException noAnswer) {
            if (unanswered++ % ONE_IN_IS_FORGOTTEN == 0) {
                number++;
                sent.forget(open.documents());
            }
            Thread.sleep(50);
        }
    }

    long accepted() {
        return accepted;
    }

    /** Whether a request has no answer yet. */
    boolean hasOpen() {
        return open.documents() > 0;
    }

    /** Answers that say that it is the request's fault. */
    List<String> refused() {
        return refused;
    }
}
