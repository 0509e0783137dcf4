package io.crossdock.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Configuration;
import io.crossdock.config.Kind;
import io.crossdock.config.Problem;
import io.crossdock.config.yaml.YamlConfiguration;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.routes.channel.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages for readers show is true. */
class DocsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK =
            Pattern.compile("^```(yaml|json)\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern FILE = Pattern.compile("# config/(\\S+\\.yaml)\\n");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^):#]+)\\)");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "config", "mappings", "connectors", "routes", "ops"})
    void whatAPageShowsAsConfigurationIsInOrder(String page) throws IOException {
        for (String block : blocks("yaml", Files.readString(readme(page)))) {
            Matcher name = FILE.matcher(block);
            assertThat(name.lookingAt())
                    .as("begins with '# config/...yaml':%n%s", block)
                    .isTrue();
            Path file = folder.resolve(name.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, block);
        }
        assertThat(problems()).isEmpty();
    }

    @Test
    void theNewcomersPageShowsAPartnerAChannelAndADocument() throws IOException {
        String page = Files.readString(readme(""));
        assertThat(blocks("yaml", page)).hasSize(2);
        assertThat(blocks("json", page)).singleElement().satisfies(document -> assertThat(
                        CanonicalJson.read(document.getBytes(StandardCharsets.UTF_8))
                                .kind())
                .isEqualTo(Kind.ORDER));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void thePageOfTheLanguageNamesEveryKindThatAChannelCarries(Kind kind) throws IOException {
        assertThat(Files.readString(readme("config")).lines().filter(line -> line.startsWith("| `carries` |")))
                .singleElement()
                .asString()
                .contains("`" + kind.word() + "`");
    }

    @Test
    void aFaultyBlockIsFound() throws IOException {
        Path partner = Files.createDirectories(folder.resolve("partners/kestrel"));
        Files.writeString(partner.resolve("partner.yaml"), "name: Kestrel Ltd\n");
        Files.writeString(
                partner.resolve("orders-out.yaml"),
                "direction: out\ncarries: order\nconnector: { file: { folder: out } }\nformat: { csv: { columns: { No: orderNumbre } } }\n");
        assertThat(problems()).extracting(Problem::message).anyMatch(message -> message.contains("orderNumbre"));
    }

    @Test
    void everyLinkOfAPageLeadsSomewhere() throws IOException {
        for (Path page : pages()) {
            assertThat(LINK.matcher(Files.readString(page)).results())
                    .extracting(link -> link.group(1))
                    .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
        }
    }

    @Test
    void everyFolderSaysWhatBelongsThere() {
        assertThat(Stream.of("config", "mappings", "connectors", "routes", "ops")
                        .map(DocsTest::readme))
                .allSatisfy(page -> assertThat(Files.readAllLines(page)).hasSizeLessThan(80));
    }

    /** Of the files, and of what formats make of their settings. */
    private List<Problem> problems() {
        Words words = Words.of();
        Configuration read = YamlConfiguration.read(folder, words.vocabulary(), List::of);
        return Stream.concat(
                        read.problems().stream(),
                        read.channels().values().stream().flatMap(channel -> words.problems(channel).stream()))
                .toList();
    }

    private static List<String> blocks(String language, String page) {
        return BLOCK.matcher(page)
                .results()
                .filter((MatchResult block) -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    private static Path readme(String folder) {
        return ROOT.resolve(folder).resolve("README.md");
    }

    private static List<Path> pages() throws IOException {
        Predicate<Path> built =
                path -> path.toString().contains("/target/") || path.toString().contains("/data/");
        try (Stream<Path> files = Files.walk(ROOT, 4)) {
            return files.filter(path -> path.toString().endsWith(".md"))
                    .filter(built.negate())
                    .toList();
        }
    }
}
