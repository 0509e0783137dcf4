package io.crossdock.connectors.http;

import io.crossdock.config.Location;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/** Makes requests out of dispatches, and tells a request that cannot have arrived from one that may have. */
final class Requests {

    private final Settings settings;
    private final URI uri;
    private final HttpClient client;

    Requests(Settings settings) {
        this.settings = settings;
        this.uri = uri(settings);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.time("connect-timeout"))
                .build();
    }

    private static URI uri(Settings settings) {
        String address = settings.optionalText("address").orElse("");
        if (!address.matches("https?://[^/\\s?#@]+[^\\s?#]*")) {
            throw new Fault(Http.ADDRESS_UNUSABLE, "no usable address for " + settings.at());
        }
        String path = settings.text("path");
        String joint = path.isEmpty() || path.startsWith("/") ? "" : "/";
        return URI.create(address.replaceAll("/+$", "") + joint + path.replace(" ", "%20"));
    }

    Receipt send(Dispatch dispatch, Outcome outcome) throws IOException, InterruptedException {
        Spool body = spool(dispatch);
        try {
            return send(request(dispatch, body), outcome);
        } finally {
            body.drop();
        }
    }

    private static Spool spool(Dispatch dispatch) throws IOException {
        try (InputStream in = dispatch.wire().open()) {
            return Spool.of(in, Long.MAX_VALUE).orElseThrow();
        }
    }

    private Receipt send(HttpRequest request, Outcome outcome) throws IOException, InterruptedException {
        Collected answer = new Collected();
        CompletableFuture<HttpResponse<Void>> running =
                client.sendAsync(request, BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(answer::add)));
        try {
            long limit = settings.time("timeout").toMillis();
            HttpResponse<Void> response = running.get(limit, TimeUnit.MILLISECONDS);
            return outcome.of(uri, response, answer);
        } catch (TimeoutException e) {
            running.cancel(true);
            return inDoubt(new IOException("no whole answer within " + settings.time("timeout"), e));
        } catch (ExecutionException e) {
            return failed(e);
        }
    }

    private Receipt failed(ExecutionException failure) throws IOException {
        if (!(failure.getCause() instanceof IOException cause)) {
            throw new IllegalStateException(failure);
        }
        boolean neverSent = cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException;
        if (neverSent) {
            throw cause;
        }
        return inDoubt(cause);
    }

    /** The key tells the partner's system that it is the same request: it can be sent again. Without that, a person must ask. */
    private Receipt inDoubt(IOException failure) throws IOException {
        if (settings.flag("idempotent")) {
            throw failure;
        }
        return Receipt.uncertain(Http.EFFECT_UNKNOWN.at(
                Location.of(uri.toString()), "the request was sent, and no answer came: " + failure.getMessage()));
    }

    private HttpRequest request(Dispatch dispatch, Spool body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(settings.text("method"), publisher(body));
        settings.table("headers").forEach((name, value) -> header(request, name, value));
        header(request, "Content-Type", dispatch.contentType());
        header(request, settings.text("key-header"), dispatch.key());
        settings.optionalText("name-header")
                .ifPresent(name -> header(request, name, encoded(dispatch.wire().name())));
        credentials(request);
        return request.build();
    }

    private void credentials(HttpRequest.Builder request) {
        settings.optionalSecret("basic")
                .ifPresent(login -> header(request, "Authorization", "Basic " + Guard.base64(login.reveal())));
        settings.optionalSecret("bearer")
                .ifPresent(token -> header(request, "Authorization", "Bearer " + token.reveal()));
        settings.optionalSecret("api-key")
                .ifPresent(key -> header(request, settings.text("api-key-header"), key.reveal()));
    }

    /** The value stays out of the fault: it may be a secret. */
    private static void header(HttpRequest.Builder request, String name, String value) {
        try {
            request.setHeader(name, value);
        } catch (IllegalArgumentException e) {
            throw new Fault(Http.HEADER_UNUSABLE, "the header '" + name + "' or its value cannot be sent");
        }
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static HttpRequest.BodyPublisher publisher(Spool body) throws IOException {
        if (body instanceof Spool.Disk disk) {
            return BodyPublishers.ofFile(disk.path());
        }
        return BodyPublishers.ofByteArray(((Spool.Memory) body).bytes());
    }
}
