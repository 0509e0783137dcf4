package io.crossdock.ops.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.ops.Provenance;
import io.crossdock.ops.console.ConsoleHub;
import io.crossdock.routes.Hub;
import io.crossdock.routes.access.AuditLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the watched folder puts in force stands in the audit log, as what a person does. */
@Timeout(300)
class HubInForceTest {

    @TempDir
    private Path home;

    @Test
    void tellsTheAuditLogOfEachConfigurationThatTheFolderPutsInForceOnce() throws Exception {
        String first;
        try (ConsoleHub hub = new ConsoleHub(home)) {
            List<AuditLog.Line> lines = applied(hub);
            assertThat(lines).singleElement().satisfies(line -> assertThat(line.author())
                    .isEqualTo(Provenance.of(hub.path("config")).author()));
            first = lines.get(0).subject();
        }
        try (ConsoleHub hub = new ConsoleHub(home)) {
            assertThat(applied(hub)).as("nothing has changed").hasSize(1);

            hub.write(
                    "config/partners/shop/orders-in.yaml",
                    hub.text("config/partners/shop/orders-in.yaml").replace("every: 1s", "every: 2s"));
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> !hub(hub).configuration().bundle().equals(first));

            assertThat(applied(hub))
                    .extracting(AuditLog.Line::subject)
                    .containsExactly(hub(hub).configuration().bundle(), first);
        }
    }

    private static List<AuditLog.Line> applied(ConsoleHub hub) {
        return hub(hub).audit().latest(Long.MAX_VALUE, "", 100).stream()
                .filter(line -> line.action().equals("configuration.apply"))
                .toList();
    }

    private static Hub hub(ConsoleHub hub) {
        return hub.bean(HubInForce.class.getName(), HubInForce.class).hub().orElseThrow();
    }
}
