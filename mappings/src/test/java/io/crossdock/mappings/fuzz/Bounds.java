package io.crossdock.mappings.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Wire;
import io.crossdock.config.tables.Tables;
import io.crossdock.mappings.Codec;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads in a virtual machine whose heap is the bound and that does nothing else: what a fuzzer found as it is, or golden inputs grown to
 * many megabytes. Prints how long each took; ends at the first that takes too long or too much.
 *
 * <p>Growing is what a fuzzer cannot do: it repeats the file, which makes very many documents, or what stands in its midst, which makes
 * very large ones.
 */
public final class Bounds {

    private static final PrintStream OUT = System.out;

    /** What is read document by document shows in a part of the bytes whether it holds on to them. */
    private static final int MANY = 4;

    /** How the files of a golden folder name the kinds. */
    private static final Pattern KIND = Pattern.compile("(?:\"kind\" : \"|carries: \\[?)([a-z-]++(?:, [a-z-]++)*+)");

    private Bounds() {}

    /** @param arguments {@code found <reader> <folder>}, or {@code grown <reader> <golden folder> <megabytes>} */
    public static void main(String[] arguments) throws IOException {
        String reader = arguments[1].toLowerCase(Locale.ROOT);
        Path folder = Path.of(arguments[2]);
        if (arguments[0].equals("found")) {
            found(reader, folder);
        } else {
            grown(reader, folder, Integer.parseInt(arguments[3]) * 1_000_000L);
        }
    }

    private static void found(String reader, Path folder) throws IOException {
        Codec codec = Readers.codec(reader);
        List<Path> files = files(folder);
        long longest = 0;
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            longest = Math.max(longest, read(codec, Wire.of(file.toString(), bytes), bytes.length));
        }
        OUT.println(reader + ": " + files.size() + " files found, the slowest took " + longest + " ms");
    }

    private static void grown(String reader, Path golden, long size) throws IOException {
        for (Path file : files(golden.resolve(reader))) {
            if (file.getFileName().toString().startsWith("in.") && Files.size(file) > 0) {
                String told = codec(reader, file) instanceof Checked.Sound<Codec> codec
                        ? grown(codec.value(), reader, file, size)
                        : "its settings are refused";
                OUT.println(golden.relativize(file) + ": " + told);
            }
        }
    }

    private static String grown(Codec codec, String reader, Path file, long size) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Wire many = Growth.of(bytes).to(file.toString(), size / MANY);
        Wire large = Growth.within(bytes, terminator(reader, bytes)).to(file.toString(), size);
        return "again and again " + read(codec, many, size / MANY) + " ms, with a large midst "
                + read(codec, large, size) + " ms";
    }

    /** An error says which wire it was. */
    private static long read(Codec codec, Wire wire, long size) {
        Thread.currentThread().setName(wire.name());
        return Readers.read(codec, wire, size, decoded -> {});
    }

    /** With the settings that are written beside the file, but taking what no longer counts right. */
    private static Checked<Codec> codec(String reader, Path file) throws IOException {
        return Readers.tolerant(
                reader,
                text(file.resolveSibling("settings.yaml")),
                Tables.of(file.resolveSibling(".")),
                kinds(text(file.resolveSibling("canonical.json")) + text(file.resolveSibling("case.yaml"))));
    }

    private static Set<Kind> kinds(String told) {
        return KIND.matcher(told)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(", ")))
                .flatMap(word -> Kind.of(word).stream())
                .collect(Collectors.toSet());
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "{}";
    }

    private static char terminator(String reader, byte[] bytes) {
        return switch (reader) {
            case "x12" -> new String(bytes, ISO_8859_1).charAt(105);
            case "edifact", "tradacoms" -> '\'';
            case "json" -> '}';
            default -> '\n';
        };
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
