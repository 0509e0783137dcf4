package io.crossdock.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.config.Settings;
import io.crossdock.config.When;
import io.crossdock.connectors.Answer;
import io.crossdock.connectors.Bell;
import io.crossdock.connectors.Bookmark;
import io.crossdock.connectors.Examples;
import io.crossdock.connectors.FolderReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderNewsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private static final Bookmark BLANK = new Bookmark() {
        @Override
        public Optional<String> read() {
            return Optional.empty();
        }

        @Override
        public Optional<Answer> told(String reference) {
            return Optional.empty();
        }

        @Override
        public void write(String place) {}
    };

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final FolderNews news = FolderNews.of(camel);
    private final Bell bell = new Bell();
    private Path folder = Path.of("");

    @BeforeEach
    void begin(@TempDir Path root) throws IOException {
        folder = Files.createDirectory(root.resolve("out"));
        camel.start();
    }

    @AfterEach
    void end() {
        camel.stop();
    }

    @Test
    void ringsForAFileThatAppearsAndForOneThatIsRenamed() throws Exception {
        assertThat(news.rings(folder, bell)).as("what came before was not told").isFalse();
        assertThat(news.rings(folder, bell)).isTrue();

        Path written = Files.writeString(folder.resolve("a.tmp"), "a");
        assertThat(bell.sleep(LONG)).isTrue();

        Files.move(written, folder.resolve("a.edi"));
        assertThat(bell.sleep(LONG)).isTrue();
    }

    @Test
    void ringsForAllWhoReadTheFolder() throws Exception {
        Bell other = new Bell();
        news.rings(folder, bell);
        news.rings(folder, other);

        Files.writeString(folder.resolve("a.edi"), "a");

        assertThat(bell.sleep(LONG)).isTrue();
        assertThat(other.sleep(LONG)).isTrue();
    }

    @Test
    void followsAFolderThatWasTakenAwayAndMadeAgain() throws Exception {
        news.rings(folder, bell);
        Files.delete(folder);
        await().untilAsserted(() -> assertThat(news.rings(folder, bell)).isFalse());
        Files.createDirectory(folder);
        await().untilAsserted(() -> assertThat(news.rings(folder, bell)).isTrue());
        bell.sleep(Duration.ZERO);

        Files.writeString(folder.resolve("a.edi"), "a");

        assertThat(bell.sleep(LONG)).isTrue();
    }

    @Test
    void tellsNothingOfAFolderThatIsNotThere() {
        assertThat(news.rings(folder.resolve("none"), bell)).isFalse();
        assertThat(news.rings(folder.resolve("none"), bell)).isFalse();
    }

    @Test
    void takesAFileFromACalmFolderBeforeTheNextLookWouldHaveCome() throws Exception {
        FileSource source =
                new FileSource(new FolderReader(Duration.ofMillis(10), Duration.ofMillis(10), InstantSource.system()));
        Settings settings = Examples.read(source.connection(), "root: " + folder.getParent())
                .with(Examples.read(source.spec(), "folder: out"));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                source.from(this, settings, new When.OnArrival(), BLANK).log("taken");
            }
        });
        Thread.sleep(1_500); // by then it is calm

        Files.writeString(folder.resolve("a.edi"), "a");

        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(folder.resolve(".done/a.edi")));
    }
}
