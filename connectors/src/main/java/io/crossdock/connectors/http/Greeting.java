package io.crossdock.connectors.http;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Connector;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.NetworkCodes;
import io.crossdock.connectors.Probe;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Tries a partner's API without asking it to do anything: the way there, its certificate, and HEAD with the credentials. */
final class Greeting {

    private Greeting() {}

    static List<Finding> of(Connector connector, Settings settings, InstantSource clock) {
        String place = settings.optionalText("address").orElse("") + settings.text("path");
        return Probe.of(connector, place, () -> reach(settings, clock), () -> head(settings));
    }

    private static String reach(Settings settings, InstantSource clock) throws IOException {
        URI uri = Client.uri(settings, settings.text("path"));
        Duration limit = settings.time("connect-timeout");
        if (uri.getScheme().equals("https")) {
            int port = uri.getPort() < 0 ? 443 : uri.getPort();
            return new Client(settings).tls().greet(uri.getHost(), port, limit, clock);
        }
        int port = uri.getPort() < 0 ? 80 : uri.getPort();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), port), (int) limit.toMillis());
            return uri.getHost() + ":" + port + " can be reached; nothing on the way there is encrypted";
        }
    }

    private static String head(Settings settings) throws IOException, InterruptedException {
        Client client = new Client(settings);
        URI uri = Client.uri(settings, settings.text("path"));
        int status = client.send(client.request("HEAD", uri), OutputStream.nullOutputStream())
                .status();
        String said = uri + " answered " + status + " to HEAD";
        if (status == 401 || status == 403 || status == 407) {
            throw new Fault(NetworkCodes.DENIED, said);
        }
        if (status >= 300 && status < 400) {
            throw new Fault(Http.REDIRECTED, said);
        }
        if (status >= 500 && status != 501) {
            throw new Fault(Http.BUSY, said);
        }
        return said + "; the credentials were not refused, and sending was not tried";
    }
}
