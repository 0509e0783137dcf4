package io.crossdock.routes.delivery;

import io.crossdock.config.Channel;
import io.crossdock.config.Checked;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Format;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.broker.Unavailable;
import io.crossdock.routes.store.Digest;
import io.crossdock.routes.xref.Directory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes transmissions out of documents: numbers and bytes are fixed here, once, before the first attempt. */
final class Planner {

    private final Post post;
    private final Channel channel;
    private final Codec codec;
    private final Format format;
    private final Optional<Duration> receiptWithin;
    private final Receiver receiver;
    private final Deliveries deliveries;
    private final Awaited awaited;

    /** @param receiptWithin how long a receipt of the transport may take that comes by itself; absent: none does */
    Planner(Post post, Channel channel, Codec codec, Format format, Optional<Duration> receiptWithin) {
        this.post = post;
        this.channel = channel;
        this.codec = codec;
        this.format = format;
        this.receiptWithin = receiptWithin;
        this.receiver = new Receiver(channel.partner(), post.references(), post.directory());
        this.deliveries = post.deliveries();
        this.awaited = post.awaited();
    }

    /** A document that cannot be written, and why. */
    record Unwritable(Message message, List<Problem> problems) {}

    /** What came of a plan: at most one transmission, and what had to be left out of it. */
    record Plan(List<Outgoing> transmissions, List<Unwritable> unwritable) {}

    /** Whether the partner owes us a word for what is planned here. */
    boolean expects() {
        return receiptWithin.isPresent() || channel.rules().awaits().isPresent();
    }

    /** The id of a document's own transmission on this channel. */
    String id(Message message) {
        return id(post.tenant(), channel.id(), message.id());
    }

    static String id(String tenant, String channel, String document) {
        return Digest.id(tenant, channel, document);
    }

    /** The id of a transmission of several states: the same documents in the same versions, the same id. */
    String id(List<Message> messages) {
        List<String> parts = new ArrayList<>(List.of(post.tenant(), channel.id()));
        messages.forEach(message -> parts.add(message.id()));
        return Digest.id(parts.toArray(String[]::new));
    }

    /**
     * Plans one transmission; called within a transaction. Documents that cannot be written are left out, and take no number.
     *
     * @param mark part of the name: a business date, or empty
     */
    Plan plan(String id, List<Message> messages, String mark) {
        return messages.size() == 1 && Reply.is(messages.get(0))
                ? reply(id, messages.get(0))
                : documents(id, messages, mark);
    }

    private Plan reply(String id, Message message) {
        Reply reply = Reply.of(message);
        String reference = deliveries.nextReference(channel.partner().id());
        Context context = context(reference, "", List.of(message));
        Checked<Wire> written = reply.write(channel, codec, context);
        if (written instanceof Checked.Sound<Wire> sound) {
            return new Plan(List.of(plan(id, reference, context, List.of(message), sound.value())), List.of());
        }
        return new Plan(List.of(), List.of(new Unwritable(message, written.problems())));
    }

    private Plan documents(String id, List<Message> messages, String mark) {
        List<Message> readable = new ArrayList<>();
        List<Document> documents = new ArrayList<>();
        List<Unwritable> unwritable = new ArrayList<>();
        for (Message message : messages) {
            read(message, readable, documents, unwritable);
        }
        List<Document> addressed =
                new ArrayList<>(receiver.address(documents, post.clock().instant()));
        String reference = deliveries.nextReference(channel.partner().id());
        Context context = context(reference, mark, readable);
        Checked<Wire> written = write(addressed, context);
        if (written instanceof Checked.Faulty<Wire> && readable.size() > 1) {
            isolate(readable, addressed, context, unwritable);
            written = write(addressed, context);
        }
        if (written instanceof Checked.Faulty<Wire> faulty) {
            readable.forEach(message -> unwritable.add(new Unwritable(message, faulty.problems())));
            readable.clear();
        }
        List<Outgoing> transmissions = written instanceof Checked.Sound<Wire> sound && !readable.isEmpty()
                ? List.of(plan(id, reference, context, readable, sound.value()))
                : List.of();
        channel.rules()
                .awaits()
                .ifPresent(awaits -> transmissions.forEach(each -> awaited.expect(channel, awaits, each)));
        return new Plan(transmissions, unwritable);
    }

    private Outgoing plan(String id, String reference, Context context, List<Message> messages, Wire wire) {
        Outgoing outgoing = outgoing(id, reference, context, messages, wire);
        deliveries.plan(outgoing, channel.partner().id());
        receiptWithin.ifPresent(within -> awaited.expect(channel, within, outgoing));
        return outgoing;
    }

    private static void read(
            Message message, List<Message> readable, List<Document> documents, List<Unwritable> unwritable) {
        try {
            documents.add(CanonicalJson.read(message.body()));
            readable.add(message);
        } catch (IOException broken) {
            unwritable.add(new Unwritable(
                    message,
                    List.of(DeliveryProblems.UNREADABLE.at(
                            Location.of(message.id()), String.valueOf(broken.getMessage())))));
        }
    }

    private Checked<Wire> write(List<Document> documents, Context context) {
        return codec.encode(documents, context);
    }

    /** Finds the documents that cannot be written alone, and leaves them out. */
    private void isolate(
            List<Message> messages, List<Document> documents, Context context, List<Unwritable> unwritable) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            Checked<Wire> alone = write(List.of(documents.get(i)), context);
            if (alone instanceof Checked.Faulty<Wire> faulty) {
                unwritable.add(new Unwritable(messages.remove(i), faulty.problems()));
                documents.remove(i);
            }
        }
    }

    private Context context(String reference, String mark, List<Message> messages) {
        boolean test = !messages.isEmpty()
                && messages.stream().allMatch(message -> Envelope.of(message).test());
        return new Context(
                reference,
                name(reference, mark),
                post.clock().instant(),
                channel.partner().zone(),
                Directory.first(post.us()),
                Directory.first(channel.partner().identifiers()),
                test);
    }

    private String name(String reference, String mark) {
        String stem = channel.id().substring(channel.id().indexOf('.') + 1);
        String number = "0".repeat(Math.max(0, 6 - reference.length())) + reference;
        return stem + (mark.isEmpty() ? "" : "-" + mark) + "-" + number + "." + format.extension();
    }

    private Outgoing outgoing(String id, String reference, Context context, List<Message> messages, Wire wire) {
        Instant now = context.now();
        return new Outgoing(
                id,
                channel.id(),
                context.name(),
                reference,
                keep(wire, id),
                Outgoing.State.READY,
                0,
                false,
                now,
                List.of(),
                messages.stream().map(Envelope::of).map(Outgoing.Item::of).toList());
    }

    private String keep(Wire wire, String id) {
        try {
            return post.payloads().keep(post.payloads().read(wire), id);
        } catch (IOException broken) {
            throw new Unavailable("the payload store takes nothing", broken);
        }
    }
}
