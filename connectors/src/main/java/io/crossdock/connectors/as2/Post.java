package io.crossdock.connectors.as2;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/** Posts entities to an address that is agreed on, and nowhere else: no redirect is followed. */
final class Post {

    private static final int LONGEST_ANSWER = 1024 * 1024;

    private final URI uri;
    private final Names names;
    private final HttpClient client;
    private final Duration timeout;

    Post(String address, Names names, Duration connectTimeout, Duration timeout) {
        this.uri = uri(address);
        this.names = names;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }

    /** @throws Fault where the address is none */
    static URI uri(String address) {
        if (!address.matches("https?://[^/\\s?#@]+[^\\s?#]*")) {
            throw new Fault(As2.ADDRESS_UNUSABLE, "the address '" + address + "' cannot be used");
        }
        return URI.create(address);
    }

    static Post to(Settings settings, Names names) {
        return new Post(
                settings.optionalText("address").orElse(""),
                names,
                settings.time("connect-timeout"),
                settings.time("timeout"));
    }

    /** Something was sent, and no answer came to it. */
    static final class Unanswered extends IOException {
        private static final long serialVersionUID = 1L;

        Unanswered(Throwable cause) {
            super("it was sent, and no answer came: " + cause.getMessage(), cause);
        }
    }

    /** What came back; of a body too long for a receipt, the beginning. */
    record Reply(URI uri, int status, Map<String, List<String>> headers, byte[] body) {}

    /** @throws Unanswered where the other side may have it; any other failure: it has not */
    Reply send(String id, Entity message, Map<String, String> headers) throws IOException, InterruptedException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> running =
                client.sendAsync(request(id, message, headers), BodyHandlers.ofByteArrayConsumer(part -> part.filter(
                                bytes -> answer.size() + bytes.length <= LONGEST_ANSWER)
                        .ifPresent(answer::writeBytes)));
        try {
            HttpResponse<Void> response = running.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(uri, response.statusCode(), response.headers().map(), answer.toByteArray());
        } catch (TimeoutException e) {
            running.cancel(true);
            throw new Unanswered(e);
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private static IOException failure(ExecutionException failure) {
        if (!(failure.getCause() instanceof IOException cause)) {
            throw new IllegalStateException(failure);
        }
        boolean neverSent = cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException;
        return neverSent ? cause : new Unanswered(cause);
    }

    private HttpRequest request(String id, Entity message, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).POST(body(message));
        message.fields().forEach(request::setHeader);
        headers.forEach(request::setHeader);
        request.setHeader("AS2-Version", As2.VERSION);
        request.setHeader("AS2-From", Names.quoted(names.us()));
        request.setHeader("AS2-To", Names.quoted(names.partner()));
        request.setHeader("Message-ID", id);
        request.setHeader("MIME-Version", "1.0");
        return request.build();
    }

    private static HttpRequest.BodyPublisher body(Entity message) {
        if (message.bodySize() == 0) {
            return BodyPublishers.noBody();
        }
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> {
                    try {
                        return message.body();
                    } catch (IOException e) {
                        throw new UncheckedIOException("a temporary file is gone", e);
                    }
                }),
                message.bodySize());
    }
}
