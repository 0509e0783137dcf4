package io.crossdock.harness.recorder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Supplier;

/** Puts files into a folder, each at once as a rename does. A file is accepted when the hub has moved it away. */
final class FolderSender {

    /** So many wait at most; a hub that is down gets no mountain. */
    private static final int MOST_WAITING = 12;

    private final Path folder;
    private final Supplier<String> texts;
    private volatile int number;

    /** @param texts what is sent next */
    FolderSender(Path folder, Supplier<String> texts) {
        this.folder = folder;
        this.texts = texts;
    }

    void send() throws IOException {
        if (unaccepted().size() < MOST_WAITING) {
            String name = "file-%06d".formatted(number);
            Path draft = Files.writeString(folder.resolve("." + name + ".part"), texts.get());
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
