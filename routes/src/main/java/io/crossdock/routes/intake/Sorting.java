package io.crossdock.routes.intake;

import io.crossdock.config.Channel;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Document;
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
    private final Transmission transmission;
    private final String tenant;

    Sorting(Resolver resolution, Transmission transmission, String tenant) {
        this.resolution = resolution;
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
        byChannel.forEach((channel, goods) -> resolve(channel, goods, sound, unsound));
        return new Sorted(sound, unsound, foreign, unmapped, gone);
    }

    private void resolve(Channel channel, List<Item.Sound> goods, List<Identity> sound, List<Item.Unsound> unsound) {
        List<Resolved> documents = resolution.resolve(
                channel, goods.stream().map(item -> item.good().document()).toList(), transmission.received());
        for (int i = 0; i < goods.size(); i++) {
            Item.Sound item = goods.get(i);
            Document document = documents.get(i).document();
            List<Problem> problems =
                    problems(channel, documents.get(i), item.good().at());
            if (problems.isEmpty()) {
                sound.add(identity(item.ordinal(), channel, document));
            } else {
                unsound.add(new Item.Unsound(
                        item.ordinal(),
                        channel.id(),
                        channel.rules().refusesBadData(),
                        document.number(),
                        problems,
                        transmission.digest()));
            }
        }
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

    private static List<Problem> problems(Channel channel, Resolved resolved, Location at) {
        return resolved.objections().isEmpty()
                ? unknownArticles(channel, resolved.document(), at)
                : resolved.objections().stream()
                        .map(objection -> objection.code().at(at, objection.fault()))
                        .toList();
    }

    private static List<Problem> unknownArticles(Channel channel, Document document, Location at) {
        if (channel.rules().unknownArticle() != Channel.UnknownArticle.PARK) {
            return List.of();
        }
        return document.articles()
                .filter(article -> article.id().isEmpty())
                .map(article ->
                        IntakeProblems.UNKNOWN_ARTICLE.at(at, "no cross reference knows the article " + article.ids()))
                .toList();
    }
}
