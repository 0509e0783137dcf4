package io.crossdock.ops.watch;

import io.crossdock.ops.Installation;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.routes.Hub;
import io.crossdock.routes.Lack;
import io.crossdock.routes.Lack.Need;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Whether the hub can take documents in. Whoever asks gets an answer soon, though broker or database give none; those who ask while a
 * look is under way share it. What changes is told in the log, once.
 */
public final class Soundings implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Soundings.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HubInForce inForce;
    private final Installation installation;
    private final ExecutorService looking = Executors.newSingleThreadExecutor(Soundings::thread);
    private CompletableFuture<List<Lack>> look = CompletableFuture.completedFuture(List.of());
    private boolean told;

    public Soundings(HubInForce inForce, Installation installation) {
        this.inForce = inForce;
        this.installation = installation;
    }

    private static Thread thread(Runnable looking) {
        Thread thread = new Thread(looking, "soundings");
        thread.setDaemon(true);
        return thread;
    }

    /** Absent: the hub is starting or stopping. Empty: all is well. */
    public Optional<List<Lack>> take() {
        return inForce.hub().map(hub -> tell(within(begin(hub))));
    }

    /** The room where each folder of the hub lies, as far as it can be told. */
    public List<Disk> disks() {
        return inForce.hub().map(this::disks).orElse(List.of());
    }

    private synchronized CompletableFuture<List<Lack>> begin(Hub hub) {
        if (look.isDone()) {
            look = CompletableFuture.supplyAsync(() -> lacks(hub), looking);
        }
        return look;
    }

    private List<Lack> lacks(Hub hub) {
        List<Lack> lacks = new ArrayList<>(hub.lacks());
        disks(hub).stream()
                .filter(disk -> !disk.hasRoom(Disk.LEAST))
                .map(disk -> new Lack(
                        Need.ROOM, "where the folder of " + disk.name() + " lies, " + disk.free() + " bytes are left"))
                .forEach(lacks::add);
        return lacks;
    }

    private List<Disk> disks(Hub hub) {
        Map<String, Path> folders = Map.of(
                "data", installation.data(hub.configuration()), "payloads", installation.payloads(hub.configuration()));
        List<Disk> disks = new ArrayList<>();
        folders.forEach((name, folder) -> {
            try {
                disks.add(Disk.of(name, folder));
            } catch (IOException unknown) {
                LOG.debug("how much room there is in {} cannot be told", folder, unknown);
            }
        });
        return disks;
    }

    private static List<Lack> within(CompletableFuture<List<Lack>> look) {
        try {
            return look.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silence) {
            return List.of(new Lack(
                    Need.DATABASE, "database or broker did not answer within " + PATIENCE.toSeconds() + " seconds"));
        } catch (ExecutionException failed) {
            return List.of(new Lack(Need.BROKER, "the look at broker and database failed: " + failed.getCause()));
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
            return List.of(new Lack(Need.BROKER, "the hub is stopping"));
        }
    }

    private synchronized List<Lack> tell(List<Lack> lacks) {
        if (!lacks.isEmpty() && !told) {
            lacks.forEach(lack -> LOG.warn("not ready: {}", lack.why()));
        } else if (lacks.isEmpty() && told) {
            LOG.info("ready again");
        }
        told = !lacks.isEmpty();
        return lacks;
    }

    @Override
    public void destroy() {
        looking.shutdownNow();
    }
}
