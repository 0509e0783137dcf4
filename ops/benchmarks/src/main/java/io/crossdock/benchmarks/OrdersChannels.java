package io.crossdock.benchmarks;

import io.crossdock.config.Configuration;
import io.crossdock.config.yaml.YamlConfiguration;
import io.crossdock.routes.channel.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The two channels of the journey: EDIFACT orders from a folder, and each as JSON in a request of its own. */
final class OrdersChannels {

    private static final String PARTNER =
            """
            name: Partner
            connections:
              drop: { file: { root: "@FOLDER@" } }
              api: { http: { address: "@ADDRESS@" } }
            """;

    private static final String ORDERS_IN =
            """
            direction: in
            carries: order
            connector: { drop: { folder: out } }
            when: { every: 50ms }
            format: { edifact: { message: ORDERS, release: D.96A } }
            """;

    private static final String ORDERS_OUT =
            """
            direction: out
            carries: order
            connector: { api: { path: /orders } }
            format: json
            """;

    private OrdersChannels() {}

    /**
     * A configuration that reads from the folder {@code out} in another one.
     *
     * @param hub what {@code hub.yaml} says
     */
    static Configuration in(Path folder, CountingPartner partner, String hub) throws IOException {
        Path config = Files.createDirectories(folder.resolve("config/partners/partner"));
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("config/hub.yaml"), hub);
        Files.writeString(
                config.resolve("partner.yaml"),
                PARTNER.replace("@FOLDER@", folder.toString()).replace("@ADDRESS@", partner.address()));
        Files.writeString(config.resolve("orders-in.yaml"), ORDERS_IN);
        Files.writeString(config.resolve("orders-out.yaml"), ORDERS_OUT);
        Configuration configuration =
                YamlConfiguration.read(folder.resolve("config"), Words.of().vocabulary(), name -> List.of("secret"));
        if (!configuration.problems().isEmpty()) {
            throw new IllegalStateException(configuration.problems().toString());
        }
        return configuration;
    }
}
