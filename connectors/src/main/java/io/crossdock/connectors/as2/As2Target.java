package io.crossdock.connectors.as2;

import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Expiry;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.Probe;
import io.crossdock.connectors.Target;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.model.ProcessorDefinition;

/**
 * Sends each dispatch as a message, under the same {@code Message-ID} at every attempt, and takes it as delivered when the partner's
 * signed receipt says that these bytes were received; where that comes later, when the partner has taken the message.
 */
public final class As2Target implements Target {

    private static final Spec SPEC = Spec.of(
                    "as2",
                    "Sends each transmission as a signed and encrypted message, and checks the receipt.",
                    Setting.choice(
                                    "sign",
                                    List.of("sha-256", "sha-384", "sha-512", "sha-1", "none"),
                                    "The digest of the signature.")
                            .or("sha-256"),
                    Setting.choice(
                                    "encrypt",
                                    List.of(
                                            "aes256-cbc",
                                            "aes192-cbc",
                                            "aes128-cbc",
                                            "aes256-gcm",
                                            "aes192-gcm",
                                            "aes128-gcm",
                                            "3des",
                                            "none"),
                                    "The cipher.")
                            .or("aes256-cbc"),
                    Setting.flag("compress", "Whether to compress, before signing (RFC 5402).")
                            .or("false"),
                    Setting.choice(
                                    "mdn",
                                    List.of("sync", "async", "none"),
                                    "The receipt: in the answer, later by a request of the partner's, or none; without one, nobody can prove"
                                            + " what arrived.")
                            .or("sync"),
                    Setting.text(
                            "mdn-to",
                            "The hub's URL as the partner reaches it, for receipts that come later: the path of a channel that"
                                    + " receives through the same connection."),
                    Setting.time("mdn-within", "How long a receipt that comes later may take before it is overdue.")
                            .or("4h"),
                    Setting.text("content-type", "The media type of the payload; none: the format's."),
                    Setting.choice(
                                    "transfer-encoding",
                                    List.of("binary", "base64"),
                                    "How the payload is written within the message.")
                            .or("binary"),
                    Setting.text("subject", "A subject, the same for every message."),
                    Setting.flag("idempotent", "Whether the partner tells a repeated message by its Message-ID.")
                            .or("true"),
                    Setting.time("connect-timeout", "How long to wait for a connection.")
                            .or("10s"),
                    Setting.time("timeout", "How long to wait for the whole answer.")
                            .or("120s"))
            .example("{ compress: true }")
            .example(
                    "{ content-type: application/EDI-X12, mdn: async, mdn-to: \"https://hub.crossdock.example/as2\" }");

    private final InstantSource clock;

    public As2Target() {
        this(InstantSource.system());
    }

    As2Target(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Spec connection() {
        return As2.CONNECTION;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public ProcessorDefinition<?> to(ProcessorDefinition<?> route, Settings settings) {
        Courier courier = new Courier(settings, clock);
        return route.process(exchange -> {
            Dispatch dispatch = exchange.getMessage().getMandatoryBody(Dispatch.class);
            exchange.getMessage().setBody(courier.deliver(dispatch));
        });
    }

    @Override
    public Optional<Duration> awaits(Settings settings) {
        return Courier.isLater(settings) ? Optional.of(settings.time("mdn-within")) : Optional.empty();
    }

    /** Receipts that come later come in by a door that the hub has opened for this partner. */
    @Override
    public Optional<Problem> objection(Settings settings, List<Settings> receiving) {
        if (!Courier.isLater(settings)) {
            return Optional.empty();
        }
        Optional<String> address = settings.optionalText("mdn-to");
        if (address.isEmpty()) {
            return Optional.of(As2.RECEIPT_ADDRESS_MISSING.at(settings.at(), As2.NO_RECEIPT_ADDRESS));
        }
        List<String> paths =
                receiving.stream().map(door -> door.text("path")).distinct().toList();
        String doors = paths.isEmpty()
                ? "no sound channel receives through this connection"
                : "through this connection the hub receives at " + String.join(" and ", paths) + " only";
        return paths.stream().anyMatch(address.get()::endsWith)
                ? Optional.empty()
                : Optional.of(As2.RECEIPT_UNHEARD.at(
                        settings.at(), "receipts are to come to " + address.get() + ", and " + doors));
    }

    @Override
    public List<Finding> probe(Settings settings) {
        Certificates certificates = new Certificates(settings, clock);
        return Probe.of(this, settings.optionalText("address").orElse(""), certificates::valid, certificates::reach);
    }

    @Override
    public List<Expiry> expiries(Settings settings) {
        return Stream.concat(
                        Target.super.expiries(settings).stream(), new Certificates(settings, clock).expiries().stream())
                .toList();
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return As2.explain(failure);
    }
}
