package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.crossdock.config.Channel;
import io.crossdock.config.Checked;
import io.crossdock.config.Configuration;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Problem.Code;
import io.crossdock.config.Wire;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.routes.channel.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tests of channels: {@code partners/<partner>/samples/<channel>/<case>/}. Of an in-channel, {@code in.*} must read as the list
 * in {@code canonical.json} and have the problems in {@code problems.json}; of an out-channel, the list in {@code canonical.json}
 * must be written as {@code out.*}.
 */
final class Samples {

    private static final String CANONICAL = "canonical.json";
    private static final String PROBLEMS = "problems.json";
    private static final int SHOWN = 5;

    private static final Code DIFFERS = Code.setup(
            "SAMPLE-DIFFERS", "Mend the channel; or, if this is what you want, accept it: hub check --accept.");
    private static final Code INCOMPLETE = Code.setup(
            "SAMPLE-INCOMPLETE", "A sample has in.* for an in-channel, or canonical.json for an out-channel.");
    private static final Code STRAY =
            Code.setup("SAMPLE-STRAY", "Name the folder below samples like the channel's file, without .yaml.");

    private final Words words;
    private final Path root;
    private final boolean accepts;
    private final List<Problem> problems = new ArrayList<>();
    private int count;

    /** @param accepts whether what is expected is rewritten to what is */
    Samples(Words words, Path root, boolean accepts) {
        this.words = words;
        this.root = root;
        this.accepts = accepts;
    }

    /** How many were run. */
    int count() {
        return count;
    }

    List<Problem> run(Configuration configuration) throws IOException {
        for (Path partner : folders(root.resolve("partners"))) {
            for (Path channel : folders(partner.resolve("samples"))) {
                run(configuration, partner, channel);
            }
        }
        return List.copyOf(problems);
    }

    private void run(Configuration configuration, Path partner, Path folder) throws IOException {
        Path file = partner.resolve(name(folder) + ".yaml");
        Optional<Channel> channel = configuration.channels().values().stream()
                .filter(one -> one.at().source().equals(source(file)))
                .findFirst();
        if (channel.isEmpty() && !Files.exists(file)) {
            problems.add(STRAY.at(at(folder), "there is no channel '" + name(folder) + "'"));
        }
        for (Path sample : channel.isPresent() ? folders(folder) : List.<Path>of()) {
            count++;
            if (channel.orElseThrow().incoming()) {
                read(channel.orElseThrow(), sample);
            } else {
                write(configuration, channel.orElseThrow(), sample);
            }
        }
    }

    private void read(Channel channel, Path sample) throws IOException {
        Optional<Path> in = file(sample, "in.");
        if (in.isEmpty()) {
            problems.add(INCOMPLETE.at(at(sample), "there is no file in.*"));
            return;
        }
        Wire wire = Wire.of(name(in.orElseThrow()), Files.readAllBytes(in.orElseThrow()));
        Checked<Reading> reading = Reading.of(channel, words, wire);
        problems.addAll(reading.problems());
        if (reading instanceof Checked.Sound<Reading> sound) {
            compare(sample.resolve(CANONICAL), documents(sound.value()));
            compare(sample.resolve(PROBLEMS), faults(sound.value()));
        }
    }

    private void compare(Path file, ArrayNode actual) throws IOException {
        if (accepts) {
            accept(file, actual);
            return;
        }
        JsonNode expected = Files.exists(file)
                ? CanonicalJson.MAPPER.readTree(file.toFile())
                : CanonicalJson.MAPPER.createArrayNode();
        List<String> differences = Differences.between(expected, actual);
        differences.stream().limit(SHOWN).forEach(each -> problems.add(DIFFERS.at(at(file), each)));
        if (differences.size() > SHOWN) {
            problems.add(DIFFERS.at(at(file), "and " + (differences.size() - SHOWN) + " more differences"));
        }
    }

    private static void accept(Path file, ArrayNode actual) throws IOException {
        if (actual.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            Files.writeString(file, actual.toPrettyString() + "\n");
        }
    }

    private void write(Configuration configuration, Channel channel, Path sample) throws IOException {
        Path canonical = sample.resolve(CANONICAL);
        if (!Files.exists(canonical)) {
            problems.add(INCOMPLETE.at(at(sample), "there is no " + CANONICAL));
            return;
        }
        List<Document> documents = Documents.read(canonical);
        Checked<Wire> written = Writing.of(configuration, channel, words, documents);
        problems.addAll(written.problems());
        if (written instanceof Checked.Sound<Wire> sound) {
            compare(sample, sound.value());
        }
    }

    private void compare(Path sample, Wire wire) throws IOException {
        byte[] actual = wire.bytes();
        Path file = file(sample, "out.").orElse(sample.resolve("out." + ending(wire.name())));
        if (accepts) {
            Files.write(file, actual);
            return;
        }
        byte[] expected = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        int difference = Arrays.mismatch(expected, actual);
        if (difference >= 0) {
            problems.add(DIFFERS.at(
                    new Location(source(file), line(expected, difference), 0, ""),
                    "expected " + lineAt(expected, difference) + ", is " + lineAt(actual, difference)));
        }
    }

    private static ArrayNode documents(Reading reading) {
        ArrayNode list = CanonicalJson.MAPPER.createArrayNode();
        reading.good().forEach(good -> list.add(CanonicalJson.tree(good.document())));
        return list;
    }

    private static ArrayNode faults(Reading reading) {
        ArrayNode list = CanonicalJson.MAPPER.createArrayNode();
        reading.bad().stream().flatMap(bad -> bad.problems().stream()).forEach(problem -> list.addObject()
                .put("code", problem.code().id())
                .put("at", place(problem.at())));
        return list;
    }

    private static String place(Location at) {
        return new Location("", at.line(), at.column(), at.path()).toString().strip();
    }

    private static long line(byte[] bytes, int until) {
        return 1
                + text(bytes)
                        .substring(0, Math.min(until, bytes.length))
                        .chars()
                        .filter(each -> each == '\n')
                        .count();
    }

    private static String lineAt(byte[] bytes, int place) {
        if (place >= bytes.length) {
            return "nothing";
        }
        String text = text(bytes);
        int end = text.indexOf('\n', place);
        return "'"
                + text.substring(text.lastIndexOf('\n', place - 1) + 1, end < 0 ? text.length() : end)
                        .strip() + "'";
    }

    /** One character a byte, so that places agree whatever the charset. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private Location at(Path file) {
        return Location.of(source(file));
    }

    private String source(Path file) {
        return root.relativize(file).toString();
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "txt" : name.substring(dot + 1);
    }

    private static Optional<Path> file(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).startsWith(prefix)).sorted().findFirst();
        }
    }

    private static List<Path> folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory).sorted().toList();
        }
    }
}
