package io.crossdock.routes.channel;

import io.crossdock.config.Channel;
import io.crossdock.mappings.Codec;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.delivery.OutRoute;
import io.crossdock.routes.delivery.Post;
import io.crossdock.routes.lease.Duties;
import io.crossdock.routes.lease.Duty;
import io.crossdock.routes.lease.PausedDuties;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ways out: one an outgoing channel, served by one node at a time. */
final class Exits {

    private final Wiring wiring;
    private final Words words;
    private final Broker broker;
    private final Post post;
    private final Duties duties;
    private final PausedDuties pauses;
    private final Map<String, Channel> open = new LinkedHashMap<>();

    Exits(Wiring wiring, Words words, Broker broker, Post post, Duties duties, PausedDuties pauses) {
        this.wiring = wiring;
        this.words = words;
        this.broker = broker;
        this.post = post;
        this.duties = duties;
        this.pauses = pauses;
    }

    /** The channels that documents may be sent to: they can be written, and their queues are there. */
    Collection<Channel> open() {
        return List.copyOf(open.values());
    }

    /** Opens those that are new or changed, and tries those again that did not start. */
    void open(Map<String, Channel> next) {
        List<Exit> fresh = new ArrayList<>();
        next.values().stream()
                .filter(channel -> !channel.equals(open.get(channel.id()))
                        || wiring.problems().containsKey(channel.id()))
                .forEach(channel -> wiring.codec(channel)
                        .ifPresentOrElse(codec -> fresh.add(new Exit(channel, codec)), () -> close(channel.id())));
        fresh.forEach(exit -> {
            broker.queue(Addresses.out(exit.channel.id()));
            open.put(exit.channel.id(), exit.channel);
        });
        duties.add(fresh);
    }

    /** Closes those that are no more; nothing may be sent to them by now. */
    void close(Map<String, Channel> next) {
        open.keySet().stream().filter(id -> !next.containsKey(id)).toList().forEach(id -> {
            close(id);
            wiring.forget(id);
        });
    }

    private void close(String channel) {
        open.remove(channel);
        duties.remove(List.of(OutRoute.id(channel)));
    }

    /** The way out of one channel. */
    private final class Exit implements Duty {

        private final Channel channel;
        private final Codec codec;

        Exit(Channel channel, Codec codec) {
            this.channel = channel;
            this.codec = codec;
        }

        @Override
        public String lease() {
            return OutRoute.id(channel.id());
        }

        @Override
        public boolean begin() {
            return wiring.start(
                    channel.id(),
                    new OutRoute(
                            post,
                            broker,
                            channel,
                            codec,
                            words.format(channel.format().name()).orElseThrow(),
                            words.target(channel.connection().connector()).orElseThrow(),
                            () -> pauses.isDraining(lease())));
        }

        @Override
        public void end() {
            wiring.stop(OutRoute.sealingId(channel.id()));
            wiring.stop(OutRoute.id(channel.id()));
        }
    }
}
