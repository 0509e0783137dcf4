package io.crossdock.ops.trial;

import io.crossdock.config.Batch;
import io.crossdock.config.Channel;
import io.crossdock.config.Checked;
import io.crossdock.config.Configuration;
import io.crossdock.config.Partner;
import io.crossdock.config.Wire;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.routes.channel.Words;
import io.crossdock.routes.delivery.Reply;
import io.crossdock.routes.xref.Directory;
import java.time.Instant;
import java.util.List;

/** What a channel would write; with a fixed time and number, so that the same documents give the same bytes every day. */
public final class Writing {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String REFERENCE = "1";

    private Writing() {}

    /** The documents as they would be sent together. */
    public static List<List<Document>> transmissions(Channel channel, List<Document> documents) {
        return channel.batch() instanceof Batch.Single
                ? documents.stream().map(List::of).toList()
                : List.of(documents);
    }

    public static Checked<Wire> of(
            Configuration configuration, Channel channel, Words words, List<Document> documents) {
        return words.codec(channel).then(codec -> codec.encode(documents, context(configuration, channel)));
    }

    /** What the sender of an interchange would be told through an out-channel. */
    public static Checked<Wire> reply(Configuration configuration, Channel via, Words words, Reply reply) {
        return words.codec(via).then(codec -> reply.write(via, codec, context(configuration, via)));
    }

    /** Of every day, and of no machine. */
    public static Context context(Configuration configuration, Channel channel) {
        Partner partner = channel.partner();
        return new Context(
                REFERENCE,
                channel.id() + "-" + REFERENCE + "." + channel.format().name(),
                NOW,
                partner.zone(),
                Directory.first(configuration.us().identifiers()),
                Directory.first(partner.identifiers()),
                false);
    }
}
