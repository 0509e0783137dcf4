package io.crossdock.config.templates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Templates of a folder, and those that come along with the hub. */
final class Templates {

    static final String PARTNER = "partner";
    static final List<String> PACKAGED =
            List.of("orders-in-edifact", "orders-in-http", "orders-out-csv", "orders-out-salesforce", "stock-in-csv");
    private static final String ENDING = ".yaml";

    private final Path folder;

    Templates(Path folder) {
        this.folder = folder;
    }

    /** Those for channels. */
    List<String> names() {
        TreeSet<String> names = new TreeSet<>(PACKAGED);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(leaf -> leaf.endsWith(ENDING))
                        .map(leaf -> leaf.substring(0, leaf.length() - ENDING.length()))
                        .filter(name -> !name.equals(PARTNER))
                        .forEach(names::add);
            } catch (IOException failure) {
                throw new UncheckedIOException("templates cannot be listed", failure);
            }
        }
        return List.copyOf(names);
    }

    Optional<String> text(String name) {
        if (!name.equals(PARTNER) && !names().contains(name)) {
            return Optional.empty();
        }
        Path own = folder.resolve(name + ENDING);
        try {
            return Optional.of(Files.isRegularFile(own) ? Files.readString(own) : packaged(name));
        } catch (IOException failure) {
            throw new UncheckedIOException("template " + name + " cannot be read", failure);
        }
    }

    private static String packaged(String name) throws IOException {
        try (InputStream in = Optional.ofNullable(Templates.class.getResourceAsStream(name + ENDING))
                .orElseThrow(() -> new IllegalStateException("no template " + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
