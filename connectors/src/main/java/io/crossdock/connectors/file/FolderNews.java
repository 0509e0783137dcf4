package io.crossdock.connectors.file;

import io.crossdock.connectors.Bell;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the system tells of the folders of this machine: one for all channels of a hub, since Linux gives a user few (128 inotify
 * instances). Of a share it tells only what this machine itself does there, so that it is not asked.
 */
final class FolderNews extends LifecycleStrategySupport {

    private static final String NAME = "folder-news";

    private static final Logger LOG = LoggerFactory.getLogger(FolderNews.class);

    /** File systems that only this machine writes to. */
    private static final Set<String> LOCAL =
            Set.of("apfs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "hfs", "NTFS", "overlay", "tmpfs", "xfs", "zfs");

    private record Followed(WatchKey key, Set<Bell> bells) {}

    private final CamelContext context;
    private final Map<Path, Followed> folders = new HashMap<>();
    private @Nullable WatchService service;
    private @Nullable ExecutorService listener;

    private FolderNews(CamelContext context) {
        this.context = context;
    }

    /** Those of a hub, which end with it. */
    static FolderNews of(CamelContext context) {
        return Optional.ofNullable(context.getRegistry().lookupByNameAndType(NAME, FolderNews.class))
                .orElseGet(() -> begin(context));
    }

    private static FolderNews begin(CamelContext context) {
        FolderNews news = new FolderNews(context);
        context.getRegistry().bind(NAME, news);
        context.addLifecycleStrategy(news);
        return news;
    }

    /** See {@link io.crossdock.connectors.News}. */
    boolean rings(Path folder, Bell bell) {
        Optional<Boolean> known = known(folder, bell);
        if (known.isEmpty() && isLocal(folder)) {
            follow(folder, bell);
        }
        return known.orElse(false);
    }

    private synchronized Optional<Boolean> known(Path folder, Bell bell) {
        return Optional.ofNullable(folders.get(folder))
                .filter(entry -> entry.key().isValid())
                .map(entry -> !entry.bells().add(bell));
    }

    /** Asked by the folder's own thread alone: a share that is gone may take minutes to say so. */
    private static boolean isLocal(Path folder) {
        try {
            return LOCAL.contains(Files.getFileStore(folder).type());
        } catch (IOException gone) {
            return false;
        }
    }

    private synchronized void follow(Path folder, Bell bell) {
        folders.values().removeIf(FolderNews::isUnheard);
        try {
            WatchKey key = folder.register(service(), StandardWatchEventKinds.ENTRY_CREATE);
            folders.computeIfAbsent(folder, path -> new Followed(key, new HashSet<>()))
                    .bells()
                    .add(bell);
        } catch (IOException | ClosedWatchServiceException none) {
            LOG.debug("Nothing is told of {}: {}", folder, none.toString());
        }
    }

    private static boolean isUnheard(Followed entry) {
        entry.bells().removeIf(bell -> !bell.isHeard());
        if (entry.bells().isEmpty()) {
            entry.key().cancel();
        }
        return !entry.key().isValid();
    }

    private WatchService service() throws IOException {
        if (service == null) {
            WatchService begun = FileSystems.getDefault().newWatchService();
            service = begun;
            listener = context.getExecutorServiceManager().newSingleThreadExecutor(this, NAME);
            listener.execute(() -> listen(begun));
        }
        return service;
    }

    private void listen(WatchService to) {
        try {
            while (true) {
                WatchKey key = to.take();
                key.pollEvents();
                key.reset();
                ring(key);
            }
        } catch (InterruptedException | ClosedWatchServiceException over) {
            LOG.debug("Folders are no longer followed");
        }
    }

    private synchronized void ring(WatchKey key) {
        Optional.ofNullable(folders.get((Path) key.watchable()))
                .ifPresent(entry -> entry.bells().forEach(Bell::ring));
    }

    @Override
    public synchronized void onContextStopping(CamelContext stopping) {
        if (service == null || listener == null) {
            return;
        }
        try {
            service.close();
        } catch (IOException failure) {
            LOG.debug("Folders are not followed to the end: {}", failure.toString());
        }
        context.getExecutorServiceManager().shutdownNow(listener);
    }
}
