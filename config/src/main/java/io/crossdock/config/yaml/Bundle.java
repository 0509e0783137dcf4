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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The content of all files that decide what the hub does, as one hash. */
final class Bundle {

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
