package io.crossdock.connectors.file;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Examples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A folder that a partner writes to, and one that it reads. */
final class LocalFolders implements Counterpart {

    private final Path root;

    LocalFolders(Path root) throws IOException {
        this.root = root;
        Files.createDirectory(root.resolve("in"));
        Files.createDirectory(root.resolve("out"));
    }

    @Override
    public Settings sourceSettings() {
        FileSource source = new FileSource();
        return Examples.read(source.connection(), "root: " + root).with(Examples.read(source.spec(), "folder: in"));
    }

    @Override
    public Settings targetSettings() {
        FileTarget target = new FileTarget();
        return Examples.read(target.connection(), "root: " + root).with(Examples.read(target.spec(), "folder: out"));
    }

    @Override
    public void sends(String name, byte[] bytes) {
        try {
            Files.write(root.resolve("in").resolve(name), bytes);
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
        return Files.notExists(root.resolve("in").resolve(name));
    }

    @Override
    public Map<String, byte[]> received() {
        Map<String, byte[]> received = new TreeMap<>();
        try (var files = Files.list(root.resolve("out"))) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().startsWith(".")) {
                    received.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return received;
    }

    @Override
    public void breaksDown() {
        try {
            for (Path file : Files.list(root.resolve("out")).toList()) {
                Files.delete(file);
            }
            Files.delete(root.resolve("out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> secrets() {
        return List.of();
    }

    @Override
    public void close() {}
}
