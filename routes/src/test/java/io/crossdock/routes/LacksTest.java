package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.routes.Lack.Need;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A hub knows what it lacks. */
@Timeout(300)
class LacksTest {

    @TempDir
    Path folder;

    @Test
    void knowsThatItsBrokerOrItsDatabaseIsAwayAndThatItIsBack() throws Exception {
        try (ExternalBroker broker = ExternalBroker.start(folder.resolve("broker"));
                Postgres postgres = Postgres.start()) {
            postgres.let("hub");
            try (HubFixture fixture = new HubFixture(
                            folder.resolve("hub"),
                            settings -> new HubSettings(
                                    settings.data(),
                                    settings.payloads(),
                                    settings.tenant(),
                                    broker.as("hub"),
                                    postgres.as("hub"),
                                    settings.us(),
                                    settings.firstPause()))
                    .partner("anna", "{}")
                    .start()) {
                assertThat(fixture.hub().lacks()).isEmpty();
                assertThat(fixture.hub().figures().broker().used()).isBetween(0.0, 1.0);

                broker.cut("hub");
                Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> needs(fixture)
                        .equals(List.of(Need.BROKER)));

                broker.as("hub");
                postgres.cut("hub");
                Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> needs(fixture)
                        .equals(List.of(Need.DATABASE)));

                postgres.execute("alter role hub login");
                Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> needs(fixture)
                        .isEmpty());
            }
        }
    }

    private static List<Need> needs(HubFixture fixture) {
        return fixture.hub().lacks().stream().map(Lack::need).toList();
    }
}
