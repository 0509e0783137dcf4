package io.crossdock.connectors.http;

import io.crossdock.config.Location;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Collected;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Makes requests out of dispatches, and tells a request that cannot have arrived from one that may have. */
final class Requests {

    private final Settings settings;
    private final URI uri;
    private final Client client;

    Requests(Settings settings) {
        this.settings = settings;
        this.uri = Client.uri(settings, settings.text("path"));
        this.client = new Client(settings);
    }

    Receipt send(Dispatch dispatch, Outcome outcome) throws IOException, InterruptedException {
        Spool body = spool(dispatch);
        try {
            return send(request(dispatch, body), outcome);
        } finally {
            body.drop();
        }
    }

    private Spool spool(Dispatch dispatch) throws IOException {
        try (InputStream in = dispatch.wire().open()) {
            return settings.flag("gzip")
                    ? Spool.written(out -> {
                        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
                            in.transferTo(zip);
                        }
                    })
                    : Spool.of(in, Long.MAX_VALUE).orElseThrow();
        }
    }

    private Receipt send(HttpRequest request, Outcome outcome) throws IOException, InterruptedException {
        Collected answer = new Collected();
        HttpResponse<Void> response;
        try {
            response = client.send(request, answer.handler());
        } catch (IOException failure) {
            return failed(failure);
        }
        return outcome.of(uri, response, answer);
    }

    private Receipt failed(IOException failure) throws IOException {
        boolean neverSent = failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof SSLHandshakeException
                || failure instanceof SSLException
                        && String.valueOf(failure.getMessage()).contains("_certificate")
                || failure instanceof SSLException
                        && String.valueOf(failure.getMessage()).contains("certificate_");
        if (neverSent) {
            throw failure;
        }
        return inDoubt(failure);
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
        HttpRequest.Builder request = client.request(uri);
        settings.table("headers").forEach((name, value) -> Client.header(request, name, value));
        Client.header(request, settings.text("key-header"), dispatch.key());
        settings.optionalText("name-header")
                .ifPresent(name ->
                        Client.header(request, name, encoded(dispatch.wire().name())));
        if (settings.has("file-field")) {
            Form form = new Form(settings, dispatch);
            Client.header(request, "Content-Type", form.contentType());
            return request.method(settings.text("method"), form.around(body.publisher()))
                    .build();
        }
        Client.header(request, "Content-Type", dispatch.contentType());
        if (settings.flag("gzip")) {
            Client.header(request, "Content-Encoding", "gzip");
        }
        return request.method(settings.text("method"), body.publisher()).build();
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
