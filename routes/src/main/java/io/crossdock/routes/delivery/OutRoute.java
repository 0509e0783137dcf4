package io.crossdock.routes.delivery;

import io.crossdock.config.Batch;
import io.crossdock.config.Channel;
import io.crossdock.connectors.Target;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Format;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.Broker;
import java.util.function.BooleanSupplier;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.TryDefinition;

/** The way out of one channel: queue → fixed bytes → partner → note. */
public final class OutRoute extends RouteBuilder {

    private final Channel channel;
    private final Target target;
    private final Desk desk;
    private final Sealing sealing;
    private final Deliveries deliveries;

    /** @param draining whether what is collected goes at once, since somebody has the channel drained */
    public OutRoute(
            Post post,
            Broker broker,
            Channel channel,
            Codec codec,
            Format format,
            Target target,
            BooleanSupplier draining) {
        Planner planner = new Planner(post, channel, codec, format, target.awaits(channel.endpoint()));
        Breaker breaker = new Breaker(channel.id(), post.circuits(), post.clock());
        this.channel = channel;
        this.target = target;
        this.desk = new Desk(post, channel, format, target, planner, new Release(post, broker), breaker);
        this.deliveries = post.deliveries();
        this.sealing = new Sealing(post, broker, channel, planner, breaker, draining);
    }

    /** The ids of the routes of a channel. */
    public static String id(String channel) {
        return "out:" + channel;
    }

    /** The id of the route that closes a channel's batches. */
    public static String sealingId(String channel) {
        return "seal:" + channel;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        deliveries.count(channel.partner().id());
        getContext().getRegistry().bind("desk:" + channel.id(), desk);

        boolean collects = !(channel.batch() instanceof Batch.Single);
        TryDefinition attempt = from("hop:" + Addresses.out(channel.id()) + "?batch=" + (collects ? 100 : 20)
                        + "&hooks=#desk:" + channel.id())
                .routeId(id(channel.id()))
                .loopDoWhile(exchange -> desk.next(exchange))
                .doTry();
        target.to(attempt, channel.endpoint()).process(desk::confirm);
        attempt.doCatch(Exception.class).process(desk::failed).end();

        if (collects) {
            from("timer:" + sealingId(channel.id()) + "?period=1000&delay=500")
                    .routeId(sealingId(channel.id()))
                    .process(sealing);
        }
    }
}
