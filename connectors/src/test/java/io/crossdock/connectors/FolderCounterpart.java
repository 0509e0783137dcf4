package io.crossdock.connectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A partner that lays its files in one folder and finds the hub's in another, wherever the hub reaches them. */
public abstract class FolderCounterpart implements Counterpart {

    /** What holds both folders. */
    public final Path root;

    private final Path theirs;
    private final Path ours;

    /**
     * @param theirs the folder from which the hub takes
     * @param ours the folder to which the hub brings
     */
    protected FolderCounterpart(Path root, String theirs, String ours) throws IOException {
        this.root = root;
        this.theirs = Files.createDirectories(root.resolve(theirs));
        this.ours = Files.createDirectories(root.resolve(ours));
    }

    @Override
    public void sends(String name, byte[] bytes) {
        try {
            Files.write(theirs.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void sendsAgain(String name) {
        // the file still lies there
    }

    @Override
    public boolean isAcknowledged(String name) {
        return Files.notExists(theirs.resolve(name));
    }

    @Override
    public Map<String, byte[]> received() {
        Map<String, byte[]> received = new TreeMap<>();
        try (Stream<Path> files = Files.list(ours)) {
            for (Path file : files.filter(one -> !isHidden(one)).toList()) {
                received.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return received;
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    @Override
    public void breaksDown() {
        close();
    }
}
