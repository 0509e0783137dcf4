package io.crossdock.routes.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * The file of the embedded database. Its tables are made and changed in a draft beside it, which then takes its place: H2 commits each
 * change of a table by itself, and of a process that dies in the middle it would keep one half, which no start could mend.
 */
final class EmbeddedFile {

    private static final String NAME = "crossdock";
    private static final String DRAFT = "crossdock-draft";
    private static final String SUFFIX = ".mv.db";

    private final Path folder;

    EmbeddedFile(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    boolean exists() {
        return Files.exists(file(NAME));
    }

    String url() {
        return url(NAME);
    }

    /**
     * Changes all or nothing.
     *
     * @param change takes the URL of the draft, and leaves it closed
     */
    void change(Consumer<String> change) {
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(file(DRAFT));
            if (exists()) {
                Files.copy(file(NAME), file(DRAFT));
            }
            change.accept(url(DRAFT));
            sync(file(DRAFT), StandardOpenOption.WRITE);
            Files.move(file(DRAFT), file(NAME), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException("the database in " + folder + " cannot be written", failure);
        }
    }

    /**
     * Whether the disk takes something, by trying.
     *
     * @throws IOException where it does not
     */
    void probe() throws IOException {
        Path probe = Files.createTempFile(folder, "probe-", ".tmp");
        try {
            Files.write(probe, new byte[4096]);
            sync(probe, StandardOpenOption.WRITE);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static void sync(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }

    private String url(String name) {
        return "jdbc:h2:file:" + folder.resolve(name)
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }
}
