package io.crossdock.connectors.as2;

import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Answer;
import io.crossdock.connectors.Arrival;
import io.crossdock.connectors.LateReceipt;
import io.crossdock.connectors.Leaf;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the messages of one partner, and the receipts that come later. */
final class Station {

    private static final Logger LOG = LoggerFactory.getLogger(Station.class);
    private static final long MEGABYTE = 1024 * 1024;
    private static final long LONGEST_RECEIPT = MEGABYTE;
    private static final String REPLY = "CrossdockAs2Reply";

    private final Settings settings;
    private final Names names;
    private final Algorithms algorithms;
    private final Keyring keyring;
    private final Opening opening;
    private final Confirmation confirmation;

    Station(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.names = Names.of(settings);
        this.algorithms = Algorithms.of(settings);
        this.keyring = new Keyring(settings, algorithms, clock);
        this.opening = new Opening(settings, new Encryption(keyring, algorithms), new Verifying(keyring, algorithms));
        this.confirmation = Confirmation.of(settings, names, keyring);
        keyring.read();
    }

    /** Tells the partner what the hub says. */
    @FunctionalInterface
    private interface Reply {
        void give(Exchange exchange, Answer answer) throws IOException;
    }

    /** Leaves an {@link Arrival}, or an answer and nothing that goes on. */
    void arrive(Exchange exchange) throws IOException {
        Function<String, Optional<String>> headers = Door.headers(exchange.getMessage());
        Optional<Request> request = Request.of(headers);
        if (request.isEmpty()) {
            refuse(exchange, 400, "the Message-ID is missing or cannot be repeated");
        } else if (!confirmation.canServe(request.get())) {
            refuse(exchange, 400, "asynchronous receipts are not agreed");
        } else {
            Scratch scratch = new Scratch();
            closeAtTheEnd(exchange, scratch);
            read(exchange, headers, request.get(), scratch);
        }
    }

    private void read(Exchange exchange, Function<String, Optional<String>> headers, Request request, Scratch scratch)
            throws IOException {
        try (InputStream body = body(exchange.getMessage())) {
            Entity message = Entity.of(headers, scratch.keep(body, settings.number("max-size") * MEGABYTE));
            open(exchange, request, message, scratch);
        } catch (Scratch.TooLarge e) {
            refuse(exchange, 413, "larger than " + settings.number("max-size") + " MB");
        } catch (Refused e) {
            LOG.warn(
                    "{}: {} is told '{}': {}",
                    exchange.getFromRouteId(),
                    request.id(),
                    e.disposition(),
                    e.getMessage());
            confirmation.give(
                    exchange, request, new Mdn(request.id(), e.disposition(), Optional.empty()), Hash.SHA_256, 400);
            exchange.setRouteStop(true);
        }
    }

    private static InputStream body(Message request) {
        return Optional.ofNullable(request.getBody(InputStream.class))
                .orElseGet(() -> new ByteArrayInputStream(new byte[0]));
    }

    private void open(Exchange exchange, Request request, Entity message, Scratch scratch) throws IOException, Refused {
        Opening.Opened opened = opening.open(message, scratch);
        if (opened.payload().type().equals(Mdn.TYPE)) {
            receipt(exchange, message, opened, scratch);
            return;
        }
        opening.demand(opened);
        Hash hash = request.digest(opened.signed(), algorithms);
        Mic mic = Mic.of(hash, opened.confirmed());
        Reply reply = (done, answer) -> {
            Disposition disposition = disposition(answer.verdict());
            confirmation.give(
                    done,
                    request,
                    new Mdn(request.id(), disposition, Optional.of(mic)),
                    hash,
                    status(answer.verdict()));
        };
        Entity payload = opened.payload();
        String name = payload.name().orElseGet(() -> Leaf.of(request.id().replaceAll("[<>]", "")));
        Wire wire = wire(name, decoded(payload, scratch));
        handOn(exchange, new Arrival(wire, Optional.empty(), Optional.of(request.id())), reply);
    }

    /** Whether the encoding holds is seen now, while the partner can still be told. */
    private static Scratch.Piece decoded(Entity payload, Scratch scratch) throws Refused {
        try (InputStream content = payload.content()) {
            return scratch.keep(content);
        } catch (IOException e) {
            throw new Refused(Disposition.error("unexpected-processing-error"), e.getMessage());
        }
    }

    /** What the partner signed is for the hub to judge, be it bad; what anybody may have written says nothing and goes no further. */
    private void receipt(Exchange exchange, Entity message, Opening.Opened opened, Scratch scratch)
            throws IOException, Refused {
        if (opened.signed().isEmpty() || message.piece().size() > LONGEST_RECEIPT) {
            throw new Refused(
                    Disposition.error("authentication-failed"), "a receipt that is not signed proves nothing");
        }
        Mdn mdn = Receipts.read(opened.payload(), scratch);
        Optional<MessageId.Told> told = MessageId.told(mdn.original(), names.us());
        if (told.isEmpty()) {
            refuse(exchange, 400, "the receipt is for no message of ours whose receipt is to come later");
            return;
        }
        LateReceipt receipt = Receipts.judge(mdn, told.get(), Wire.of(told.get().key() + ".mdn", message.file()));
        int status = mdn.disposition().isSuccess() && receipt.problem().isPresent() ? 400 : 200;
        handOn(exchange, receipt, (done, answer) -> Responses.empty(done, status));
    }

    private static void handOn(Exchange exchange, Object body, Reply reply) {
        exchange.setProperty(REPLY, reply);
        exchange.setMessage(new DefaultMessage(exchange));
        exchange.getMessage().setBody(body);
    }

    static void answer(Exchange exchange) throws Exception {
        Answer answer = exchange.getMessage().getMandatoryBody(Answer.class);
        exchange.getProperty(REPLY, Reply.class).give(exchange, answer);
    }

    void finish(Exchange exchange) throws InterruptedException {
        confirmation.sendLater(exchange);
    }

    private Disposition disposition(Answer.Verdict verdict) {
        boolean told = verdict == Answer.Verdict.CONFLICT
                || verdict == Answer.Verdict.REFUSED
                        && settings.text("unreadable").equals("error");
        return told ? Disposition.error("unexpected-processing-error") : Disposition.PROCESSED;
    }

    private static int status(Answer.Verdict verdict) {
        return switch (verdict) {
            case ACCEPTED -> 200;
            case REFUSED -> 422;
            case CONFLICT -> 409;
        };
    }

    private static void refuse(Exchange exchange, int status, String reason) {
        LOG.warn("{}: {} {}", exchange.getFromRouteId(), status, reason);
        Responses.refuse(exchange, status, reason);
    }

    private static Wire wire(String name, Scratch.Piece content) {
        return new Wire() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InputStream open() {
                return content.open();
            }
        };
    }

    private static void closeAtTheEnd(Exchange exchange, Scratch scratch) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                try {
                    scratch.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }
}
