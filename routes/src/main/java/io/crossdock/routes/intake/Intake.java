package io.crossdock.routes.intake;

import io.crossdock.config.Inbox;
import io.crossdock.connectors.Answer;
import io.crossdock.connectors.Arrival;
import io.crossdock.mappings.Codec;
import io.crossdock.routes.lease.Fence;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Ordered;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Takes an {@link Arrival} and leaves an {@link Answer}: keeps the raw bytes, decodes, claims and publishes. When it returns,
 * everything is on the broker and in the database; when it throws, nothing is lost and the same arrival may come again.
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
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();

    Intake(Station station, Inbox inbox, Map<String, Codec> codecs, Resolution resolution, String bundle, Fence fence) {
        this.station = station;
        this.inbox = inbox;
        this.codecs = Map.copyOf(codecs);
        this.resolution = resolution;
        this.bundle = bundle;
        this.fence = fence;
        this.transmissions = station.transmissions();
        this.assignment = new Assignment(inbox.channels());
    }

    @Override
    public void process(Exchange exchange) throws IOException, InvalidPayloadException {
        Arrival arrival = exchange.getMessage().getMandatoryBody(Arrival.class);
        Reception reception = transmissions.receive(inbox.id(), arrival, bundle, fence);
        if (reception instanceof Reception.Taken taken) {
            exchange.getMessage().setBody(read(taken.transmission(), fence));
            forgetWhenRemoved(exchange, taken.transmission().id());
        } else if (reception instanceof Reception.Known known) {
            exchange.getMessage().setBody(known.answer());
            forgetWhenRemoved(exchange, known.transmission());
        } else if (reception instanceof Reception.Reused reused) {
            exchange.getMessage().setBody(Report.conflict(reused.reference()));
        }
    }

    /** Finishes what a stop or a crash, here or on another node, left half read; called before the inbox is read again. */
    public void resume() throws IOException {
        for (Transmission transmission : transmissions.unfinished(inbox.id())) {
            if (!inHand.contains(transmission.id())) {
                read(transmission, fence);
            }
        }
    }

    /** Reads a transmission again from its kept bytes with the configuration of today: what had its effect has none again. */
    public Answer replay(Transmission original) throws IOException {
        return read(transmissions.replay(original, bundle), Fence.OPEN);
    }

    private Answer read(Transmission transmission, Fence guard) throws IOException {
        inHand.add(transmission.id());
        try (Reading reading = new Reading(station, inbox, codecs, resolution, assignment, transmission, guard)) {
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
                transmissions.removed(transmission);
            }

            @Override
            public int getOrder() {
                return Ordered.LOWEST;
            }
        });
    }
}
