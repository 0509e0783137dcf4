package io.crossdock.ops.trial;

import io.crossdock.config.Channel;
import io.crossdock.config.Checked;
import io.crossdock.config.Configuration;
import io.crossdock.config.Ownership.OnConflict;
import io.crossdock.config.Problem;
import io.crossdock.config.Where;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.expression.Condition;
import io.crossdock.mappings.expression.Content;
import io.crossdock.routes.channel.Words;
import io.crossdock.routes.flow.Subscriptions;
import io.crossdock.routes.intake.Owners;
import io.crossdock.routes.xref.Directory;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a document would go if it came now. Without the running hub's cross references, so articles keep the sender's numbers. */
public record Preview(Configuration configuration) {

    /** The document as intake would pass it on: its issuer and its parties known. */
    public Document known(Channel from, Document document) {
        Directory directory = new Directory(configuration);
        return document.withHeader(document.header().issuedBy(from.partner().id()))
                .withParties(directory::resolve);
    }

    /** Why a document would not be taken from this channel's partner; absent: it would. */
    public Optional<Problem> objection(Channel from, Decoded.Good told) {
        return new Owners(configuration.ownership())
                .objection(told.document(), from.partner().id(), told.at());
    }

    public boolean parksForeign() {
        return configuration.ownership().onConflict() == OnConflict.PARK;
    }

    public String consequence(Problem objection) {
        return (parksForeign() ? "would be parked: " : "would be ignored: ") + objection.message();
    }

    /** What the content of a document is to a channel: wanted or not; or the channel cannot say. */
    public static Checked<Boolean> wants(Channel channel, Document document) {
        return channel.onlyIf()
                .map(Condition::of)
                .map(condition -> condition.then(one -> one.holds(new Content(CanonicalJson.write(document)))))
                .orElseGet(() -> Checked.sound(true));
    }

    /** The document as the flow of its kind lets it go on. */
    public Document passed(Channel from, Document document, Words words) {
        return words.steps(configuration)
                .pass(document, fields(from, document), InstantSource.system().instant());
    }

    /** The out-channels that it fits by {@code carries} and {@code where}. */
    public List<Channel> candidates(Channel from, Document document) {
        Map<Where.Field, String> fields = fields(from, document);
        return Subscriptions.wanting(configuration).stream()
                .filter(channel -> channel.carries().contains(document.kind()))
                .filter(channel -> channel.where().matches(fields))
                .filter(channel -> channel.rules().echo()
                        || !channel.connection().id().equals(from.connection().id()))
                .toList();
    }

    private static Map<Where.Field, String> fields(Channel from, Document document) {
        Map<Where.Field, String> fields = new EnumMap<>(Where.Field.class);
        fields.putAll(document.fields());
        fields.put(Where.Field.SOURCE, from.partner().id());
        fields.put(Where.Field.TEST, Boolean.toString(document.header().test()));
        return fields;
    }
}
