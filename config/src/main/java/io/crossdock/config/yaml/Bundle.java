package io.crossdock.config.yaml;

import io.crossdock.config.Checked;
import io.crossdock.config.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The content of all files that decide what the hub does, as one hash. */
final class Bundle {

    /** Beside hub.yaml; samples, templates and schema decide nothing. */
    private static final Set<String> FOLDERS = Set.of("partners", "flows", "tables");

    private Bundle() {}

    /** SHA-256 over path, length and bytes of each file in the order of the paths. */
    static Checked<String> hash(Path root) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files(root)) {
                byte[] path = YamlFile.source(root, file).getBytes(StandardCharsets.UTF_8);
                byte[] content = Files.readAllBytes(file);
                digest.update(ByteBuffer.allocate(8)
                        .putInt(path.length)
                        .putInt(content.length)
                        .flip());
                digest.update(path);
                digest.update(content);
            }
            return Checked.sound(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | UncheckedIOException failure) {
            return Checked.faulty(LanguageCodes.FILE_UNREADABLE.at(
                    Location.of(root.toString()), "a file cannot be read: " + failure.getMessage()));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private static List<Path> files(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> decides(root.relativize(file)))
                    .sorted(Comparator.comparing(file -> YamlFile.source(root, file)))
                    .toList();
        }
    }

    private static boolean decides(Path file) {
        String top = file.getName(0).toString();
        boolean hidden = Stream.iterate(0, i -> i < file.getNameCount(), i -> i + 1)
                .anyMatch(i -> file.getName(i).toString().startsWith("."));
        boolean sample = top.equals("partners") && file.getNameCount() > 3;
        boolean table = top.equals("tables");
        boolean yaml = file.toString().endsWith(YamlFile.ENDING);
        return !hidden && !sample && (table || yaml) && (FOLDERS.contains(top) || file.getNameCount() == 1);
    }
}
