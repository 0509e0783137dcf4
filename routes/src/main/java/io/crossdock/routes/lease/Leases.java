package io.crossdock.routes.lease;

import io.crossdock.routes.broker.Unavailable;
import io.crossdock.routes.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leases that this node wants, and those that it has. A lease is a row; a node keeps it by renewing it well before its term ends,
 * and another takes it only after.
 *
 * <p>The clocks of nodes may differ: a fast one takes a lease early. That costs a change of hands and never a document, since whoever
 * writes asks the {@link Fence}.
 */
public final class Leases {

    /** How long a node may be silent before another takes over. */
    public static final Duration TERM = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    private final Database database;
    private final String tenant;
    /** Names this start of this node, and no other. */
    private final String holder;

    private final InstantSource clock;
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final Map<String, Lease> held = new ConcurrentHashMap<>();

    public Leases(Database database, String tenant, InstantSource clock) {
        this.database = database;
        this.tenant = tenant;
        this.holder = "node-" + database.next("config_lease_holder");
        this.clock = clock;
    }

    /** Ends the terms of all leases: for a database that no other process can have open, so that no holder can be alive. */
    public void inherit() {
        database.quickly(() -> {
            database.sql()
                    .sql("update config_lease set expires = ? where tenant = ?")
                    .params(Database.time(Instant.EPOCH), tenant)
                    .update();
        });
    }

    /** Wants a lease from now on, and takes it if it is free. */
    public Optional<Lease> want(String name) {
        wanted.add(name);
        return Optional.ofNullable(held.get(name)).or(() -> take(name));
    }

    /** The lease, while this node has it. */
    public Optional<Lease> held(String name) {
        return Optional.ofNullable(held.get(name));
    }

    /** Wants a lease no longer, and gives it to whoever does. */
    public void leave(String name) {
        wanted.remove(name);
        held.remove(name);
        database.quickly(() -> {
            database.sql()
                    .sql(
                            "update config_lease set holder = '', expires = ? where tenant = ? and name = ? and holder = ?")
                    .params(Database.time(Instant.EPOCH), tenant, name, holder)
                    .update();
        });
    }

    /** As {@link #leave} of each. */
    public void leaveAll() {
        Set.copyOf(wanted).forEach(this::leave);
    }

    /** Renews what this node has and takes what has become free: to be called several times a term. */
    public void keep() {
        renew();
        wanted.stream().filter(name -> !held.containsKey(name)).forEach(this::take);
    }

    /** The fence of a lease, for its holder's transactions. */
    public Fence fence(String name) {
        return () -> {
            Optional<Lease> lease = held(name);
            if (lease.isEmpty() || !isOurs(lease.get())) {
                throw new Unavailable("the lease of " + name + " is in the hands of another node");
            }
        };
    }

    private boolean isOurs(Lease lease) {
        return database.sql()
                .sql(
                        "select fence from config_lease where tenant = ? and name = ? and holder = ? and fence = ? for update")
                .params(tenant, lease.name(), holder, lease.fence())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** All at once: many inboxes cost an idle node no more than one. */
    private void renew() {
        Set<String> before = Set.copyOf(held.keySet());
        int renewed = database.quickly(() -> database.sql()
                .sql("update config_lease set expires = ? where tenant = ? and holder = ?")
                .params(expiry(), tenant, holder)
                .update());
        if (renewed < before.size()) {
            Set<String> ours = ours();
            before.stream().filter(name -> !ours.contains(name)).forEach(this::lose);
        }
    }

    private Set<String> ours() {
        return Set.copyOf(database.sql()
                .sql("select name from config_lease where tenant = ? and holder = ?")
                .params(tenant, holder)
                .query(String.class)
                .list());
    }

    private void lose(String name) {
        if (held.remove(name) != null) {
            LOG.warn("another node has taken the lease of {}", name);
        }
    }

    private Optional<Lease> take(String name) {
        Optional<Lease> taken = database.quickly(() -> {
            database.sql()
                    .sql("insert into config_lease (tenant, name, holder, fence, expires) values (?, ?, '', 0, ?)"
                            + " on conflict do nothing")
                    .params(tenant, name, Database.time(Instant.EPOCH))
                    .update();
            return expired(name).map(fence -> handOver(name, fence + 1));
        });
        taken.ifPresent(lease -> {
            held.put(name, lease);
            LOG.info("took the lease of {} (fence {})", name, lease.fence());
        });
        return taken;
    }

    /** The fence of a lease whose term has ended; locks it. */
    private Optional<Long> expired(String name) {
        return database.sql()
                .sql("select fence from config_lease where tenant = ? and name = ? and expires <= ? for update")
                .params(tenant, name, Database.time(clock.instant()))
                .query(Long.class)
                .optional();
    }

    private Lease handOver(String name, long fence) {
        database.sql()
                .sql("update config_lease set holder = ?, fence = ?, expires = ? where tenant = ? and name = ?")
                .params(holder, fence, expiry(), tenant, name)
                .update();
        return new Lease(name, fence);
    }

    private OffsetDateTime expiry() {
        return Database.time(clock.instant().plus(TERM));
    }
}
