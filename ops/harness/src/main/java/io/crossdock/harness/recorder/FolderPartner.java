package io.crossdock.harness.recorder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Takes each file away as soon as it is there, so that a second delivery is seen as one. */
final class FolderPartner {

    private final Path folder;
    private final Received received;

    FolderPartner(Path folder, Received received) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.received = received;
    }

    /** Files that appeared between two looks are taken in the order of their numbers. */
    void look() throws IOException {
        for (Path file : files()) {
            take(file);
        }
    }

    /** A hub that takes a file away again has not delivered it. */
    private void take(Path file) throws IOException {
        try {
            Effect effect = new Effect(file.getFileName().toString(), Files.readAllBytes(file));
            Files.delete(file);
            received.add(effect);
        } catch (NoSuchFileException gone) {
            return;
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
