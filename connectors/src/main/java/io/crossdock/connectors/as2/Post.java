package io.crossdock.connectors.as2;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Collected;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Payload;
import io.crossdock.connectors.WebAnswer;
import io.crossdock.connectors.WebClient;
import io.crossdock.connectors.WebRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Posts entities to an address that is agreed on, and nowhere else: no redirect is followed. */
final class Post {

    private final URI uri;
    private final Names names;
    private final WebClient client;

    /** @param settings of which the time limits and {@code tls} count */
    Post(Settings settings, String address, Names names) {
        this.uri = uri(address);
        this.names = names;
        this.client = new WebClient(settings);
    }

    /** @throws Fault where the address is none */
    static URI uri(String address) {
        if (!address.matches("https?://[^/\\s?#@]+[^\\s?#]*")) {
            throw new Fault(As2.ADDRESS_UNUSABLE, "the address '" + address + "' cannot be used");
        }
        return URI.create(address);
    }

    /** Something was sent, and no answer came to it. */
    static final class Unanswered extends IOException {
        private static final long serialVersionUID = 1L;

        Unanswered(IOException cause) {
            super("it was sent, and no answer came: " + cause.getMessage(), cause);
        }
    }

    /** What came back; a body too long for a receipt is none. */
    record Reply(URI uri, WebAnswer answer, byte[] body) {}

    /** @throws Unanswered where the other side may have it; any other failure: it has not */
    Reply send(String id, Entity message, Map<String, String> headers) throws IOException, InterruptedException {
        Collected body = new Collected();
        try {
            WebAnswer answer = client.send(request(id, message, headers), body);
            return new Reply(uri, answer, body.bytes(false).orElse(new byte[0]));
        } catch (WebClient.NotSent failure) {
            throw failure;
        } catch (IOException failure) {
            throw new Unanswered(failure);
        }
    }

    private WebRequest request(String id, Entity message, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(message.fields());
        all.putAll(headers);
        all.put("AS2-Version", As2.VERSION);
        all.put("AS2-From", Names.quoted(names.us()));
        all.put("AS2-To", Names.quoted(names.partner()));
        all.put("Message-ID", id);
        all.put("MIME-Version", "1.0");
        return WebRequest.of("POST", uri).headers(all).carrying(payload(message));
    }

    private static Payload payload(Entity message) {
        return new Payload() {
            @Override
            public long size() {
                return message.bodySize();
            }

            @Override
            public InputStream open() throws IOException {
                return message.body();
            }
        };
    }
}
