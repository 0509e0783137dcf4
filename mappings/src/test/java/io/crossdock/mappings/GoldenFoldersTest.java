package io.crossdock.mappings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.Wire;
import io.crossdock.config.tables.Tables;
import io.crossdock.config.yaml.YamlSettings;
import io.crossdock.mappings.canonical.CanonicalJson;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One test for each folder {@code golden/<format>/<case>}: {@code settings.yaml} has the settings of the format, the other files
 * are those of a {@link Sample}. {@code case.yaml}, where there is one, says what the folder does not show by itself.
 * {@code -Dgolden=accept} makes what the codecs do now what the folders show; then the diff is the review.
 */
class GoldenFoldersTest {

    private static final Path ROOT = Path.of("src/test/resources/golden");

    private static final Spec CASE = Spec.of(
            "case",
            "What a golden folder does not show by itself.",
            Setting.many("carries", new Setting.Type.Text(), "The kinds; absent: those of canonical.json."),
            Setting.flag("faulty", "Whether the settings are refused; problems.json then has the problems.")
                    .or("false"),
            Setting.text("zone", "The receiver's zone.").or("Europe/Berlin"),
            Setting.text("reference", "The transmission's number.").or("1"),
            Setting.text("now", "The instant of writing.").or("2026-01-31T08:30:00Z"),
            Setting.table("sender", new Setting.Type.Text(), "Our identifiers."),
            Setting.table("receiver", new Setting.Type.Text(), "The partner's identifiers."),
            Setting.flag("test", "Whether the transmission is a test.").or("false"));

