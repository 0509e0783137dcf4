package io.crossdock.ops.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.config.Configuration;
import io.crossdock.ops.Access;
import io.crossdock.ops.Installation;
import io.crossdock.ops.Visit;
import io.crossdock.routes.channel.Words;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Goes the way of the README's newcomer, with the files that the README shows, on a hub that is already running. */
class FirstChannelTest {

    private static final Pattern FILE =
            Pattern.compile("```yaml\\n# config/(partners/kestrel/\\S+)\\.yaml.*?\\n(.*?)```", Pattern.DOTALL);
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path home;
    private final ConfigurableApplicationContext hub;
    private final Visit visit;

    FirstChannelTest(@TempDir Path home) throws IOException, InterruptedException {
        this.home = home;
        write("config/hub.yaml", "http: { port: 0 }\n");
        write("config/partners/shop/partner.yaml", "name: A shop\n");
        write(
                "config/partners/shop/orders-in.yaml",
                """
                direction: in
                carries: order
                connector: { file: { folder: %s } }
                when: { every: 1s }
                format:
                  csv:
                    columns:
                      Order: orderNumber
                      Supplier: parties.supplier.ids.gln
                      Buyer: parties.buyer.ids.gln
                      Line: lines.number
                      Article: lines.article.ids.supplier
                      Quantity: lines.quantity.value
                      Price: lines.price
                    set: { lines.quantity.unit: KGM }
                """
                        .formatted(home.resolve("exchange/shop")));
        Files.createDirectories(home.resolve("exchange/shop"));
        Installation installation = new Installation(home.resolve("config"));
        Configuration configuration = installation.read(Words.of());
        assertThat(configuration.problems()).isEmpty();
        hub = HubApplication.start(installation, configuration, InstantSource.system(), true);
        visit = Visit.as(Access.read(installation.data(configuration)), "anna", "viewer", true);
    }

    @BeforeEach
    void theReadmeShowsAPartnerAndAChannel() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        List<MatchResult> shown = FILE.matcher(readme).results().toList();
        assertThat(shown).hasSize(2);
        for (MatchResult file : shown) {
            write("config/" + file.group(1) + ".yaml", file.group(2).replace("exchange/", home + "/exchange/"));
        }
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aNewPartnerReceivesItsOrdersWithoutARestart() throws IOException, InterruptedException {
        await().atMost(PATIENCE).until(() -> page("").contains("kestrel.orders-out"));
        Path orders = Files.createDirectories(home.resolve("exchange/kestrel/orders"));

        write(
                "exchange/shop/orders.csv",
                """
                Order,Supplier,Buyer,Line,Article,Quantity,Price
                A-17,4012345000016,4012345000009,1,K-1,2.5,3.75
                A-18,4012345000016,4012345000009,1,K-1,many,3.75
                """);

        await().atMost(PATIENCE).until(() -> files(orders).size() == 1);
        assertThat(new String(Files.readAllBytes(files(orders).get(0)), WINDOWS).lines())
                .containsExactly("Bestellung;Käufer;Pos;Artikel;Menge;Preis", "A-17;4012345000009;1;K-1;2,5;3,75");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(page(""))
                .contains("orders.csv:3 (Quantity)")
                .contains("&#39;many&#39; is not a number"));
        assertThat(page("?lang=zh")).contains("搁置：需要人工处理").contains("orders.csv:3 (Quantity)");
        assertThat(visit.get("/console/documents/A-19").body()).contains("没有单据 A-19");
    }

    private String page(String query) throws IOException, InterruptedException {
        return visit.get("/console/parked" + query).body()
                + visit.get("/console" + query).body();
    }

    private Path write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static List<Path> files(Path folder) {
        return Stream.of(folder)
                .map(path -> path.toFile().listFiles())
                .flatMap(found -> found == null ? Stream.empty() : Arrays.stream(found))
                .map(java.io.File::toPath)
                .filter(Files::isRegularFile)
                .filter(file -> !file.getFileName().toString().startsWith("."))
                .toList();
    }
}
