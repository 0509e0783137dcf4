package io.crossdock.connectors.http;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Tls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks a partner's API, showing the connection's credentials. The whole exchange ends within one time limit, and a redirect is not
 * followed (decision D27).
 */
final class Client {

    private final Settings settings;
    private final Tls tls;
    private @Nullable SSLContext trusted;
    private @Nullable HttpClient client;

    Client(Settings settings) {
        this.settings = settings;
        this.tls = new Tls(settings);
    }

    /** What a path leads to, below the connection's address. */
    static URI uri(Settings settings, String path) {
        String address = settings.optionalText("address").orElse("");
        if (!address.matches("https?://[^/\\s?#@]+[^\\s?#]*")) {
            throw new Fault(Http.ADDRESS_UNUSABLE, "no usable address for " + settings.at());
        }
        String joint = path.isEmpty() || path.startsWith("/") ? "" : "/";
        try {
            return URI.create(address.replaceAll("/+$", "") + joint + path.replace(" ", "%20"));
        } catch (IllegalArgumentException e) {
            throw new Fault(Http.PATH_UNUSABLE, "the path '" + path + "' is part of no URL", e);
        }
    }

    Tls tls() {
        return tls;
    }

    HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        settings.optionalSecret("basic")
                .ifPresent(login -> header(request, "Authorization", "Basic " + Guard.base64(login.reveal())));
        settings.optionalSecret("bearer")
                .ifPresent(token -> header(request, "Authorization", "Bearer " + token.reveal()));
        settings.optionalSecret("api-key")
                .ifPresent(key -> header(request, settings.text("api-key-header"), key.reveal()));
        return request;
    }

    /** The value stays out of the fault: it may be a secret. */
    static void header(HttpRequest.Builder request, String name, String value) {
        try {
            request.setHeader(name, value);
        } catch (IllegalArgumentException e) {
            throw new Fault(Http.HEADER_UNUSABLE, "the header '" + name + "' or its value cannot be sent");
        }
    }

    <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException, InterruptedException {
        Duration limit = settings.time("timeout");
        CompletableFuture<HttpResponse<T>> running = client().sendAsync(request, handler);
        try {
            return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            throw new HttpTimeoutException("no whole answer within " + limit);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        }
    }

    private synchronized HttpClient client() {
        SSLContext present = tls.context();
        if (client == null || trusted != present) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(settings.time("connect-timeout"))
                    .sslContext(present)
                    .build();
            trusted = present;
        }
        return client;
    }
}
