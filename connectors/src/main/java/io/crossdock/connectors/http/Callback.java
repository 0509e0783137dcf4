package io.crossdock.connectors.http;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Payload;
import io.crossdock.connectors.WebRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Optional;

/**
 * Tells the answer where the request asks for it, before the request itself is answered: where that fails, the sender is told to come
 * again, and gets the same answer then. The address comes from data, so its origin must be one that the connection names.
 */
final class Callback {

    private final Settings settings;
    private final Client client;

    Callback(Settings settings) {
        this.settings = settings;
        this.client = new Client(settings);
    }

    /** The address that a request names, if that is one to call. */
    Optional<URI> address(String written) {
        try {
            URI uri = URI.create(written.strip());
            boolean known = uri.getHost() != null
                    && uri.getUserInfo() == null
                    && settings.texts("callbacks").stream()
                            .map(URI::create)
                            .map(Origin::of)
                            .anyMatch(Origin.of(uri)::equals);
            return known ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    void send(URI uri, byte[] answer) throws IOException, InterruptedException {
        WebRequest request = client.request("POST", uri)
                .header("Content-Type", "application/json")
                .carrying(Payload.of(answer));
        int status = client.send(request, OutputStream.nullOutputStream()).status();
        if (status / 100 != 2) {
            throw new Fault(Http.CALLBACK_FAILED, uri + " answered " + status + " to the answer");
        }
    }
}
