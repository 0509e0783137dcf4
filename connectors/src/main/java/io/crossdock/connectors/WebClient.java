package io.crossdock.connectors;

import io.crossdock.config.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests, in the thread that calls. The whole exchange ends within one time limit, however slowly the other side speaks;
 * nothing is sent a second time by itself; a redirect is not followed (decision D27), no cookie is kept, and a changed certificate or
 * trust is taken at the next request.
 */
public final class WebClient {

    private static final int MOST_CONNECTIONS = 20;
    private static final TimeValue KEPT = TimeValue.ofSeconds(20);

    /** A connection that was idle for longer is looked at before it is used: the other side may have closed it. */
    private static final TimeValue FRESH = TimeValue.ofMilliseconds(100);

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int MOST_HEADERS = 500;
    private static final String BEGUN = "crossdock.begun";

    private final Settings settings;
    private final Tls tls;
    private @Nullable Opened opened;

    /** Nothing of a request has reached the other side. */
    public static final class NotSent extends IOException {
        private static final long serialVersionUID = 1L;

        NotSent(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** A client, as long as the same are trusted; it closes the connections that nobody uses any more. */
    private static final class Opened {

        private final SSLContext trusted;
        private final PoolingHttpClientConnectionManager connections;
        private final CloseableHttpClient client;
        private final AtomicBoolean used = new AtomicBoolean();

        Opened(SSLContext trusted, PoolingHttpClientConnectionManager connections, CloseableHttpClient client) {
            this.trusted = trusted;
            this.connections = connections;
            this.client = client;
        }

        /** A connection that the other side has closed would lie here half open until the next request. */
        void tidyLater() {
            if (used.compareAndSet(false, true)) {
                Vigil.WATCHMAN.schedule(this::tidy, KEPT.getDuration(), KEPT.getTimeUnit());
            }
        }

        private void tidy() {
            used.set(false);
            connections.closeIdle(KEPT);
            if (connections.getTotalStats().getAvailable() > 0) {
                tidyLater();
            }
        }
    }

    /** @param settings with {@code connect-timeout}, {@code timeout} and {@link Tls#SETTING} */
    public WebClient(Settings settings) {
        this.settings = settings;
        this.tls = new Tls(settings);
    }

    public Tls tls() {
        return tls;
    }

    /** With the time limit of the settings. */
    public WebAnswer send(WebRequest request, OutputStream body) throws IOException, InterruptedException {
        return send(request, body, settings.time("timeout"));
    }

    /**
     * @param body takes that of the answer
     * @throws NotSent where the request has had no effect; after any other failure it may have had one
     */
    public WebAnswer send(WebRequest request, OutputStream body, Duration limit)
            throws IOException, InterruptedException {
        HttpUriRequestBase message = message(request);
        HttpClientContext context = HttpClientContext.create();
        Opened present = opened();
        try (Vigil vigil = new Vigil(message::cancel, limit)) {
            try {
                return present.client.execute(message, context, answer -> answer(answer, body));
            } catch (IOException failure) {
                IOException told = vigil.told(failure);
                throw isWithoutEffect(context, failure) ? new NotSent(told) : told;
            }
        } finally {
            present.tidyLater();
        }
    }

    private static HttpUriRequestBase message(WebRequest request) throws IOException {
        HttpUriRequestBase message = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().forEach(message::setHeader);
        if (request.body().isPresent()) {
            message.setEntity(entity(request.body().get()));
        }
        return message;
    }

    private static HttpEntity entity(Payload body) throws IOException {
        return new EntityTemplate(body.size(), null, null, out -> {
            try (InputStream in = body.open()) {
                in.transferTo(out);
            }
        });
    }

    private static WebAnswer answer(ClassicHttpResponse answer, OutputStream body) throws IOException {
        HttpEntity entity = answer.getEntity();
        if (entity != null) {
            entity.writeTo(body);
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : answer.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return new WebAnswer(answer.getCode(), headers);
    }

    /** A server that refuses our certificate says so at any time in the newest TLS, and has then read nothing. */
    private static boolean isWithoutEffect(HttpClientContext context, IOException failure) {
        boolean refused = failure instanceof SSLException
                && String.valueOf(failure.getMessage()).matches(".*(_certificate|certificate_).*");
        return refused || context.getAttribute(BEGUN) == null;
    }

    private static ClassicHttpResponse begins(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        scope.clientContext.setAttribute(BEGUN, true);
        return chain.proceed(request, scope);
    }

    private synchronized Opened opened() {
        SSLContext trusted = tls.context();
        Opened present = opened;
        if (present == null || present.trusted != trusted) {
            present = open(trusted);
            opened = present;
        }
        return present;
    }

    private Opened open(SSLContext trusted) {
        PoolingHttpClientConnectionManager connections = connections(trusted);
        CloseableHttpClient client = HttpClients.custom()
                .setConnectionManager(connections)
                .setRoutePlanner(new SystemDefaultRoutePlanner(ProxySelector.getDefault()))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionKeepAlive(KEPT)
                        .setAuthenticationEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("Crossdock")
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "begins", WebClient::begins)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .build();
        return new Opened(trusted, connections, client);
    }

    private PoolingHttpClientConnectionManager connections(SSLContext present) {
        Timeout connecting = Timeout.of(settings.time("connect-timeout"));
        Http1Config bounds = Http1Config.custom()
                .setMaxLineLength(LONGEST_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(bounds)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connecting)
                        .setValidateAfterInactivity(FRESH)
                        .build())
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(connecting).build())
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(
                        present, HostnameVerificationPolicy.BUILTIN, NoopHostnameVerifier.INSTANCE))
                .build();
    }
}
