package io.crossdock.routes.intake;

import io.crossdock.config.Inbox;
import io.crossdock.connectors.Answer;
import io.crossdock.connectors.Arrival;
import io.crossdock.connectors.Bookmark;
import io.crossdock.connectors.LateReceipt;
import io.crossdock.mappings.Codec;
import io.crossdock.routes.broker.About;
import io.crossdock.routes.broker.Unavailable;
import io.crossdock.routes.lease.Fence;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Ordered;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Takes an {@link Arrival} and leaves an {@link Answer}: keeps the raw bytes, decodes, claims and publishes; or takes a
 * {@link LateReceipt} and holds it against what was sent. When it returns, everything is on the broker and in the database; when it
 * throws, nothing is lost and the same arrival may come again.
 */
public final class Intake implements Processor {

    private final Station station;
    private final Inbox inbox;
    private final Map<String, Codec> codecs;
    private final Resolution resolution;
    private final String bundle;
    private final Fence fence;
    private final Transmissions transmissions;
    private final Assignment assignment;
    private final LateReceipts receipts;
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private volatile boolean interrupted;

    Intake(Station station, Inbox inbox, Map<String, Codec> codecs, Resolution resolution, String bundle, Fence fence) {
        this.station = station;
        this.inbox = inbox;
        this.codecs = Map.copyOf(codecs);
        this.resolution = resolution;
        this.bundle = bundle;
        this.fence = fence;
        this.transmissions = station.transmissions();
        this.receipts = new LateReceipts(station, inbox, resolution, bundle, fence);
        this.assignment = new Assignment(inbox.channels(), this.codecs);
    }

    @Override
    public void process(Exchange exchange) throws IOException, InvalidPayloadException {
        keepTurn(exchange);
        try {
            take(exchange);
        } catch (Unavailable | DataAccessException | TransactionException failure) {
            interrupted = true;
            throw failure;
        } catch (IOException failure) {
            interrupted = !isOfTheFile(failure);
            throw failure;
        }
    }

    /** What comes behind something that waits for broker or database waits too: at the next look the oldest is the first again. */
    private void keepTurn(Exchange exchange) {
        boolean behind = exchange.getProperty(ExchangePropertyKey.BATCH_INDEX, 0, Integer.class) > 0;
        if (behind && interrupted) {
            throw new Unavailable("one before it could not be taken in");
        }
        interrupted = false;
    }

    /** Which holds up no other. */
    private static boolean isOfTheFile(IOException failure) {
        return failure instanceof NoSuchFileException || failure instanceof AccessDeniedException;
    }

    private void take(Exchange exchange) throws IOException, InvalidPayloadException {
        if (exchange.getMessage().getBody() instanceof LateReceipt late) {
            exchange.getMessage().setBody(receipts.take(late));
            return;
        }
        Arrival arrival = exchange.getMessage().getMandatoryBody(Arrival.class);
        Reception reception = transmissions.receive(inbox.id(), arrival, bundle, fence);
        if (reception instanceof Reception.Taken taken) {
            exchange.getMessage().setBody(read(taken.transmission()));
            forgetWhenRemoved(exchange, taken.transmission().id());
        } else if (reception instanceof Reception.Known known) {
            exchange.getMessage().setBody(known.answer());
            forgetWhenRemoved(exchange, known.transmission());
        } else if (reception instanceof Reception.Reused reused) {
            exchange.getMessage().setBody(Report.conflict(reused.reference()));
        }
    }

    /** Where the source of this inbox left off. */
    Bookmark bookmark() {
        return new InboxBookmark(
                station.database(), transmissions, station.tenant(), inbox.id(), fence, station.clock());
    }

    /** Finishes what a stop or a crash, here or on another node, left half read; called before the inbox is read again. */
    public void resume() throws IOException {
        for (Transmission transmission : transmissions.unfinished(inbox.id())) {
            if (!inHand.contains(transmission.id())) {
                read(transmission);
            }
        }
    }

    /** By one at a time: a sender that asks again while the first try hangs would publish a batch beside itself. */
    private Answer read(Transmission transmission) throws IOException {
        if (!inHand.add(transmission.id())) {
            throw new Unavailable("transmission " + transmission.id() + " is being read already; ask again");
        }
        try (About about = About.transmission(transmission.id(), inbox.id());
                Reading reading =
                        new Reading(station, inbox, codecs, resolution, assignment, transmission, Again.ALL, fence)) {
            Answer answer = reading.read();
            transmissions.finish(transmission, answer);
            return answer;
        } finally {
            inHand.remove(transmission.id());
        }
    }

    /** After the source has moved or answered it, which it does on completion too: so this comes last. */
    private void forgetWhenRemoved(Exchange exchange, String transmission) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange done) {
                if (done.getProperty(Arrival.STILL_THERE) == null) {
                    transmissions.removed(transmission);
                }
            }

            @Override
            public int getOrder() {
                return Ordered.LOWEST;
            }
        });
    }
}