    @TestFactory
    List<DynamicTest> golden() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path format : folders(ROOT)) {
            for (Path folder : folders(format)) {
                String name = format.getFileName() + "/" + folder.getFileName();
                tests.add(DynamicTest.dynamicTest(
                        name, folder.toUri(), () -> check(format.getFileName().toString(), folder)));
            }
        }
        assertThat(tests).as("golden folders").isNotEmpty();
        return tests;
    }

    @ParameterizedTest
    @ValueSource(strings = {"edifact", "x12"})
    void showEachMessageGoodAndBadAndThereAndBack(String format) throws IOException {
        Shown shown = shown(format);
        Set<String> messages = all(format).messages();
        assertThat(shown.good()).containsAll(messages);
        assertThat(shown.bad()).containsAll(messages);
        assertThat(shown.back()).containsAll(messages);
    }

    @ParameterizedTest
    @ValueSource(strings = {"edifact", "x12"})
    void showForEachMessageADocumentThatCannotBeWrittenInIt(String format) throws IOException {
        assertThat(unwritten(format)).containsAll(all(format).messages());
    }

    @Test
    void showEachMessageThatIsOnlyReadGoodAndBad() throws IOException {
        Shown shown = shown("tradacoms");
        assertThat(shown.good()).containsAll(all("tradacoms").messages());
        assertThat(shown.bad()).contains("ORDERS", "INVOIC");
        assertThat(shown.back()).isEmpty();
    }

    /** The messages of a format's folders: read as documents, told of as bad, written again. */
    private record Shown(Set<String> good, Set<String> bad, Set<String> back) {}

    private static Shown shown(String format) throws IOException {
        Shown shown = new Shown(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        Codec all = all(format);
        for (Path folder : folders(ROOT.resolve(format))) {
            Optional<Path> in = file(folder, "in.*");
            Set<String> messages = in.isPresent() ? messages(all, in.get()) : Set.of();
            shown.good().addAll(Files.exists(folder.resolve(Sample.CANONICAL)) ? messages : Set.of());
            shown.bad().addAll(tellsOfBad(folder) ? messages : Set.of());
            shown.back().addAll(file(folder, "out.*").isPresent() ? messages : Set.of());
        }
        return shown;
    }

    /** The messages, as the settings name them, of which a folder shows writing alone, and problems instead of bytes. */
    private static Set<String> unwritten(String format) throws IOException {
        Set<String> messages = new TreeSet<>();
        for (Path folder : folders(ROOT.resolve(format))) {
            if (file(folder, "in.*").isEmpty() && Files.exists(folder.resolve(Sample.PROBLEMS))) {
                read(format(format).spec(), folder.resolve("settings.yaml"))
                        .optionalText("message")
                        .ifPresent(messages::add);
            }
        }
        return messages;
    }

    private static Codec all(String word) {
        Format format = format(word);
        Settings none = new Settings(Map.of(), Location.of("test"));
        Set<Kind> kinds = EnumSet.allOf(Kind.class).stream()
                .filter(kind -> format.codec(none, Set.of(kind)) instanceof Checked.Sound<Codec>)
                .collect(Collectors.toSet());
        return format.codec(none, kinds).get();
    }

    private static Set<String> messages(Codec codec, Path in) throws IOException {
        Set<String> messages = new TreeSet<>();
        codec.peek(Wire.of("in", Files.readAllBytes(in)), peeked -> {
            if (peeked instanceof Peeked.Message message) {
                messages.add(message.type());
            }
        });
        return messages;
    }

    private static boolean tellsOfBad(Path folder) throws IOException {
        Path problems = folder.resolve(Sample.PROBLEMS);
        return Files.exists(problems) && Files.readString(problems).contains("\"bad\"");
    }

    private static Optional<Path> file(Path folder, String pattern) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
            for (Path file : files) {
                return Optional.of(file);
            }
            return Optional.empty();
        }
    }

    private static List<Path> folders(Path parent) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, Files::isDirectory)) {
            List<Path> folders = new ArrayList<>();
            entries.forEach(folders::add);
            return folders.stream().sorted().toList();
        }
    }

    private static void check(String format, Path folder) throws IOException {
        Settings about = read(CASE, folder.resolve("case.yaml"));
        Checked<Codec> codec = codec(format, folder, kinds(about, folder));
        if (about.flag("faulty")) {
            checkRefused(codec.problems(), folder);
            return;
        }
        assertThat(codec.problems()).isEmpty();
        Sample sample = Sample.of(folder, context(about));
        if (accepting()) {
            sample.accept(codec.get());
        }
        assertThat(sample.differences(codec.get())).isEmpty();
    }

    private static void checkRefused(List<Problem> problems, Path folder) throws IOException {
        byte[] actual = Transcript.unwritable(problems);
        if (accepting()) {
            Files.write(folder.resolve(Sample.PROBLEMS), actual);
        }
        assertThat(new String(actual, UTF_8)).isEqualTo(Files.readString(folder.resolve(Sample.PROBLEMS)));
    }

    private static boolean accepting() {
        boolean accepting = "accept".equals(System.getProperty("golden"));
        assertThat(accepting && "true".equals(System.getenv("CI")))
                .as("golden files are accepted by a person, never by the build server")
                .isFalse();
        return accepting;
    }

    private static Checked<Codec> codec(String word, Path folder, Set<Kind> kinds) throws IOException {
        Format format = format(word);
        return format.codec(read(format.spec(), folder.resolve("settings.yaml")), kinds);
    }

    private static Format format(String word) {
        return ServiceLoader.load(Format.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.spec().name().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static Settings read(Spec spec, Path file) throws IOException {
        String yaml = Files.exists(file) ? Files.readString(file) : "{}";
        Tables tables = Tables.of(file.resolveSibling("."));
        return YamlSettings.read(spec, yaml, file.getFileName().toString(), name -> List.of("secret"), tables)
                .get();
    }

    private static Set<Kind> kinds(Settings about, Path folder) throws IOException {
        Set<Kind> kinds = new LinkedHashSet<>();
        about.texts("carries").forEach(word -> kinds.add(Kind.of(word).orElseThrow()));
        Path canonical = folder.resolve(Sample.CANONICAL);
        if (kinds.isEmpty() && Files.exists(canonical)) {
            CanonicalJson.MAPPER
                    .readTree(Files.readAllBytes(canonical))
                    .findValues("kind")
                    .forEach(word -> kinds.add(Kind.of(word.asText()).orElseThrow()));
        }
        assertThat(kinds)
                .as("case.yaml must say what a folder without documents carries")
                .isNotEmpty();
        return kinds;
    }

    private static Context context(Settings about) {
        return new Context(
                about.text("reference"),
                "",
                Instant.parse(about.text("now")),
                ZoneId.of(about.text("zone")),
                about.table("sender"),
                about.table("receiver"),
                about.flag("test"));
    }
}
