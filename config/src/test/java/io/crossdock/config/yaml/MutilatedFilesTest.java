package io.crossdock.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Configuration;
import io.crossdock.config.SmallVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutilatedFilesTest {

    private static final Path SAMPLE = Path.of("src/test/resources/sample");
    private static final List<String> SHARDS = List.of(
            "",
            "{",
            "}",
            "[",
            "]",
            ": ",
            "- ",
            "\n",
            "  ",
            "\t",
            "? ",
            "&a ",
            "*a ",
            "!x ",
            "!!str ",
            "<<: ",
            "'",
            "\"",
            "|\n",
            "#",
            "%",
            "@",
            "~",
            "---\n",
            "...\n",
            "\0",
            "\uFEFF",
            "\u2028",
            "${secret:a}",
            "0x1F",
            "null");

    private final Path root;

    MutilatedFilesTest(@TempDir Path root) {
        this.root = root;
    }

    @Test
    void noTextBreaksTheReader() throws IOException {
        copySample();
        List<Path> files = yamlFiles();
        Random random = new Random(20260401);
        for (int round = 0; round < 150; round++) {
            Path file = files.get(random.nextInt(files.size()));
            String sound = Files.readString(file);
            Files.writeString(file, mutilate(sound, random));
            Configuration read = YamlConfiguration.read(root, SmallVocabulary.WORDS, name -> List.of("value"));
            assertThat(read.channels().size() == 5 || !read.problems().isEmpty())
                    .as("every channel, or a problem: %s", Files.readString(file))
                    .isTrue();
            Files.writeString(file, sound);
        }
    }

    private static String mutilate(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int cuts = random.nextInt(3); cuts >= 0; cuts--) {
            int from = random.nextInt(changed.length());
            int to = Math.min(changed.length(), from + random.nextInt(6));
            changed.replace(from, to, SHARDS.get(random.nextInt(SHARDS.size())));
        }
        return changed.toString();
    }

    private List<Path> yamlFiles() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private void copySample() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLE)) {
            for (Path file : files.toList()) {
                Path copy = root.resolve(SAMPLE.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
