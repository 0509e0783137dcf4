package io.crossdock.routes.lease;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What this node can do, and does where it has the lease. */
public final class Duties {

    private final Leases leases;
    private final PausedDuties pauses;
    private final Map<String, Duty> duties = new LinkedHashMap<>();
    /** By name of the lease: the one that a duty was begun under. */
    private final Map<String, Lease> begun = new LinkedHashMap<>();

    public Duties(Leases leases, PausedDuties pauses) {
        this.leases = leases;
        this.pauses = pauses;
    }

    /** Adds duties, each in the place of the one with the same lease, and begins those whose lease is to be had. */
    public synchronized void add(Collection<? extends Duty> more) {
        more.forEach(duty -> {
            end(duty.lease());
            duties.put(duty.lease(), duty);
        });
        leases.want(more.stream().map(Duty::lease).toList());
        List.copyOf(more).forEach(duty -> follow(duty.lease()));
    }

    /** Ends duties for ever; other nodes may go on with them. */
    public synchronized void remove(Collection<String> names) {
        names.forEach(name -> {
            end(name);
            duties.remove(name);
        });
        leases.leave(names);
    }

    /** Begins what this node got a lease for, and ends what it lost, is to hand over, or shall stand still. */
    public synchronized void follow() {
        List<String> names = List.copyOf(duties.keySet());
        names.stream().filter(name -> !begun.containsKey(name)).forEach(this::follow);
        names.forEach(this::follow);
        // what became parting meanwhile is still being done
        leases.parting().stream().filter(name -> !begun.containsKey(name)).forEach(leases::handOver);
    }

    /** The leases whose duties are being done here. */
    public synchronized List<String> done() {
        return new ArrayList<>(begun.keySet());
    }

    private void follow(String name) {
        Optional<Lease> lease = pauses.of(name).isPresent() ? Optional.empty() : leases.held(name);
        if (Objects.equals(lease, Optional.ofNullable(begun.get(name)))) {
            return;
        }
        end(name);
        Optional<Duty> duty = Optional.ofNullable(duties.get(name));
        if (lease.isEmpty() || duty.isEmpty()) {
            return;
        }
        if (duty.get().begin()) {
            begun.put(name, lease.get());
        } else {
            remove(List.of(name));
        }
    }

    private void end(String name) {
        if (begun.remove(name) != null) {
            Optional.ofNullable(duties.get(name)).ifPresent(Duty::end);
        }
    }
}
