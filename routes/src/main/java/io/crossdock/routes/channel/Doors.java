package io.crossdock.routes.channel;

import io.crossdock.config.Channel;
import io.crossdock.config.Inbox;
import io.crossdock.config.Problem;
import io.crossdock.connectors.Source;
import io.crossdock.mappings.Codec;
import io.crossdock.routes.broker.Unavailable;
import io.crossdock.routes.intake.InRoute;
import io.crossdock.routes.intake.Intake;
import io.crossdock.routes.intake.Station;
import io.crossdock.routes.intake.Troubles;
import io.crossdock.routes.lease.Duties;
import io.crossdock.routes.lease.Duty;
import io.crossdock.routes.lease.Fence;
import io.crossdock.routes.lease.Leases;
import io.crossdock.routes.lease.PausedDuties;
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
    private final Duties duties;
    private final PausedDuties pauses;
    private final Troubles troubles;
    private final Map<String, Door> doors = new ConcurrentHashMap<>();

    Doors(Wiring wiring, Words words, Station station, Leases leases, Duties duties, PausedDuties pauses) {
        this.duties = duties;
        this.pauses = pauses;
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
    private final class Door implements Duty {

        private final Inbox configured;
        private final Inbox inbox;
        private final Source source;
        private final Intake intake;

        Door(Inbox configured, Inbox inbox, Source source, Intake intake) {
            this.configured = configured;
            this.inbox = inbox;
            this.source = source;
            this.intake = intake;
        }

        boolean isServer() {
            return source.isServer(inbox.endpoint());
        }

        @Override
        public String lease() {
            return leaseOf(configured.id());
        }

        /** What was begun is finished before the inbox is read again. */
        @Override
        public boolean begin() {
            if (resume() && (isServer() || start())) {
                return true;
            }
            close();
            return false;
        }

        @Override
        public void end() {
            if (!isServer()) {
                wiring.stop(InRoute.id(inbox));
            }
        }

        boolean start() {
            return wiring.start(first(), new InRoute(inbox, source, intake, troubles));
        }

        void close() {
            wiring.stop(InRoute.id(inbox));
            doors.remove(configured.id());
        }

        private boolean resume() {
            try {
                intake.resume();
                return true;
            } catch (IOException failure) {
                wiring.fails(first(), failure);
                return false;
            }
        }

        /** The channel that bears the problems of all. */
        String first() {
            return inbox.channels().get(0).id();
        }
    }

    static String leaseOf(String inbox) {
        return "inbox:" + inbox;
    }

    /** Closes those that are no more, or changed. */
    void close(Map<String, Inbox> next) {
        List<Door> changed = doors.values().stream()
                .filter(door -> !door.configured.equals(next.get(door.configured.id())))
                .toList();
        duties.remove(changed.stream().map(Door::lease).toList());
        changed.forEach(Door::close);
    }

    /** @param bundle the configuration in force */
    void open(Map<String, Inbox> next, String bundle) {
        List<Door> fresh = next.values().stream()
                .filter(inbox -> !doors.containsKey(inbox.id()))
                .flatMap(inbox -> door(inbox, bundle).stream())
                .toList();
        fresh.forEach(door -> doors.put(door.configured.id(), door));
        duties.add(fresh);
        fresh.stream()
                .filter(door -> door.isServer() && doors.containsKey(door.configured.id()))
                .filter(door -> !door.start())
                .forEach(door -> {
                    doors.remove(door.configured.id());
                    duties.remove(List.of(door.lease()));
                });
    }

    /** Why an inbox could not be read the last time. */
    Optional<Problem> trouble(String inbox) {
        return doors.containsKey(inbox) ? troubles.of(inbox) : Optional.empty();
    }

    Optional<Intake> intake(String inbox) {
        return Optional.ofNullable(doors.get(inbox)).map(door -> door.intake);
    }

    /** Who sends by himself is answered on every node; where a person has the inbox stand still, he is told to come again. */
    private Fence unlessPaused(Inbox inbox) {
        return () -> pauses.of(leaseOf(inbox.id())).ifPresent(pause -> {
            throw new Unavailable("into " + inbox.id() + " nothing is taken since " + pause.since() + ": "
                    + pause.author() + " has it stand still; hub resume ends that");
        });
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
        Fence fence = source.isServer(open.endpoint()) ? unlessPaused(inbox) : leases.fence(leaseOf(inbox.id()));
        return Optional.of(new Door(inbox, open, source, station.intake(open, codecs, bundle, fence)));
    }
}
