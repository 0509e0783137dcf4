package io.crossdock.routes.lease;

import io.crossdock.routes.broker.Unavailable;
import io.crossdock.routes.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The leases that this node wants, and those that it has. A node says every few seconds that it is there; a lease whose holder is not
 * there any more is free. What there is to do is shared out over the nodes that are there ({@link Sharing}).
 *
 * <p>The clocks of nodes may differ: to a fast one another seems to be gone early. That costs a change of hands and never a document,
 * since whoever writes asks the {@link Fence}.
 */
public final class Leases {

    /** How long a node may be silent before others take over. */
    public static final Duration TERM = Duration.ofSeconds(15);

    /** After that nobody remembers a node that died. */
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
    private static final int NAMES_IN_A_LINE = 8;

    private final Database database;
    private final String tenant;
    /** Names this start of this node, and no other. */
    private final String node;

    private final InstantSource clock;
    private final Set<String> wanted = new HashSet<>();
    private final Map<String, Lease> held = new ConcurrentHashMap<>();
    private volatile Set<String> parting = Set.of();
    private Instant seen = Instant.MAX;

    public Leases(Database database, String tenant, InstantSource clock) {
        this.database = database;
        this.tenant = tenant;
        this.node = "node-" + database.next("config_node_number");
        this.clock = clock;
    }

    /** Makes all leases free: for a database that no other process can have open, so that no holder can be alive. */
    public synchronized void inherit() {
        database.quickly(() -> {
            database.sql()
                    .sql("delete from config_node where tenant = ?")
                    .param(tenant)
                    .update();
        });
    }

    /** Wants leases from now on, and takes those that are free. */
    public synchronized void want(Collection<String> names) {
        if (wanted.addAll(names)) {
            insert(names);
            keep();
        }
    }

    /** The lease, while this node has it and shall keep it. */
    public Optional<Lease> held(String name) {
        return parting.contains(name) ? Optional.empty() : Optional.ofNullable(held.get(name));
    }

    /** Wants leases no longer, and gives them to whoever does. */
    public synchronized void leave(Collection<String> names) {
        Set<String> left = Set.copyOf(names);
        wanted.removeAll(left);
        held.keySet().removeAll(left);
        free(left);
    }

    /** As {@link #leave} of all: this node is not there any more. */
    public synchronized void leaveAll() {
        wanted.clear();
        held.clear();
        database.quickly(() -> {
            database.sql()
                    .sql("update config_lease set holder = '' where tenant = ? and holder = ?")
                    .params(tenant, node)
                    .update();
            database.sql()
                    .sql("delete from config_node where tenant = ? and node = ?")
                    .params(tenant, node)
                    .update();
        });
    }

    /**
     * Says that this node is there, takes what has become free, asks for its share of the rest, and finds out what it has to part with:
     * to be called several times a term. A node that cannot say so in time has lost everything, since others must believe that it is
     * dead.
     */
    public synchronized void keep() {
        try {
            present();
            List<Sharing.Row> rows = rows();
            compare(rows);
            Sharing.Decision next = Sharing.decide(node, nodes(), wanted, rows);
            take(next.take());
            ask(next.ask());
            parting = next.give().stream().map(Sharing.Row::name).collect(Collectors.toSet());
        } catch (DataAccessException | TransactionException failure) {
            if (clock.instant().isAfter(seen.plus(TERM))) {
                List.copyOf(held.keySet()).forEach(this::lose);
            }
            throw failure;
        }
    }

    /** Gives a lease, of which this node does nothing any more, to the node that asked for it. */
    public synchronized void handOver(String name) {
        int given = database.durably(() -> database.sql()
                .sql("update config_lease set holder = asked, fence = fence + 1, asked = ''"
                        + " where tenant = ? and name = ? and holder = ? and asked <> ''")
                .params(tenant, name, node)
                .update());
        if (given > 0) {
            held.remove(name);
            LOG.info("handed over the lease of {}", name);
        }
    }

    /** Of those that {@link #held} hides, because another node is to have them. */
    Set<String> parting() {
        return parting;
    }

    /** The fence of a lease, for its holder's transactions. */
    public Fence fence(String name) {
        return () -> {
            Optional<Lease> lease = Optional.ofNullable(held.get(name));
            if (lease.isEmpty() || !isOurs(lease.get())) {
                throw new Unavailable("the lease of " + name + " is in the hands of another node");
            }
        };
    }

