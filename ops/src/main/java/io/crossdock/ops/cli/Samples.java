package io.crossdock.ops.cli;

import io.crossdock.config.Channel;
import io.crossdock.config.Checked;
import io.crossdock.config.Configuration;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Problem.Code;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Sample;
import io.crossdock.ops.trial.Writing;
import io.crossdock.routes.channel.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tests of channels: each folder {@code partners/<partner>/samples/<channel>/<case>/} is a {@link Sample} of what its channel
 * reads, or writes. Of many partners alike the first is tried.
 */
final class Samples {

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
            run(configuration, channel.orElseThrow(), sample);
        }
    }

    private void run(Configuration configuration, Channel channel, Path folder) throws IOException {
        String needed = channel.incoming() ? "in." : Sample.CANONICAL;
        if (!has(folder, needed)) {
            problems.add(INCOMPLETE.at(at(folder), "there is no file " + needed + (channel.incoming() ? "*" : "")));
            return;
        }
        Sample sample = channel.incoming()
                ? Sample.of(folder, Writing.context(configuration, channel))
                : Sample.written(
                        folder,
                        Writing.context(configuration, channel),
                        channel.format().name());
        if (words.codec(channel) instanceof Checked.Sound<Codec> codec) {
            run(sample, codec.value());
        }
    }

    private void run(Sample sample, Codec codec) throws IOException {
        if (accepts) {
            sample.accept(codec);
        }
        List<Sample.Difference> differences = sample.differences(codec);
        differences.stream().limit(SHOWN).forEach(each -> {
            String file = source(sample.folder().resolve(each.file()));
            problems.add(DIFFERS.at(new Location(file, each.line(), 0, ""), each.what()));
        });
        if (differences.size() > SHOWN) {
            problems.add(DIFFERS.at(at(sample.folder()), "and " + (differences.size() - SHOWN) + " more differences"));
        }
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

    private static boolean has(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> name(file).startsWith(prefix));
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
