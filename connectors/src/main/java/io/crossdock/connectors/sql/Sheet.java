package io.crossdock.connectors.sql;

import io.crossdock.config.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The rows of one transmission, one a line, in a temporary file: memory does not grow with them. */
final class Sheet {

    private final Path file;
    private final OutputStream out;
    private final MessageDigest digest = sha256();

    private Sheet(Path file, OutputStream out) {
        this.file = file;
        this.out = out;
    }

    static Sheet create() throws IOException {
        Path file = Files.createTempFile("crossdock-", ".rows");
        return new Sheet(file, Files.newOutputStream(file));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @param whole whether the row is the transmission, so that nothing comes behind it */
    void add(byte[] row, boolean whole) throws IOException {
        write(row);
        if (!whole) {
            write("\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        digest.update(bytes);
    }

    /** Comes after the last row, and once. */
    String digest() throws IOException {
        out.close();
        return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
    }

    void drop() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }

    Wire named(String name) {
        return new Rows(name, file);
    }

    private record Rows(String name, Path file) implements Wire {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
