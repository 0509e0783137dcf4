package io.crossdock.ops;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * How commands reach the running hub: it leaves its address and a token in its data folder, readable by its own user only.
 *
 * @param token made anew at every start
 */
public record Access(URI address, String token) {

    private static final String FILE = "access";
    private static final int TOKEN_BYTES = 24;

    /** With a new token. */
    public static Access at(URI address) {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Access(address, HexFormat.of().formatHex(bytes));
    }

    /** @throws IOException with a sentence for the person at the terminal, where no hub has left its address */
    public static Access read(Path data) throws IOException {
        try {
            String[] words = Files.readString(data.resolve(FILE)).strip().split(" ", 2);
            return new Access(URI.create(words[0]), words[1]);
        } catch (NoSuchFileException missing) {
            throw new IOException("no hub runs on " + data + ": start it with hub run", missing);
        }
    }

    public void write(Path data) throws IOException {
        Files.createDirectories(data);
        Path draft = Files.createTempFile(
                data, FILE, ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, address + " " + token + "\n");
        Files.move(draft, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public static void remove(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(FILE));
    }

    /** What a command sends in {@code Authorization}. */
    public String authorization() {
        return "Bearer " + token;
    }

    /** Compared in constant time. */
    public boolean admits(String authorization) {
        return MessageDigest.isEqual(
                authorization().getBytes(StandardCharsets.UTF_8), authorization.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Access[" + address + "]";
    }
}
