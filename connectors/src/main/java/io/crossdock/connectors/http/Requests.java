package io.crossdock.connectors.http;

import io.crossdock.config.Location;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Collected;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Payload;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.Spool;
import io.crossdock.connectors.WebAnswer;
import io.crossdock.connectors.WebClient;
import io.crossdock.connectors.WebRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Makes requests out of dispatches, and tells a request that cannot have arrived from one that may have. */
final class Requests {

    private final Settings settings;
    private final URI uri;
    private final Client client;
    private final Optional<LookUp> lookUp;

    Requests(Settings settings) {
        this.settings = settings;
        this.uri = Client.uri(settings, settings.text("path"));
        this.client = new Client(settings);
        this.lookUp = LookUp.of(settings, client);
    }

    Receipt send(Dispatch dispatch, Outcome outcome) throws IOException, InterruptedException {
        Optional<Receipt> before =
                dispatch.again() && lookUp.isPresent() ? lookUp.get().ask(dispatch, outcome) : Optional.empty();
        return before.isPresent() ? before.get() : post(dispatch, outcome);
    }

    private Receipt post(Dispatch dispatch, Outcome outcome) throws IOException, InterruptedException {
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

    private Receipt send(WebRequest request, Outcome outcome) throws IOException, InterruptedException {
        Collected body = new Collected();
        WebAnswer answer;
        try {
            answer = client.send(request, body);
        } catch (WebClient.NotSent failure) {
            throw failure;
        } catch (IOException failure) {
            return inDoubt(failure);
        }
        return outcome.of(uri, answer, body);
    }

    /**
     * The key tells the partner's system that it is the same request: it can be sent again. Where it does not, the hub asks first, or a
     * person must.
     */
    private Receipt inDoubt(IOException failure) throws IOException {
        if (settings.flag("idempotent") || lookUp.isPresent()) {
            throw failure;
        }
        return Receipt.uncertain(Http.EFFECT_UNKNOWN.at(
                Location.of(uri.toString()), "the request was sent, and no answer came: " + failure.getMessage()));
    }

    private WebRequest request(Dispatch dispatch, Spool body) {
        Map<String, String> headers = new LinkedHashMap<>(settings.table("headers"));
        headers.put(settings.text("key-header"), dispatch.key());
        settings.optionalText("name-header")
                .ifPresent(
                        name -> headers.put(name, Client.encoded(dispatch.wire().name())));
        Payload payload = body;
        if (settings.has("file-field")) {
            Form form = new Form(settings, dispatch);
            headers.put("Content-Type", form.contentType());
            payload = form.around(body);
        } else {
            headers.put("Content-Type", dispatch.contentType());
            if (settings.flag("gzip")) {
                headers.put("Content-Encoding", "gzip");
            }
        }
        return Client.with(client.request(settings.text("method"), uri), headers)
                .carrying(payload);
    }
}
