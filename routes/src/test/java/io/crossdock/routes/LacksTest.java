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
        try (Nodes nodes = Nodes.in(folder);
                HubFixture fixture = nodes.node("hub").partner("anna", "{}").start()) {
            assertThat(fixture.hub().lacks()).isEmpty();
            assertThat(fixture.hub().figures().broker().used()).isBetween(0.0, 1.0);

            nodes.broker().cut("hub");
            Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> needs(fixture)
                    .equals(List.of(Need.BROKER)));

            nodes.broker().as("hub");
            nodes.postgres().cut("hub");
            Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> needs(fixture)
                    .equals(List.of(Need.DATABASE)));

            nodes.postgres().execute("alter role hub login");
            Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> needs(fixture)
                    .isEmpty());
        }
    }

    private static List<Need> needs(HubFixture fixture) {
        return fixture.hub().lacks().stream().map(Lack::need).toList();
    }
}
