package io.crossdock.routes;

import io.crossdock.config.Channel;
import io.crossdock.config.Configuration;
import io.crossdock.connectors.Connector;
import io.crossdock.connectors.Expiry;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.channel.Words;
import io.crossdock.routes.delivery.Post;
import io.crossdock.routes.intake.Station;
import io.crossdock.routes.lease.Leases;
import io.crossdock.routes.ledger.Ledger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes the hub's measure, by short queries over what is open; nothing here grows with what was delivered. */
record FiguresReport(
        Broker broker,
        Ledger ledger,
        Station station,
        Post post,
        ParkedList parked,
        Leases leases,
        BalanceWatch watch,
        Words words) {

    HubFigures figures(Configuration configuration) {
        return new HubFigures(
                oldest(configuration),
                ledger.totals(),
                ledger.latest(),
                parked.counts(),
                post.awaited().owed(),
                station.bookmarks(),
                certificates(configuration),
                broker.fullness(),
                leases.count(),
                watch.judged());
    }

    private Map<String, Instant> oldest(Configuration configuration) {
        Map<String, String> channels = configuration.channels().values().stream()
                .filter(channel -> !channel.incoming())
                .filter(channel -> channel.carries().stream().anyMatch(kind -> !kind.isState()))
                .collect(Collectors.toMap(channel -> Addresses.out(channel.id()), Channel::id));
        Map<String, Long> depths = new HashMap<>();
        broker.depths(channels.keySet())
                .forEach((queue, depth) -> depths.put(channels.getOrDefault(queue, queue), depth));
        return new Backlogs(broker, post).oldest(depths, Integer.MAX_VALUE);
    }

    private Map<String, List<Expiry>> certificates(Configuration configuration) {
        return configuration.channels().values().stream().collect(Collectors.toMap(Channel::id, this::expiries));
    }

    private List<Expiry> expiries(Channel channel) {
        String word = channel.connection().connector();
        return (channel.incoming()
                        ? words.source(word).<Connector>map(Function.identity())
                        : words.target(word).<Connector>map(Function.identity()))
                .map(connector -> connector.expiries(channel.endpoint()))
                .orElse(List.of());
    }
}
