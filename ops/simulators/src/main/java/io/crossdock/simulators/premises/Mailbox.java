package io.crossdock.simulators.premises;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that others put files in. Each file is read once, noted in the journal and moved to {@code taken}, so that the same name
 * put in again is seen as what it is: a repeat.
 */
public final class Mailbox {

    /** Reads the documents of a file. */
    @FunctionalInterface
    public interface Reader {
        List<Fact> read(byte[] bytes) throws IOException;
    }

    private final Premises premises;
    private final Path folder;
    private final String channel;
    private final Reader reader;

    private Mailbox(Premises premises, Path folder, String channel, Reader reader) {
        this.premises = premises;
        this.folder = folder;
        this.channel = channel;
        this.reader = reader;
    }

    public static void watch(Premises premises, Path folder, String channel, Reader reader) {
        Mailbox mailbox = new Mailbox(premises, folder, channel, reader);
        premises.repeat(Duration.ofMillis(250), mailbox::empty);
    }

    private void empty() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Mailbox::isWhole).sorted().toList()) {
                take(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the folder " + folder + " cannot be read", unreadable);
        }
    }

    private void take(Path file) throws IOException {
        String name = file.getFileName().toString();
        byte[] bytes = Files.readAllBytes(file);
        premises.received().add(channel, name, bytes, reader.read(bytes));
        Path taken = premises.folder("taken/" + channel);
        long repeats = count(taken, name);
        Files.move(file, taken.resolve(repeats == 0 ? name : name + "." + repeats), StandardCopyOption.ATOMIC_MOVE);
    }

    private static long count(Path taken, String name) throws IOException {
        try (Stream<Path> files = Files.list(taken)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(other -> other.equals(name) || other.startsWith(name + "."))
                    .count();
        }
    }

    /** Names by which files are still being written begin with a dot or end in one of the usual words. */
    private static boolean isWhole(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && !name.startsWith(".")
                && Stream.of(".tmp", ".part", ".writing", ".uploading").noneMatch(name::endsWith);
    }
}
