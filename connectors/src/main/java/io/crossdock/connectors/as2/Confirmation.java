package io.crossdock.connectors.as2;

import io.crossdock.config.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the partner what became of messages: in the answer, or later by a request of our own. What is told of a message depends on the
 * message and on what the hub made of it alone, so that a repeated message, wherever it arrives and however late, is told the same.
 */
final class Confirmation {

    private static final Logger LOG = LoggerFactory.getLogger(Confirmation.class);
    private static final String LATER = "CrossdockAs2Later";

    private final Names names;
    private final Keyring keyring;
    private final Optional<Post> post;

    /** @param post where receipts go that come later; absent: there are none */
    Confirmation(Names names, Keyring keyring, Optional<Post> post) {
        this.names = names;
        this.keyring = keyring;
        this.post = post;
    }

    static Confirmation of(Settings settings, Names names, Keyring keyring) {
        return new Confirmation(
                names,
                keyring,
                settings.optionalText("mdn-address").map(address -> new Post(settings, address, names)));
    }

    /** Whether a receipt could be sent the way it is wanted. */
    boolean canServe(Request request) {
        return !request.later() || post.isPresent();
    }

    private record Letter(String id, Entity entity) {}

    /** @param statusWithout the HTTP status where no receipt was asked for */
    void give(Exchange exchange, Request request, Mdn mdn, Hash hash, int statusWithout) throws IOException {
        if (!request.wantsReceipt()) {
            Responses.empty(exchange, statusWithout);
            return;
        }
        Letter letter = letter(request, mdn, hash);
        if (request.later()) {
            exchange.setProperty(LATER, letter);
            Responses.empty(exchange, 200);
            return;
        }
        Map<String, String> headers = new LinkedHashMap<>(letter.entity().fields());
        headers.put("AS2-Version", As2.VERSION);
        headers.put("AS2-From", Names.quoted(names.us()));
        headers.put("AS2-To", Names.quoted(names.partner()));
        headers.put("Message-ID", letter.id());
        headers.put("MIME-Version", "1.0");
        try (InputStream body = letter.entity().body()) {
            Responses.send(exchange, 200, headers, body.readAllBytes());
        }
    }

    private Letter letter(Request request, Mdn mdn, Hash hash) throws IOException {
        UUID own = UUID.nameUUIDFromBytes(mdn.toString().getBytes(StandardCharsets.UTF_8));
        String text = "The message " + mdn.original() + " of " + names.partner() + " to " + names.us()
                + (mdn.disposition().isSuccess()
                        ? " was received and is kept."
                        : " was not taken: " + mdn.disposition());
        Scratch memory = new Scratch();
        Entity report = mdn.written(names.us(), text, "report-" + own, memory);
        Entity sent =
                request.wantsSignature() ? Signing.signed(report, keyring.us(), hash, "signed-" + own, memory) : report;
        return new Letter(MessageId.of("mdn-" + own, names.us()), sent);
    }

    /** Sends the receipt that was put off, if there is one. If that fails, the partner sends the message again, and it is told then. */
    void sendLater(Exchange exchange) throws InterruptedException {
        Letter letter = exchange.getProperty(LATER, Letter.class);
        if (letter == null || post.isEmpty()) {
            return;
        }
        try {
            int status = post.get()
                    .send(letter.id(), letter.entity(), Map.of())
                    .answer()
                    .status();
            if (status < 200 || status > 299) {
                LOG.warn("{} took no receipt: it answered {}", names.partner(), status);
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be sent a receipt: {}", names.partner(), As2.explain(e), e);
        }
    }
}
