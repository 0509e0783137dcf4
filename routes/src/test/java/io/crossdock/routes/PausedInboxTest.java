package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.routes.HubStatus.Condition;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An inbox that a partner sends into by himself, while a person has it stand still. */
@Timeout(300)
class PausedInboxTest {

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void tellsWhoSendsToComeAgainAndTakesItOnceThen() throws Exception {
        HubFixture fixture =
                new HubFixture(folder).folders("shop/in").partner("erp", "{}").partner("shop", "{}");
        String hub = fixture.serving();
        fixture.connection("erp", "open: { http: { api-key: \"${secret:key}\" } }")
                .channel(
                        "erp.orders-in",
                        "direction: in\ncarries: order\nconnector: { open: { path: /orders } }\nformat: json\n")
                .channel(
                        "shop.orders-out",
                        "direction: out\ncarries: order\nconnector: { drop: { folder: in } }\n"
                                + "format: { csv: { columns: { Order: orderNumber } } }\n");
        try (fixture) {
            fixture.start();
            assertThat(send(hub, "PO-1")).isEqualTo(202);
            fixture.hub().pause("erp.orders-in", "anna", "stocktaking");

            assertThat(send(hub, "PO-2")).isEqualTo(503);
            Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> !fixture.received("shop", "in")
                    .isEmpty());
            assertThat(fixture.hub().status().channels())
                    .filteredOn(one -> one.id().equals("erp.orders-in"))
                    .extracting(HubStatus.ChannelStatus::condition)
                    .containsExactly(Condition.PAUSED);
            fixture.hub().resume("erp.orders-in");

            assertThat(send(hub, "PO-2")).isEqualTo(202);
            fixture.handled("erp.orders-in", 2);
            assertThat(fixture.lines(fixture.received("shop", "in"))).containsExactlyInAnyOrder("PO-1", "PO-2");
        }
    }

    private int send(String hub, String order) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(hub + "/orders"))
                        .header("X-Api-Key", "value-of-key")
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"kind\":\"order\",\"orderNumber\":\"" + order
                                                + "\",\"lines\":[{\"article\":{\"ids\":{\"buyer\":\"A\"}},\"quantity\":{\"value\":1}}]}"))
                        .build(),
                BodyHandlers.ofString());
        return answer.statusCode();
    }
}
