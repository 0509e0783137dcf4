package io.crossdock.routes.intake;

import io.crossdock.config.Channel;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.checks.Assortment;
import io.crossdock.mappings.checks.DocumentChecks;
import io.crossdock.mappings.checks.Judgement;
import io.crossdock.routes.intake.Resolution.Resolved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells the documents of a batch from what is none, and resolves them: one question to the cross references a channel. */
final class Sorting {

    /** How documents of a channel that came at an instant are put into our words. */
    interface Resolver {
        List<Resolved> resolve(Channel channel, List<Document> documents, Instant at);
    }

    private final Resolver resolution;
    private final KnownArticles known;
    private final Transmission transmission;
    private final String tenant;

    Sorting(Resolver resolution, KnownArticles known, Transmission transmission, String tenant) {
        this.resolution = resolution;
        this.known = known;
        this.transmission = transmission;
        this.tenant = tenant;
    }

    Sorted sort(List<Item> items) {
        List<Identity> sound = new ArrayList<>();
        List<Item.Unsound> unsound = new ArrayList<>();
        List<Item.Foreign> foreign = new ArrayList<>();
        Map<Long, List<Decoded.Unmapped>> unmapped = new LinkedHashMap<>();
        Set<Long> gone = new HashSet<>();
        Map<Channel, List<Item.Sound>> byChannel = new LinkedHashMap<>();
        for (Item item : items) {
            if (item instanceof Item.Sound one) {
                byChannel
                        .computeIfAbsent(one.channel(), channel -> new ArrayList<>())
                        .add(one);
                unmapped.put(one.ordinal(), one.good().unmapped());
            } else if (item instanceof Item.Gone one) {
                gone.add(one.ordinal());
                sound.add(identity(one.ordinal(), one.channel(), one.document()));
            } else if (item instanceof Item.Unsound one) {
                unsound.add(one);
            } else if (item instanceof Item.Foreign one) {
                foreign.add(one);
            }
        }
        Map<Long, List<Problem>> warnings = new LinkedHashMap<>();
        byChannel.forEach((channel, goods) -> resolve(channel, goods, sound, unsound, warnings));
        return new Sorted(sound, unsound, foreign, unmapped, warnings, gone);
    }

    private void resolve(
            Channel channel,
            List<Item.Sound> goods,
            List<Identity> sound,
            List<Item.Unsound> unsound,
            Map<Long, List<Problem>> warnings) {
        List<Resolved> documents = resolution.resolve(
                channel, goods.stream().map(item -> item.good().document()).toList(), transmission.received());
        Assortment assortment = channel.rules().checks().compares()
                ? known.of(documents.stream().map(Resolved::document).toList())
                : Assortment.NOTHING;
        for (int i = 0; i < goods.size(); i++) {
            Item.Sound item = goods.get(i);
            Document document = documents.get(i).document();
            Judgement judgement = judge(channel, documents.get(i), item.good(), assortment);
            judgement.document().ifPresent(going -> sound.add(identity(item.ordinal(), channel, going)));
            warnings.put(item.ordinal(), judgement.warnings());
            if (judgement.document().isEmpty()) {
                unsound.add(new Item.Unsound(
                                item.ordinal(),
                                channel.id(),
                                channel.rules().refusesBadData(),
                                document.number(),
                                judgement.problems(),
                                transmission.digest())
                        .understoodAs(document));
            }
            judgement.lines().forEach(line -> unsound.add(waiting(item.ordinal(), channel, document, line)));
        }
    }

    /** A line that waits is never refused: its document was taken. */
    private Item.Unsound waiting(long ordinal, Channel channel, Document document, Judgement.ParkedLine line) {
        return new Item.Unsound(ordinal, channel.id(), false, document.number(), line.problems(), transmission.digest())
                .ofLine(line.place());
    }

    private Identity identity(long ordinal, Channel channel, Document document) {
        return Identity.of(
                transmission,
                ordinal,
                tenant,
                channel.id(),
                channel.connection().id(),
                document);
    }

    /** A document that nobody can put into our words waits as a whole. */
    private Judgement judge(Channel channel, Resolved resolved, Decoded.Good read, Assortment assortment) {
        if (!resolved.objections().isEmpty()) {
            return Judgement.parked(resolved.objections().stream()
                    .map(objection -> objection.code().at(objection.place(read), objection.fault()))
                    .toList());
        }
        return Judgement.of(
                resolved.document(),
                DocumentChecks.of(
                        resolved.document(), channel.rules().checks(), read, assortment, transmission.received()));
    }
}
