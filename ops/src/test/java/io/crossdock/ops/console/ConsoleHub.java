package io.crossdock.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Configuration;
import io.crossdock.ops.Access;
import io.crossdock.ops.Installation;
import io.crossdock.ops.app.HubApplication;
import io.crossdock.routes.channel.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/** A hub with a shop that orders and a supplier that is to get the orders. */
public final class ConsoleHub implements AutoCloseable {

    private final Path home;
    private final ConfigurableApplicationContext hub;
    private final Access access;

    public ConsoleHub(Path home) throws IOException {
        this(home, "");
    }

    /** @param more lines of {@code hub.yaml}; {@code ${secret:openid}} has a value */
    public ConsoleHub(Path home, String more) throws IOException {
        this(home, more, "");
    }

    /** @param http settings of its port */
    public ConsoleHub(Path home, String more, String http) throws IOException {
        this.home = home;
        write("config/hub.yaml", "http: { port: 0" + (http.isEmpty() ? "" : ", " + http) + " }\n" + more);
        write("data/secrets/openid", "what the hub shows");
        write(
                "config/partners/shop/partner.yaml",
                "name: The shop on the corner\nidentifiers: { gln: \"4098765000003\" }\nconnections: { drop: { file: { root: "
                        + home.resolve("shop") + " } } }\n");
        write(
                "config/partners/shop/orders-in.yaml",
                """
                # What the shop orders, as its till writes it.
                direction: in
                carries: order
                connector: { drop: { folder: out } }
                when: { every: 1s }
                format: { csv: { separator: ";", columns: { Order: orderNumber, Item: lines.article.ids.buyer, Qty: lines.quantity.value } } }
                """);
        write(
                "config/partners/kestrel/partner.yaml",
                "name: Kestrel Ltd\nidentifiers: { gln: \"4012345000016\" }\nconnections: { drop: { file: { root: "
                        + home.resolve("kestrel") + " } } }\n");
        write(
                "config/partners/kestrel/orders-out.yaml",
                """
                direction: out
                carries: order
                connector: { drop: { folder: in } }
                format: { csv: { columns: { Order: orderNumber, Qty: lines.quantity.value } } }
                """);
        Files.createDirectories(home.resolve("shop/out"));
        Files.createDirectories(home.resolve("kestrel/in"));
        Installation installation = new Installation(home.resolve("config"));
        Configuration configuration = installation.read(Words.of());
        assertThat(configuration.problems()).isEmpty();
        hub = HubApplication.start(installation, configuration, InstantSource.system(), true);
        access = Access.read(installation.data(configuration));
    }

    public Access access() {
        return access;
    }

    /** A part of the application. */
    public <T> T bean(String name, Class<T> type) {
        return hub.getBean(name, type);
    }

    public void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    public Path path(String name) {
        return home.resolve(name);
    }

    public String text(String name) throws IOException {
        return Files.readString(home.resolve(name));
    }

    /** What a partner has received by now. */
    public List<String> received(String folder) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve(folder))) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .map(ConsoleHub::content)
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }

    @Override
    public void close() {
        hub.close();
    }
}
