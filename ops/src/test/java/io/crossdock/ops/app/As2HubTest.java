package io.crossdock.ops.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.crossdock.routes.search.Trace;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that sends by AS2 to one that receives, here itself; receipts come in the answer. */
class As2HubTest {

    private record Passed(As2Loop.Letter letter, HttpResponse<byte[]> answer) {}

    private final As2Loop home;
    private final List<Passed> passed = new CopyOnWriteArrayList<>();

    As2HubTest(@TempDir Path folder) throws Exception {
        home = new As2Loop(folder, this::pass);
        home.channel(
                        "south/orders-out.yaml",
                        "direction: out\ncarries: order\nwhere: { source: shop }\nconnector: { station: { compress: true } }\nformat: json\n")
                .channel(
                        "north/orders-in.yaml",
                        "direction: in\ncarries: order\nconnector: { station: {} }\nformat: json\n")
                .keepsWhatComesFrom("north");
        home.start(InstantSource.system());
    }

    @AfterEach
    void stop() {
        home.close();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            As2Loop.Letter letter = As2Loop.Letter.of(exchange);
            HttpResponse<byte[]> answer = home.toHub(letter);
            passed.add(new Passed(letter, answer));
            answer.headers().firstValue("Content-Type").ifPresent(type -> exchange.getResponseHeaders()
                    .set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Test
    void sendsAndReceivesAndTellsARepeatedMessageTheSameWithoutASecondEffect() throws Exception {
        home.order();
        await().atMost(Duration.ofMinutes(3)).until(() -> home.files().size() == 1);
        assertThat(Files.readString(home.files().get(0))).contains("A-17");
        await().atMost(Duration.ofMinutes(3)).until(() -> passed.size() == 1);
        Passed message = passed.get(0);
        assertThat(proof()).contains(new String(message.answer().body(), StandardCharsets.ISO_8859_1));

        HttpResponse<byte[]> again = home.toHub(message.letter());
        home.restart(InstantSource.system());
        HttpResponse<byte[]> afterARestart = home.toHub(message.letter());

        assertThat(List.of(again.statusCode(), afterARestart.statusCode())).containsOnly(200);
        assertThat(again.body()).isEqualTo(message.answer().body());
        assertThat(afterARestart.body()).isEqualTo(message.answer().body());
        assertThat(home.files()).hasSize(1);
        assertThat(passed).hasSize(1);
    }

    /** What the hub keeps to show that the order arrived; it is a rung of the delivery's ladder. */
    private String proof() throws IOException {
        Trace.Rung rung = await().atMost(Duration.ofMinutes(3))
                .until(home::rungs, all -> all.size() == 1)
                .get(0);
        assertThat(rung.level()).isEqualTo("transport");
        assertThat(rung.state()).isEqualTo("RECEIVED");
        return home.proof(rung);
    }
}
