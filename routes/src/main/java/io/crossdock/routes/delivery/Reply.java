package io.crossdock.routes.delivery;

import com.fasterxml.jackson.core.type.TypeReference;
import io.crossdock.config.Channel;
import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Partner;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.Verdict;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.store.Json;
import java.util.List;

/**
 * What the sender of an interchange is to be told. It goes to its out-channel as documents do, with the same guarantees; but the bytes
 * follow from the verdicts, not from a canonical document.
 *
 * @param with the message to answer with
 */
public record Reply(String with, Peeked.Interchange interchange, List<Verdict> verdicts) {

    private static final TypeReference<Reply> TYPE = new TypeReference<>() {};

    public Reply {
        verdicts = List.copyOf(verdicts);
    }

    /** @param envelope of kind acknowledgement, issued by {@link Partner#US} */
    public Message message(Envelope envelope) {
        return envelope.message(Json.write(this));
    }

    /** The bytes that say it, in the format of the channel that they go through. */
    public Checked<Wire> write(Channel channel, Codec codec, Context context) {
        return codec.acknowledge(with, interchange, verdicts, context)
                .orElseGet(() -> Checked.faulty(DeliveryProblems.NO_REPLY.at(
                        Location.of(context.name()),
                        "format " + channel.format().name() + " has no " + with + " for interchange "
                                + interchange.reference())));
    }

    /** The id of the transmission that a reply is sent in. */
    public static String transmission(String tenant, String channel, String document) {
        return Planner.id(tenant, channel, document);
    }

    /** An acknowledgement that was taken in has its partner as issuer; one of the hub itself is a reply. */
    static boolean is(Message message) {
        return Envelope.in(message).filter(Reply::isOfUs).isPresent();
    }

    private static boolean isOfUs(Envelope envelope) {
        return envelope.kind() == Kind.ACKNOWLEDGEMENT && envelope.issuer().equals(Partner.US);
    }

    static Reply of(Message message) {
        return Json.read(message.body(), TYPE);
    }
}