    private boolean isOurs(Lease lease) {
        return database.sql()
                .sql(
                        "select fence from config_lease where tenant = ? and name = ? and holder = ? and fence = ? for update")
                .params(tenant, lease.name(), node, lease.fence())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** One row, however many leases there are. */
    private void present() {
        Instant now = clock.instant();
        boolean known = database.quickly(() -> database.sql()
                        .sql("update config_node set expires = ? where tenant = ? and node = ?")
                        .params(Database.time(now.plus(TERM)), tenant, node)
                        .update()
                > 0);
        if (!known) {
            arrive(now);
        }
        seen = now;
    }

    private void arrive(Instant now) {
        database.quickly(() -> {
            database.sql()
                    .sql("delete from config_node where tenant = ? and expires < ?")
                    .params(tenant, Database.time(now.minus(FORGOTTEN)))
                    .update();
            database.sql()
                    .sql("insert into config_node (tenant, node, expires) values (?, ?, ?)")
                    .params(tenant, node, Database.time(now.plus(TERM)))
                    .update();
        });
    }

    /** How many nodes are there, this one among them. */
    public int count() {
        return nodes().size();
    }

    private Set<String> nodes() {
        return Set.copyOf(database.sql()
                .sql("select node from config_node where tenant = ? and expires > ?")
                .params(tenant, Database.time(clock.instant()))
                .query(String.class)
                .list());
    }

    private List<Sharing.Row> rows() {
        return database.sql()
                .sql("select name, holder, fence, asked from config_lease where tenant = ?")
                .param(tenant)
                .query((row, index) ->
                        new Sharing.Row(row.getString(1), row.getString(2), row.getLong(3), row.getString(4)))
                .list();
    }

    private void insert(Collection<String> names) {
        database.quickly(() -> database.batch(
                "insert into config_lease (tenant, name, holder, fence, asked) values (?, ?, '', 0, '')"
                        + " on conflict do nothing",
                names.stream().sorted().map(name -> new Object[] {tenant, name}).toList()));
    }

    /** What was taken from this node while it was silent is lost; what was handed over to it is there. */
    private void compare(List<Sharing.Row> rows) {
        Map<String, Sharing.Row> ours = rows.stream()
                .filter(row -> row.holder().equals(node))
                .collect(Collectors.toMap(Sharing.Row::name, row -> row));
        held.keySet().stream().filter(name -> !ours.containsKey(name)).toList().forEach(this::lose);
        free(ours.keySet().stream().filter(name -> !wanted.contains(name)).collect(Collectors.toSet()));
        ours.values().stream().filter(row -> wanted.contains(row.name())).forEach(row -> {
            Lease lease = new Lease(row.name(), row.fence());
            if (!lease.equals(held.put(row.name(), lease))) {
                LOG.info("got the lease of {} (fence {})", row.name(), row.fence());
            }
        });
    }

    private void lose(String name) {
        if (held.remove(name) != null) {
            LOG.warn("another node has taken, or may take, the lease of {}", name);
        }
    }

    /** Who comes first gets it; waits until its holder's transaction, if there is one, has ended. */
    private void take(List<Sharing.Row> free) {
        if (free.isEmpty()) {
            return;
        }
        int[] taken = database.durably(() -> database.counted(
                "update config_lease set holder = ?, fence = fence + 1, asked = ''"
                        + " where tenant = ? and name = ? and holder = ? and fence = ?",
                free.stream()
                        .map(row -> new Object[] {node, tenant, row.name(), row.holder(), row.fence()})
                        .toList()));
        List<String> names = new java.util.ArrayList<>();
        for (int i = 0; i < taken.length; i++) {
            if (taken[i] > 0) {
                Sharing.Row row = free.get(i);
                held.put(row.name(), new Lease(row.name(), row.fence() + 1));
                names.add(row.name());
            }
        }
        if (!names.isEmpty()) {
            LOG.info("took {} lease(s): {}", names.size(), some(names));
        }
    }

    private static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(NAMES_IN_A_LINE, names.size())))
                + (names.size() > NAMES_IN_A_LINE ? ", ..." : "");
    }

    private void ask(List<Sharing.Row> wanting) {
        if (!wanting.isEmpty()) {
            database.quickly(() -> database.batch(
                    "update config_lease set asked = ? where tenant = ? and name = ? and holder = ? and fence = ?",
                    wanting.stream()
                            .map(row -> new Object[] {node, tenant, row.name(), row.holder(), row.fence()})
                            .toList()));
        }
    }

    private void free(Set<String> names) {
        if (!names.isEmpty()) {
            database.quickly(() -> database.batch(
                    "update config_lease set holder = '' where tenant = ? and name = ? and holder = ?",
                    names.stream()
                            .sorted()
                            .map(name -> new Object[] {tenant, name, node})
                            .toList()));
        }
    }
}
