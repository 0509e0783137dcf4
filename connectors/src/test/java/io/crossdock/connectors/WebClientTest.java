package io.crossdock.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever asks over HTTP may rely on, by servers that do what servers should not. */
class WebClientTest {

    private static final String DONE = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final WebClient client = new WebClient(settings());
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private static Settings settings() {
        return settings("{}");
    }

    private static Settings settings(String written) {
        Spec spec = Spec.of(
                        "web",
                        "Asks.",
                        Tls.SETTING,
                        Setting.time("connect-timeout", "How long.").or("5s"),
                        Setting.time("timeout", "How long.").or("30s"))
                .example("{}");
        return Examples.read(spec, written);
    }

    private static WebRequest order(RawServer server) {
        return WebRequest.of("POST", server.uri()).carrying(Payload.of(new byte[] {'{', '}'}));
    }

    private WebAnswer send(RawServer server, Duration limit) throws IOException, InterruptedException {
        return client.send(order(server), body, limit);
    }

    @Test
    void saysNothingThatNobodyAskedFor() throws Exception {
        try (RawServer server = new RawServer((socket, out) -> RawServer.say(out, DONE))) {
            WebAnswer answer = client.send(order(server).header("X-Own", "a value"), body);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("content-length")).contains("2");
            assertThat(body.toString(StandardCharsets.US_ASCII)).isEqualTo("OK");
            assertThat(server.heads.get(0).lines().map(line -> line.replaceFirst(":.*", "")))
                    .containsExactlyInAnyOrder(
                            "POST /orders HTTP/1.1", "X-Own", "Content-Length", "Host", "Connection", "User-Agent", "");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n186a0\r\n",
                "HTTP/1.1 200 OK\r\nX-Endless: ",
                ""
            })
    void endsInTimeHoweverSlowlyTheAnswerDrips(String beginning) throws Exception {
        try (RawServer server = new RawServer((socket, out) -> drip(beginning, out))) {
            Throwable failure = catchThrowable(() -> send(server, SHORT));

            assertThat(failure).isInstanceOf(SocketTimeoutException.class).hasMessageContaining("within PT0.3S");
            assertThat(NetworkCodes.in(failure)).contains(NetworkCodes.SILENT);
        }
    }

    @Test
    void waitsForTheWholeAnswerAsLongAsItIsToldTo() throws Exception {
        WebClient impatient = new WebClient(settings("{ timeout: 300ms }"));
        try (RawServer server = new RawServer((socket, out) -> drip("", out))) {
            assertThatThrownBy(() -> impatient.send(order(server), body))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("within PT0.3S");
        }
    }

    @Test
    void waitsForAConnectionAsLongAsItIsToldTo() throws Exception {
        WebClient impatient = new WebClient(settings("{ connect-timeout: 300ms }"));
        try (FullDoor full = new FullDoor();
                SilentDoor silent = new SilentDoor()) {
            for (String address : List.of("http://127.0.0.1:" + full.port(), "https://127.0.0.1:" + silent.port())) {
                WebRequest request = WebRequest.of("GET", URI.create(address + "/"));

                Throwable failure = catchThrowable(() -> impatient.send(request, body));

                assertThat(failure).as(address).isInstanceOf(WebClient.NotSent.class);
                assertThat(NetworkCodes.in(failure)).as(address).contains(NetworkCodes.SILENT);
                assertThat(failure)
                        .as("the end of the whole exchange")
                        .hasMessageNotContaining("no whole answer within");
            }
        }
    }

    private static void drip(String beginning, OutputStream out) throws IOException, InterruptedException {
        RawServer.say(out, beginning);
        while (true) {
            RawServer.say(out, "x");
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    @Test
    void neverSendsAgainWhatWasNotAnswered() throws Exception {
        try (RawServer server = new RawServer((socket, out) -> socket.close())) {
            assertThatThrownBy(() -> send(server, LONG))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(WebClient.NotSent.class);

            assertThat(server.heads).hasSize(1);
        }
    }

    @Test
    void neverSendsAgainWhatWasNotAnsweredOnAConnectionThatServedBefore() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        try (RawServer server = new RawServer((socket, out) -> {
            if (first.getCount() == 0) {
                socket.close();
            } else {
                first.countDown();
                RawServer.say(out, DONE);
            }
        })) {
            send(server, LONG);

            assertThatThrownBy(() -> send(server, LONG)).isNotInstanceOf(WebClient.NotSent.class);

            assertThat(server.heads).hasSize(2);
            assertThat(server.connections).hasSize(1);
        }
    }

    @Test
    void usesNoConnectionThatTheOtherSideHasClosed() throws Exception {
        try (RawServer server = new RawServer((socket, out) -> RawServer.say(out, DONE))) {
            send(server, LONG);
            server.connections.get(0).close();
            TimeUnit.MILLISECONDS.sleep(200);

            assertThat(send(server, LONG).status()).isEqualTo(200);
            assertThat(server.heads).hasSize(2);
        }
    }

    @Test
    void keepsAConnectionForTheNextRequest() throws Exception {
        try (RawServer server = new RawServer((socket, out) -> RawServer.say(out, DONE))) {
            for (int request = 0; request < 5; request++) {
                send(server, LONG);
            }

            assertThat(server.connections).hasSize(1);
        }
    }

    @Test
    void saysThatNothingWasSentWhereNobodyListens() throws Exception {
        RawServer gone = new RawServer((socket, out) -> socket.close());
        gone.close();

        assertThatThrownBy(() -> send(gone, LONG))
                .isInstanceOf(WebClient.NotSent.class)
                .satisfies(failure -> assertThat(NetworkCodes.in(failure)).contains(NetworkCodes.UNREACHABLE));
    }

    @Test
    void saysThatNothingWasSentToAHostThatNobodyKnows() {
        WebRequest request = WebRequest.of("GET", URI.create("http://nobody.invalid/"));

        assertThatThrownBy(() -> client.send(request, body))
                .isInstanceOf(WebClient.NotSent.class)
                .satisfies(failure -> assertThat(NetworkCodes.in(failure)).contains(NetworkCodes.HOST_UNKNOWN));
    }

    @Test
    void stopsWaitingWhenItsThreadIsToldTo() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server = new RawServer((socket, out) -> never.await())) {
            CompletableFuture<Throwable> ended = new CompletableFuture<>();
            Thread asking = new Thread(() -> ended.complete(catchThrowable(() -> send(server, LONG))));
            asking.start();
            await().until(() -> !server.heads.isEmpty());

            asking.interrupt();

            assertThat(ended.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void readsNoEndlessHead() throws Exception {
        try (RawServer server = new RawServer((socket, out) -> {
            RawServer.say(out, "HTTP/1.1 200 OK\r\n");
            for (int line = 0; line < 100_000; line++) {
                RawServer.say(out, "X-" + line + ": value\r\n");
            }
        })) {
            assertThatThrownBy(() -> send(server, LONG)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void takesHalfAnAnswerForNone() throws Exception {
        try (RawServer server = new RawServer((socket, out) -> {
            RawServer.say(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
            socket.close();
        })) {
            assertThatThrownBy(() -> send(server, LONG)).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Injected: b", "a\nb", "尺码", "\0", "\u007f"})
    void letsNoValueMakeAHeader(String value) throws Exception {
        WebRequest request = WebRequest.of("GET", URI.create("http://127.0.0.1/"));

        assertThatThrownBy(() -> request.header("X-Name", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(value);
    }

    @Test
    void tellsNamesApartThatDifferInALetterBeyondAscii() throws Exception {
        try (RawServer server = new RawServer((socket, out) -> RawServer.say(out, DONE))) {
            client.send(order(server).header("X-Key", "Größe"), body);

            assertThat(server.heads.get(0)).contains("X-Key: Größe\r\n");
        }
    }

    @Test
    void leavesTheHeadersOfTheConnectionToTheConnection() {
        WebRequest request = WebRequest.of("GET", URI.create("http://127.0.0.1/"));

        for (String name : List.of("Host", "content-length", "Transfer-Encoding", "Connection", "X Y", "")) {
            assertThatThrownBy(() -> request.header(name, "x")).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
