package io.crossdock.connectors.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes the parts of an answer to a temporary file, up to a limit; what comes beyond it is dropped as it comes. */
final class Download implements Consumer<Optional<byte[]>>, AutoCloseable {

    private final long limit;
    private final Path file;
    private final OutputStream out;
    private long size;

    Download(long limit) throws IOException {
        this.limit = limit;
        this.file = Files.createTempFile("crossdock-", ".answer");
        this.out = Files.newOutputStream(file);
    }

    @Override
    public synchronized void accept(Optional<byte[]> part) {
        if (part.isEmpty()) {
            return;
        }
        size += part.get().length;
        if (size <= limit) {
            try {
                out.write(part.get());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The bytes; nothing where there were too many. */
    synchronized Optional<InputStream> open() throws IOException {
        out.flush();
        return size <= limit ? Optional.of(Files.newInputStream(file)) : Optional.empty();
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
