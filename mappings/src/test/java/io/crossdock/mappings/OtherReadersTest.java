package io.crossdock.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.crossdock.mappings.canonical.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What we write is read by public parsers of npm, segment by segment as it was meant: every file that the golden folders say is written.
 * Run by {@code mvn -Preaders}, which installs them.
 */
@EnabledIfSystemProperty(named = "crossdock.readers", matches = ".+")
class OtherReadersTest {

    private static final Path READERS = Path.of(System.getProperty("crossdock.readers", ""));
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    /** TA1 stands between ISA and GS; node-x12 takes no segment there. */
    private static final Set<String> BEYOND_THEM = Set.of("ta1-interchange-accepted-and-rejected");

    private static final TypeReference<List<List<Object>>> SEGMENTS = new TypeReference<>() {};

    @ParameterizedTest
    @ValueSource(strings = {"edifact", "x12"})
    void readWhatIsWritten(String format) throws Exception {
        List<Path> files = written(format);
        assertThat(files).hasSizeGreaterThan(10);

        List<String> read = read(format, files);

        assertThat(read).hasSameSizeAs(files);
        for (int i = 0; i < files.size(); i++) {
            String text = text(files.get(i));
            List<List<Object>> theirs = CanonicalJson.MAPPER.readValue(read.get(i), SEGMENTS);
            assertThat(theirs.stream().map(OtherReadersTest::shown).toList())
                    .as(files.get(i).toString())
                    .isEqualTo(format.equals("x12") ? x12(text) : edifact(text));
        }
    }

    private static String text(Path file) throws IOException {
        String plain = Files.readString(file, StandardCharsets.ISO_8859_1);
        return plain.contains("UNB+UNOW") ? Files.readString(file, StandardCharsets.UTF_8) : plain;
    }

    private static List<Path> written(String format) throws IOException {
        try (Stream<Path> all = Files.walk(GOLDEN.resolve(format))) {
            return all.filter(file -> file.getFileName().toString().startsWith("out."))
                    .filter(file -> file.toFile().length() > 0)
                    .filter(file -> BEYOND_THEM.stream().noneMatch(file.toString()::contains))
                    .sorted()
                    .map(Path::toAbsolutePath)
                    .toList();
        }
    }

    private static List<String> read(String format, List<Path> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "read.js", format));
        files.forEach(file -> command.add(file.toString()));
        Process node = new ProcessBuilder(command)
                .directory(READERS.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(node.waitFor()).isZero();
        return lines;
    }

    /** A segment in one notation, whoever read it; control numbers without the zeros that one of the readers takes away. */
    private static String shown(List<Object> segment) {
        return segment.stream()
                .map(part -> part instanceof List<?> components
                        ? components.stream()
                                .map(String::valueOf)
                                .map(OtherReadersTest::plain)
                                .collect(Collectors.joining("<:>"))
                        : String.valueOf(part))
                .collect(Collectors.joining("<+>"))
                .replaceAll("(<[+:]>)+$", "");
    }

    private static String plain(String value) {
        return value.matches("0+\\d+") ? value.replaceFirst("^0+", "") : value;
    }

    /** The separators are where ISA has them; nothing is released. */
    private static List<String> x12(String text) {
        String element = Pattern.quote(text.substring(3, 4));
        String terminator = Pattern.quote(text.substring(105, 106));
        return Stream.of(text.split(terminator))
                .map(String::strip)
                .filter(segment -> !segment.isEmpty())
                .map(segment -> List.<Object>of(segment.split(element, -1)))
                .map(parts -> shown(listed(parts)))
                .toList();
    }

    private static List<Object> listed(List<Object> parts) {
        List<Object> all = new ArrayList<>(List.of(parts.get(0)));
        parts.stream().skip(1).forEach(part -> all.add(List.of(part)));
        return all;
    }

    private static List<String> edifact(String text) {
        boolean named = text.startsWith("UNA");
        String characters = named ? text.substring(3, 9) : ":+.? '";
        List<String> segments = new ArrayList<>();
        List<Object> segment = new ArrayList<>();
        List<Object> components = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        String wire = named ? text.substring(9) : text;
        for (int i = 0; i < wire.length(); i++) {
            char character = wire.charAt(i);
            if (character == characters.charAt(3)) {
                value.append(wire.charAt(++i));
            } else if (character == characters.charAt(5)) {
                close(segment, components, value);
                segments.add(shown(segment));
                segment = new ArrayList<>();
            } else if (character == characters.charAt(1)) {
                close(segment, components, value);
            } else if (character == characters.charAt(0)) {
                components.add(value.toString());
                value.setLength(0);
            } else if (!segment.isEmpty() || value.length() > 0 || character > ' ') {
                value.append(character);
            }
        }
        return segments;
    }

    private static void close(List<Object> segment, List<Object> components, StringBuilder value) {
        components.add(value.toString());
        segment.add(segment.isEmpty() ? value.toString() : List.copyOf(components));
        components.clear();
        value.setLength(0);
    }
}
