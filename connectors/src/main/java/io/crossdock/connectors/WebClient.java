package io.crossdock.connectors;

import io.crossdock.config.Settings;
import java.io.IOException;
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
 * Sends requests. The whole exchange ends within one time limit, a redirect is not followed (decision D27), no cookie is kept, and a
 * changed certificate or trust is taken at the next request.
 */
public final class WebClient {

    private final Settings settings;
    private final Tls tls;
    private @Nullable SSLContext trusted;
    private @Nullable HttpClient client;

    /** @param settings with {@code connect-timeout}, {@code timeout} and {@link Tls#SETTING} */
    public WebClient(Settings settings) {
        this.settings = settings;
        this.tls = new Tls(settings);
    }

    public Tls tls() {
        return tls;
    }

    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return send(request, handler, settings.time("timeout"));
    }

    /** @throws HttpTimeoutException where the whole answer is not there within the limit */
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler, Duration limit)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<T>> running = client().sendAsync(request, handler);
        try {
            return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            throw new HttpTimeoutException("no whole answer within " + limit);
        } catch (InterruptedException stopped) {
            running.cancel(true);
            throw stopped;
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
