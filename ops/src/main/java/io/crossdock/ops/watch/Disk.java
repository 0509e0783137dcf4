package io.crossdock.ops.watch;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The room where a folder lies.
 *
 * @param name what the hub calls the folder: data, payloads
 * @param free in bytes, for this process
 */
public record Disk(String name, long free, long total) {

    /** As much as a hub needs to end what it has in hand. */
    static final long LEAST = 100L * 1024 * 1024;

    /** @throws IOException where there is no such folder, or its disk does not answer */
    public static Disk of(String name, Path folder) throws IOException {
        FileStore store = Files.getFileStore(folder);
        return new Disk(name, store.getUsableSpace(), store.getTotalSpace());
    }

    boolean hasRoom(long least) {
        return free >= least;
    }
}
