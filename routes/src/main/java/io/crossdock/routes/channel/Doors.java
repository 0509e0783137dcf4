package io.crossdock.routes.channel;

import io.crossdock.config.Channel;
import io.crossdock.config.Inbox;
import io.crossdock.config.Problem;
import io.crossdock.connectors.Source;
import io.crossdock.mappings.Codec;
import io.crossdock.routes.intake.InRoute;
import io.crossdock.routes.intake.Intake;
import io.crossdock.routes.intake.Station;
import io.crossdock.routes.intake.Troubles;
import io.crossdock.routes.lease.Fence;
import io.crossdock.routes.lease.Lease;
import io.crossdock.routes.lease.Leases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ways in: one door an inbox. Of several nodes one looks into an inbox at a time, by lease; a server's inbox is open on every
 * node, and its lease says who finishes what a dead node left.
 */
final class Doors {

    private final Wiring wiring;
    private final Words words;
    private final Station station;
    private final Leases leases;
    private final Troubles troubles;
    private final Map<String, Door> doors = new ConcurrentHashMap<>();
    private final Map<String, Lease> served = new HashMap<>();

    Doors(Wiring wiring, Words words, Station station, Leases leases) {
        this.wiring = wiring;
        this.words = words;
        this.station = station;
        this.leases = leases;
        this.troubles = new Troubles(station.clock());
    }

    /**
     * The way in of one inbox, open or not.
     *
     * @param configured with all its channels
     * @param inbox with those that can run
     */
    private record Door(Inbox configured, Inbox inbox, Source source, Intake intake) {

        String id() {
            return configured.id();
        }

        static String lease(String inbox) {
            return "inbox:" + inbox;
        }

        /** The channel that bears the problems of all. */
        String first() {
            return inbox.channels().get(0).id();
        }
    }

    /** Closes those that are no more, or changed. */
    void close(Map<String, Inbox> next) {
        List<Door> changed = doors.values().stream()
                .filter(door -> !door.configured().equals(next.get(door.id())))
                .toList();
        changed.forEach(door -> {
            wiring.stop(InRoute.id(door.inbox()));
            forget(door);
        });
    }

    /** @param bundle the configuration in force */
    void open(Map<String, Inbox> next, String bundle) {
        next.values().stream().filter(inbox -> !doors.containsKey(inbox.id())).forEach(inbox -> door(inbox, bundle)
                .ifPresent(this::open));
    }

    /** Opens those that this node is to read by now, and closes those that another one reads. */
    void follow() {
        doors.values().forEach(this::follow);
    }

    /** Why an inbox could not be read the last time, by the id of a channel that reads it. */
    Optional<Problem> trouble(String channel) {
        return doors.values().stream()
                .map(Door::configured)
                .filter(inbox ->
                        inbox.channels().stream().anyMatch(one -> one.id().equals(channel)))
                .findFirst()
                .flatMap(inbox -> troubles.of(inbox.id()));
    }

    Optional<Intake> intake(String inbox) {
        return Optional.ofNullable(doors.get(inbox)).map(Door::intake);
    }

    private Optional<Door> door(Inbox inbox, String bundle) {
        Map<String, Codec> codecs = new HashMap<>();
        List<Channel> sound = new ArrayList<>();
        for (Channel channel : inbox.channels()) {
            wiring.codec(channel).ifPresent(codec -> {
                codecs.put(channel.id(), codec);
                sound.add(channel);
            });
        }
        if (sound.isEmpty()) {
            return Optional.empty();
        }
        Inbox open = new Inbox(inbox.id(), sound);
        Source source = words.source(inbox.connection().connector()).orElseThrow();
        Fence fence = source.isServer() ? Fence.OPEN : leases.fence(Door.lease(inbox.id()));
        return Optional.of(new Door(inbox, open, source, station.intake(open, codecs, bundle, fence)));
    }

    private void open(Door door) {
        doors.put(door.id(), door);
        leases.want(Door.lease(door.id()));
        follow(door);
        if (door.source().isServer() && !start(door)) {
            forget(door);
        }
    }

    private void follow(Door door) {
        Optional<Lease> lease = leases.held(Door.lease(door.id()));
        if (lease.equals(Optional.ofNullable(served.get(door.id())))) {
            return;
        }
        if (!door.source().isServer()) {
            wiring.stop(InRoute.id(door.inbox()));
        }
        served.remove(door.id());
        if (lease.isPresent()) {
            if (resume(door) && (door.source().isServer() || start(door))) {
                served.put(door.id(), lease.get());
            } else {
                forget(door);
            }
        }
    }

    private boolean start(Door door) {
        return wiring.start(door.first(), new InRoute(door.inbox(), door.source(), door.intake(), troubles));
    }

    /** What was begun is finished before the inbox is read again. */
    private boolean resume(Door door) {
        try {
            door.intake().resume();
            return true;
        } catch (IOException failure) {
            wiring.fails(door.first(), failure);
            return false;
        }
    }

    private void forget(Door door) {
        doors.remove(door.id());
        served.remove(door.id());
        leases.leave(Door.lease(door.id()));
    }
}
