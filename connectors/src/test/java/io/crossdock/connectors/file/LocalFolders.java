package io.crossdock.connectors.file;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Examples;
import io.crossdock.connectors.FolderCounterpart;
import io.crossdock.connectors.Source;
import io.crossdock.connectors.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder that a partner writes to, and one that it reads. */
final class LocalFolders extends FolderCounterpart {

    LocalFolders(Path root) throws IOException {
        super(root, "in", "out");
    }

    @Override
    public Source source() {
        return new FileSource();
    }

    @Override
    public Target target() {
        return new FileTarget();
    }

    @Override
    public Settings sourceSettings() {
        Source source = source();
        return Examples.read(source.connection(), "root: " + root).with(Examples.read(source.spec(), "folder: in"));
    }

    @Override
    public Settings targetSettings() {
        Target target = target();
        return Examples.read(target.connection(), "root: " + root).with(Examples.read(target.spec(), "folder: out"));
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
