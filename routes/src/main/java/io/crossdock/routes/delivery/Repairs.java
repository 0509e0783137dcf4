package io.crossdock.routes.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.CanonicalTree;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Required;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Publisher;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.LedgerEvent;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person does about a document that is parked for a channel: puts it right, or gives it up. What waits behind it goes on. */
public final class Repairs {

    private final Post post;
    private final Broker broker;
    private final Release release;
    private final Holds holds;

    public Repairs(Post post, Broker broker, Release release) {
        this.post = post;
        this.broker = broker;
        this.release = release;
        this.holds = post.holds();
    }

    /** What a document says for each channel that it is parked for. */
    public List<Holds.Content> of(String document) {
        return holds.contents(document);
    }

    /**
     * Sends a document on its way again with another content, and all that waits behind it, in order.
     *
     * @param json the document as it shall be
     * @throws IllegalArgumentException where it is not parked there, or that is not the same document put right
     */
    public void repair(String channel, String document, String json) {
        Holds.Content parked = parked(channel, document)
                .orElseThrow(() -> new IllegalArgumentException(document + " is not parked for " + channel));
        Document repaired = read(parked.envelope(), json);
        release.release(channel, document, Optional.of(CanonicalJson.write(repaired)));
    }

    private Optional<Holds.Content> parked(String channel, String document) {
        return holds.contents(document).stream()
                .filter(one -> one.channel().equals(channel))
                .findFirst();
    }

    private static Document read(Envelope envelope, String json) {
        CanonicalTree.Reading reading = tree(envelope, json);
        List<String> faults = new ArrayList<>();
        reading.faults().forEach(fault -> faults.add(place(fault.path()) + " " + fault.text()));
        reading.unknown().forEach(fault -> faults.add(fault.path() + " is no field of it"));
        Document document = reading.document();
        if (faults.isEmpty()) {
            Required.missing(document).forEach(path -> faults.add("the field " + path + " is missing"));
        }
        boolean same = document.number().equals(envelope.number())
                && document.header().issuer().equals(envelope.issuer());
        if (faults.isEmpty() && !same) {
            faults.add("its number and issuer must stay " + envelope.number() + " and " + envelope.issuer()
                    + ": what waits behind it is of that number");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
        return document;
    }

    private static String place(String path) {
        return path.isEmpty() ? "the document" : path;
    }

    private static CanonicalTree.Reading tree(Envelope envelope, String json) {
        try {
            JsonNode tree = CanonicalJson.MAPPER.readTree(json);
            return CanonicalTree.read(envelope.kind(), tree);
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException("this cannot be read: " + fault.getMessage(), fault);
        }
    }

    /**
     * Gives a document up: the channel will not get it. The ledger hears of it first: should the hub die in between, the document is
     * still parked, and rejected once more it is counted once. Meanwhile nobody else can send it on its way.
     *
     * @return the channels that it was parked for
     */
    public List<String> reject(String document, String who, String reason) {
        return holds.contents(document).stream()
                .filter(one -> reject(one, who, reason))
                .map(Holds.Content::channel)
                .toList();
    }

    /** @return whether it was still parked */
    private boolean reject(Holds.Content parked, String who, String reason) {
        Outgoing.Item item = Outgoing.Item.of(parked.envelope());
        Optional<List<Holds.Released>> freed = post.database()
                .durably(() -> holds.parked(parked.channel(), item.document()).map(still -> {
                    tell(parked, who, reason);
                    return release.free(parked.channel(), List.of(item));
                }));
        freed.ifPresent(release::send);
        return freed.isPresent();
    }

    private void tell(Holds.Content parked, String who, String reason) {
        Envelope envelope = parked.envelope();
        LedgerEvent event = new LedgerEvent(
                "rejected-" + parked.channel() + "-" + envelope.document(),
                List.of(new Entry(
                        post.clock().instant(),
                        envelope.document(),
                        envelope.transmission(),
                        parked.channel(),
                        Stage.DELIVERY,
                        State.DISCARDED,
                        envelope.kind().word(),
                        envelope.issuer(),
                        envelope.number(),
                        1,
                        "rejected by " + who + (reason.isBlank() ? "" : ": " + reason.strip()))));
        try (Publisher publisher = broker.publisher()) {
            publisher.publish(List.of(event.send()), event.id());
        }
    }
}
