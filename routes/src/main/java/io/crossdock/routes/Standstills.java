package io.crossdock.routes;

import io.crossdock.config.Channel;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.channel.Switchboard;
import io.crossdock.routes.delivery.OutRoute;
import io.crossdock.routes.delivery.Post;
import io.crossdock.routes.lease.Duties;
import io.crossdock.routes.lease.PausedDuties;

/** Channels that a person has stand still: at once, or once nothing waits for them. */
record Standstills(PausedDuties pauses, Duties duties, Switchboard switchboard, Broker broker, Post post) {

    void pause(Channel channel, String author, String reason) {
        pauses.pause(switchboard.duty(channel), author, reason);
        duties.follow();
    }

    /** @throws IllegalArgumentException where it brings documents in */
    void drain(Channel channel, String author, String reason) {
        if (channel.incoming()) {
            throw new IllegalArgumentException(
                    channel.id() + " brings documents in: pause it, and what was taken in goes on to its end");
        }
        pauses.drain(switchboard.duty(channel), author, reason);
        duties.follow();
    }

    void resume(Channel channel) {
        pauses.remove(switchboard.duty(channel));
        duties.follow();
    }

    /** Takes note of what was said on any node. */
    void look() {
        pauses.look();
    }

    /** Has those stand still that are drained by now; for the one node that has the duty. */
    void endDrains(Iterable<Channel> channels) {
        channels.forEach(channel -> pauses.draining().stream()
                .filter(pause -> pause.duty().equals(OutRoute.id(channel.id())))
                .filter(pause -> isDry(channel))
                .forEach(pauses::drained));
    }

    /** The queue is asked first: what leaves it is in the database by then. */
    private boolean isDry(Channel channel) {
        return broker.depth(Addresses.out(channel.id())) == 0 && !post.holdsFor(channel.id());
    }
}
