package io.crossdock.connectors.as2;

import io.crossdock.config.Location;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Receipt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends dispatches to one partner, and sees what comes back. */
final class Courier {

    private final Settings settings;
    private final Names names;
    private final Packing packing;
    private final Receipts receipts;
    private final Post post;

    Courier(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.names = Names.of(settings);
        Algorithms algorithms = Algorithms.of(settings);
        Keyring keyring = new Keyring(settings, algorithms, clock);
        this.packing = new Packing(settings, keyring, algorithms, new Encryption(keyring, algorithms));
        this.receipts = new Receipts(new Verifying(keyring, algorithms));
        this.post = new Post(settings, settings.optionalText("address").orElse(""), names);
        if (isLater(settings) && !settings.has("mdn-to")) {
            throw new Fault(As2.RECEIPT_ADDRESS_MISSING, As2.NO_RECEIPT_ADDRESS);
        }
        keyring.read();
    }

    Receipt deliver(Dispatch dispatch) throws IOException, InterruptedException {
        try (Scratch scratch = new Scratch()) {
            Packing.Packed packed = packing.pack(dispatch, scratch);
            String id = isLater(settings)
                    ? MessageId.of(dispatch.key(), packed.mic(), names.us())
                    : MessageId.of(dispatch.key(), names.us());
            Post.Reply reply;
            try {
                reply = post.send(id, packed.message(), headers());
            } catch (Post.Unanswered e) {
                return inDoubt(id, e);
            }
            demandSuccess(reply);
            return settings.text("mdn").equals("sync") ? judge(reply, id, packed.mic(), scratch) : Receipt.delivered();
        }
    }

    /** Whether the receipt comes by a request of the partner's. */
    static boolean isLater(Settings settings) {
        return settings.text("mdn").equals("async");
    }

    /** The partner tells a repeated message by its id: it can be sent again. Without that, a person must ask. */
    private Receipt inDoubt(String id, Post.Unanswered failure) throws IOException {
        if (settings.flag("idempotent")) {
            throw failure;
        }
        return Receipt.uncertain(As2.EFFECT_UNKNOWN.at(Location.of(id), String.valueOf(failure.getMessage())));
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        settings.optionalText("subject").ifPresent(subject -> headers.put("Subject", Receipts.printable(subject)));
        if (!settings.text("mdn").equals("none")) {
            headers.put("Disposition-Notification-To", Names.quoted(names.us()));
            headers.put(
                    "Disposition-Notification-Options",
                    "signed-receipt-protocol=required, pkcs7-signature; signed-receipt-micalg=required, "
                            + packing.hash().word());
        }
        if (isLater(settings)) {
            headers.put(
                    "Receipt-Delivery-Option", Post.uri(settings.text("mdn-to")).toString());
        }
        return headers;
    }

    private static void demandSuccess(Post.Reply reply) {
        int status = reply.answer().status();
        String said = reply.uri() + " answered " + status;
        if (status >= 200 && status < 300) {
            return;
        }
        throw switch (status) {
            case 401, 403, 407 -> new Fault(As2.DENIED, said);
            case 408, 425, 429 -> new Fault(As2.BUSY, said);
            default ->
                new Fault(status >= 500 ? As2.BUSY : status < 400 ? As2.REDIRECTED : As2.UNEXPECTED_STATUS, said);
        };
    }

    private Receipt judge(Post.Reply reply, String id, Mic mic, Scratch scratch) throws IOException {
        Entity answer = Entity.of(name -> header(reply, name), scratch.keep(new ByteArrayInputStream(reply.body())));
        Mdn mdn = receipts.signed(answer, scratch);
        return Receipts.judge(mdn, id, mic, Wire.of(id.replaceAll("[<>]", "") + ".mdn", answer.file()));
    }

    private static Optional<String> header(Post.Reply reply, String name) {
        List<String> values = reply.answer().all(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }
}
