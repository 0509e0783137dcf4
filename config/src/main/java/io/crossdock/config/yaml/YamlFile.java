package io.crossdock.config.yaml;

import io.crossdock.config.Checked;
import io.crossdock.config.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of the configuration.
 *
 * @param source its path below the root, with slashes: what problems call it
 */
record YamlFile(String source, String text) {

    static final String ENDING = ".yaml";

    static Checked<YamlFile> read(Path root, Path file) {
        String source = source(root, file);
        try {
            return Checked.sound(new YamlFile(source, Files.readString(file)));
        } catch (IOException failure) {
            return unreadable(source, failure);
        }
    }

    /** What lies in a folder, by name; hidden files are none of ours. No folder: nothing. */
    static Checked<List<Path>> list(Path root, Path folder) {
        if (!Files.isDirectory(folder)) {
            return Checked.sound(List.of());
        }
        try (Stream<Path> files = Files.list(folder)) {
            return Checked.sound(
                    files.filter(file -> !leaf(file).startsWith(".")).sorted().toList());
        } catch (IOException failure) {
            return unreadable(source(root, folder), failure);
        }
    }

    static String source(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    static String leaf(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static <T> Checked<T> unreadable(String source, IOException failure) {
        String why = failure instanceof NoSuchFileException
                ? "no such file"
                : "cannot be read: " + failure.getClass().getSimpleName();
        return Checked.faulty(LanguageCodes.FILE_UNREADABLE.at(Location.of(source), why));
    }
}
