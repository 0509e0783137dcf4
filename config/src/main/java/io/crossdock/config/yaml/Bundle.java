package io.crossdock.config.yaml;

import io.crossdock.config.Checked;
import io.crossdock.config.Location;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * All files that decide what the hub does, as one thing with one hash. Samples are not among them, nor is any secret: files only
 * name secrets.
 */
public final class Bundle {

    /** The earliest that a zip can say, so that the same files are the same zip. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final SortedMap<String, byte[]> files;

    private Bundle(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    /** The files of a configuration folder as they are now. */
    public static Checked<Bundle> of(Path root) {
        try {
            SortedMap<String, byte[]> files = new TreeMap<>();
            for (Path file : files(root)) {
                files.put(YamlFile.source(root, file), Files.readAllBytes(file));
            }
            return Checked.sound(new Bundle(files));
        } catch (IOException | UncheckedIOException failure) {
            return Checked.faulty(LanguageCodes.FILE_UNREADABLE.at(
                    Location.of(root.toString()), "a file cannot be read: " + failure.getMessage()));
        }
    }

    /** @throws IOException where the bytes are no zip, or would write outside of a folder */
    public static Bundle unzip(byte[] zip) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path path = Path.of(entry.getName());
                if (path.isAbsolute() || !path.normalize().equals(path) || path.startsWith("..")) {
                    throw new IOException("a bundle with a file outside of it: " + entry.getName());
                }
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return new Bundle(files);
    }

    /** What a file says, by its path below the folder; absent where there is none. */
    public Optional<String> text(String source) {
        return Optional.ofNullable(files.get(source)).map(content -> new String(content, StandardCharsets.UTF_8));
    }

    /** SHA-256 over path, length and bytes of each file in the order of the paths; hexadecimal. */
    public String hash() {
        MessageDigest digest = sha256();
        files.forEach((name, content) -> {
            byte[] path = name.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(8)
                    .putInt(path.length)
                    .putInt(content.length)
                    .flip());
            digest.update(path);
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /** The same bytes for the same files, whenever and wherever they are zipped. */
    public byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(NO_TIME);
                out.putNextEntry(entry);
                out.write(file.getValue());
                out.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Writes the files below a folder, over those that are there. */
    public void write(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling("."));
            Files.write(path, file.getValue());
        }
    }

    private static List<Path> files(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path top : List.of(root, root.resolve("partners"), root.resolve("flows"), root.resolve("tables"))) {
            if (Files.isDirectory(top)) {
                try (Stream<Path> files = Files.walk(top, top.equals(root) ? 1 : Integer.MAX_VALUE)) {
                    files.filter(Files::isRegularFile)
                            .filter(file -> decides(root.relativize(file)))
                            .forEach(found::add);
                }
            }
        }
        found.sort(Comparator.comparing(file -> YamlFile.source(root, file)));
        return found;
    }

    /** YAML and tables; not what is hidden, nor the samples of a partner. */
    private static boolean decides(Path file) {
        boolean hidden = Stream.iterate(0, i -> i < file.getNameCount(), i -> i + 1)
                .anyMatch(i -> file.getName(i).toString().startsWith("."));
        boolean sample = file.startsWith("partners") && file.getNameCount() > 3;
        return !hidden
                && !sample
                && (file.startsWith("tables") || file.toString().endsWith(YamlFile.ENDING));
    }
}
