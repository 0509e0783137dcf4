package io.crossdock.connectors.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Takes an answer to a temporary file, up to a limit; what comes beyond it is dropped as it comes. */
final class Download extends OutputStream {

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
    public void write(int part) throws IOException {
        write(new byte[] {(byte) part}, 0, 1);
    }

    @Override
    public void write(byte[] part, int from, int length) throws IOException {
        size += length;
        if (size <= limit) {
            out.write(part, from, length);
        }
    }

    /** The bytes; nothing where there were too many. */
    Optional<InputStream> open() throws IOException {
        out.flush();
        return size <= limit ? Optional.of(Files.newInputStream(file)) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
