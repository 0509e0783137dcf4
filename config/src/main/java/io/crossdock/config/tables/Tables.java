package io.crossdock.config.tables;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tables of a configuration folder, by name: {@code tables/units.csv} is {@code units}.
 *
 * @param faults why a file below {@code tables} is no table, by name; nobody need know who does not ask for it
 */
public record Tables(Map<String, Table> byName, Map<String, String> faults) {

    public static final Tables NONE = new Tables(Map.of(), Map.of());

    private static final String FOLDER = "tables";
    private static final String ENDING = ".csv";

    public Tables {
        byName = Collections.unmodifiableMap(new TreeMap<>(byName));
        faults = Collections.unmodifiableMap(new TreeMap<>(faults));
    }

    /** @param root the configuration folder; one without tables has none */
    public static Tables of(Path root) {
        Map<String, Table> tables = new TreeMap<>();
        Map<String, String> faults = new TreeMap<>();
        for (Path file : files(root.resolve(FOLDER), faults)) {
            String leaf = String.valueOf(file.getFileName());
            String name = leaf.substring(0, leaf.length() - ENDING.length());
            try {
                tables.put(name, Table.read(file));
            } catch (IOException fault) {
                faults.put(name, String.valueOf(fault.getMessage()));
            }
        }
        return new Tables(tables, faults);
    }

    private static List<Path> files(Path folder, Map<String, String> faults) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + ENDING)) {
            List<Path> files = new ArrayList<>();
            entries.forEach(files::add);
            return files;
        } catch (IOException fault) {
            faults.put(FOLDER, String.valueOf(fault.getMessage()));
            return List.of();
        }
    }

    public Optional<Table> table(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
