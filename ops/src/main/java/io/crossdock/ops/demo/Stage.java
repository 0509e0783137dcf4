package io.crossdock.ops.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders of a demo, made anew each time.
 *
 * @param home where Crossdock lies
 */
record Stage(Path home) {

    static final List<String> PARTNERS = List.of("Nordwind", "Suedhandel", "Marktplatz", "Filiale");

    Path folder() {
        return home.resolve("data").resolve("demo");
    }

    Path config() {
        return folder().resolve("config");
    }

    /** The hub's own data: beside its configuration. */
    Path data() {
        return folder().resolve("data");
    }

    Path log(String name) {
        return folder().resolve(name + ".log");
    }

    /** The options by which a hub starts from its class archive, as with the launcher; none where none was made. */
    List<String> classArchive() {
        Path archive = home.resolve("ops/target/hub.jsa");
        return Files.exists(archive)
                ? List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off")
                : List.of();
    }

    /** A configuration that knows no partner yet. */
    void clear() throws IOException {
        if (Files.exists(folder())) {
            try (Stream<Path> all = Files.walk(folder())) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(config());
        copy(home.resolve("config/hub.yaml"), config().resolve("hub.yaml"));
        copy(home.resolve("config/tables"), config().resolve("tables"));
    }

    /** The partners' folders, put in place while the hub runs, and the secrets that they agreed with it. */
    void addPartners() throws IOException {
        Path secrets = Files.createDirectories(data().resolve("secrets"));
        for (String partner : PARTNERS) {
            try (Stream<Path> files = Files.list(folder(partner).resolve("secrets"))) {
                for (Path file : files.toList()) {
                    copy(file, secrets.resolve(file.getFileName()));
                }
            }
        }
        copy(home.resolve("config/partners"), config().resolve("partners"));
    }

    Path folder(String partner) {
        return folder().resolve(partner.toLowerCase(java.util.Locale.ROOT));
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
