package io.crossdock.harness.recorder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Puts files into a folder, each at once as a rename does. A file is accepted when the hub has moved it away. */
final class FolderSender {

    /** So many wait at most; a hub that is down gets no mountain. */
    private static final int MOST_WAITING = 12;

    private final Path folder;
    private final Author author;
    private volatile int number;

    FolderSender(Path folder, Author author) {
        this.folder = folder;
        this.author = author;
    }

    void send() throws IOException {
        if (unaccepted().size() < MOST_WAITING) {
            String name = "file-%06d.csv".formatted(number);
            Path draft = Files.writeString(
                    folder.resolve("." + name + ".part"), author.next().text());
            Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            number++;
        }
    }

    long accepted() {
        return number - unaccepted().size();
    }

    List<String> unaccepted() {
        try {
            return Recorder.names(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
