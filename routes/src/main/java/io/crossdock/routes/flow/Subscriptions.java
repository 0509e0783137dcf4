package io.crossdock.routes.flow;

import io.crossdock.config.Batch;
import io.crossdock.config.Channel;
import io.crossdock.config.Configuration;
import io.crossdock.config.Direction;
import io.crossdock.config.Kind;
import io.crossdock.config.Where;
import io.crossdock.mappings.expression.Condition;
import io.crossdock.routes.broker.Envelope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who wants which documents: all {@code carries} and {@code where} of the outgoing channels. Immutable; indexed by one condition of
 * each channel, so that a document is compared with the channels that may want it, not with all.
 */
public final class Subscriptions {

    /** Nobody wants anything. */
    public static final Subscriptions NONE = new Subscriptions(List.of());

    /**
     * One channel's wish.
     *
     * @param onlyIf asked of the content, where the envelope is wanted
     * @param wakes whether the channel is to be woken at once; else it collects
     */
    public record Subscription(
            String channel, Where where, Optional<Condition> onlyIf, String connection, boolean echo, boolean wakes) {

        boolean wants(Envelope envelope) {
            boolean returns = connection.equals(envelope.connection()) && !echo;
            boolean test = envelope.test() && !where.conditions().containsKey(Where.Field.TEST);
            return !returns && !test && where.matches(envelope.fields());
        }
    }

    private record Index(Map<Where.Field, Map<String, List<Subscription>>> byValue, List<Subscription> others) {

        Stream<Subscription> candidates(Envelope envelope) {
            Stream<Subscription> indexed = byValue.entrySet().stream()
                    .flatMap(entry -> Optional.ofNullable(envelope.fields().get(entry.getKey()))
                            .map(value -> entry.getValue().getOrDefault(value, List.of()))
                            .orElse(List.of())
                            .stream());
            return Stream.concat(indexed, others.stream());
        }

        Stream<Subscription> all() {
            return Stream.concat(
                    byValue.values().stream()
                            .flatMap(values -> values.values().stream().flatMap(List::stream)),
                    others.stream());
        }

        void add(Subscription subscription) {
            Optional<Map.Entry<Where.Field, Where.Condition>> key =
                    subscription.where().conditions().entrySet().stream()
                            .filter(entry -> !entry.getValue().negated() && entry.getKey() != Where.Field.TEST)
                            .findFirst();
            if (key.isEmpty()) {
                others.add(subscription);
                return;
            }
            Map<String, List<Subscription>> values =
                    byValue.computeIfAbsent(key.get().getKey(), field -> new HashMap<>());
            key.get().getValue().values().forEach(value -> values.computeIfAbsent(value, one -> new ArrayList<>())
                    .add(subscription));
        }
    }

    private final Map<Kind, Index> byKind = new EnumMap<>(Kind.class);

    /** @param channels whose conditions are sound */
    public Subscriptions(Collection<Channel> channels) {
        channels.stream().filter(channel -> !channel.incoming()).forEach(channel -> {
            Subscription subscription = new Subscription(
                    channel.id(),
                    channel.where(),
                    channel.onlyIf().map(written -> Condition.of(written).get()),
                    channel.connection().id(),
                    channel.rules().echo(),
                    channel.batch() instanceof Batch.Single);
            channel.carries().forEach(kind -> byKind.computeIfAbsent(
                            kind, one -> new Index(new EnumMap<>(Where.Field.class), new ArrayList<>()))
                    .add(subscription));
        });
    }

    /** The out-channels that want documents: all but those that the hub's own acknowledgements go through. */
    public static List<Channel> wanting(Configuration configuration) {
        Set<String> answering = configuration.channels(Direction.IN).stream()
                .flatMap(channel -> channel.rules().answers().stream())
                .map(Channel.Answers::via)
                .collect(Collectors.toSet());
        return configuration.channels(Direction.OUT).stream()
                .filter(channel -> !answering.contains(channel.id()))
                .toList();
    }

    /** Those of the channels that there are, whatever they want. */
    List<Subscription> named(Collection<String> channels) {
        return byKind.values().stream()
                .flatMap(Index::all)
                .filter(subscription -> channels.contains(subscription.channel()))
                .distinct()
                .toList();
    }

    /** The channels whose {@code carries} and {@code where} a document fits; what they ask of its content is still open. */
    List<Subscription> of(Envelope envelope) {
        Index index = byKind.get(envelope.kind());
        return index == null
                ? List.of()
                : index.candidates(envelope)
                        .filter(subscription -> subscription.wants(envelope))
                        .toList();
    }
}
