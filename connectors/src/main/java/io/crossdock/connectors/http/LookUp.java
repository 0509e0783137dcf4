package io.crossdock.connectors.http;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Collected;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.WebAnswer;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Asks a partner whose API cannot tell a repeated request whether the document is there, before it is sent once more. */
final class LookUp {

    private final Settings settings;
    private final String path;
    private final Client client;

    private LookUp(Settings settings, String path, Client client) {
        this.settings = settings;
        this.path = path;
        this.client = client;
    }

    /** Empty: the channel names no place to ask at. */
    static Optional<LookUp> of(Settings settings, Client client) {
        return settings.optionalText("look-up").map(path -> new LookUp(settings, path, client));
    }

    /**
     * What became of an attempt before; empty: nothing, it may be sent.
     *
     * @throws io.crossdock.connectors.Fault where the partner does not say
     */
    Optional<Receipt> ask(Dispatch dispatch, Outcome outcome) throws IOException, InterruptedException {
        URI uri = Client.uri(
                settings,
                path.replace("{key}", Client.encoded(dispatch.key()))
                        .replace("{name}", Client.encoded(dispatch.wire().name())));
        Collected body = new Collected();
        WebAnswer answer = client.send(client.request("GET", uri), body);
        return outcome.ofLookUp(uri, answer, body);
    }
}
