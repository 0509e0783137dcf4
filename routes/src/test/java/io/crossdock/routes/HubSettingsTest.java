package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Language;
import io.crossdock.config.Secret;
import io.crossdock.config.yaml.YamlSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HubSettingsTest {

    @Test
    void takesFromHubYamlWhatTheHubStandsOn() {
        HubSettings settings = of(
                """
                data: kept
                payloads: raw
                tenant: north
                broker: { url: "tcp://broker.example:61616", user: anna, password: "${secret:broker}" }
                database: { url: "jdbc:postgresql://db.example/hub", user: bert, password: "${secret:database}" }
                us: { identifiers: { gln: "4399901234561" } }
                """);

        assertThat(settings.data()).isEqualTo(Path.of("kept"));
        assertThat(settings.payloads()).isEqualTo(Path.of("raw"));
        assertThat(settings.tenant()).isEqualTo("north");
        assertThat(settings.us()).isEqualTo(Map.of("gln", List.of("4399901234561")));
        assertThat(settings.broker()).hasValueSatisfying(broker -> {
            assertThat(broker.url()).isEqualTo("tcp://broker.example:61616");
            assertThat(broker.user()).isEqualTo("anna");
            assertThat(broker.password().map(Secret::reveal)).contains("value-of-broker");
        });
        assertThat(settings.database()).hasValueSatisfying(database -> {
            assertThat(database.url()).isEqualTo("jdbc:postgresql://db.example/hub");
            assertThat(database.user()).isEqualTo("bert");
            assertThat(database.password().map(Secret::reveal)).contains("value-of-database");
        });
    }

    @Test
    void needsNothing() {
        HubSettings settings = of("{}");

        assertThat(settings.data()).isEqualTo(Path.of("data"));
        assertThat(settings.payloads()).isEqualTo(Path.of("data/payloads"));
        assertThat(settings.broker()).isEmpty();
        assertThat(settings.database()).isEmpty();
    }

    private static HubSettings of(String yaml) {
        return HubSettings.of(YamlSettings.read(Language.hub(), yaml, "hub.yaml", name -> List.of("value-of-" + name))
                .get());
    }
}
