package io.crossdock.ops.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.crossdock.config.Configuration;
import io.crossdock.ops.Access;
import io.crossdock.ops.Installation;
import io.crossdock.ops.Visit;
import io.crossdock.routes.channel.Words;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** The hub's own port, with the server that it really has: what a request may say, and what nobody hears. */
class HubDoorTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String ORDER =
            """
            {"kind": "order", "orderNumber": "<script>alert(1)</script>", "type": "standard", "function": "original",
             "lines": [{"number": "1", "article": {"ids": {"supplier": "K-1"}}, "quantity": {"value": 2.5, "unit": "KGM"}}]}
            """;

    @TempDir
    private static Path home;

    private static ConfigurableApplicationContext hub;
    private static Access access;

    @BeforeAll
    static void aShopThatSendsItsOrders() throws IOException {
        write("config/hub.yaml", "http: { host: 127.0.0.2, port: 0 }\ndata: kept\npayloads: raw\n");
        write("data/secrets/shop-key", "value-of-key");
        write(
                "config/partners/shop/partner.yaml",
                "name: A shop\nconnections: { api: { http: { api-key: \"${secret:shop-key}\" } } }\n");
        write(
                "config/partners/shop/orders-in.yaml",
                "direction: in\ncarries: order\nconnector: { api: { path: /shop/orders } }\nformat: json\n");
        write(
                "config/partners/shop/orders-out.yaml",
                "direction: out\ncarries: order\nconnector: { file: { folder: " + home.resolve("out")
                        + " } }\nformat: { csv: { columns: { Order: orderNumber } } }\n");
        Files.createDirectories(home.resolve("out"));
        Installation installation = new Installation(home.resolve("config"));
        Configuration configuration = installation.read(Words.of());
        assertThat(configuration.problems()).isEmpty();
        assertThat(installation.payloads(configuration)).isEqualTo(home.resolve("raw"));
        hub = HubApplication.start(installation, configuration, InstantSource.system(), false);
        access = Access.read(installation.data(configuration));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void listensOnTheAddressThatIsNamedAndOnNoOther() throws Exception {
        URI address = access.address();
        assertThat(address.getHost()).isEqualTo("127.0.0.2");

        new Socket("127.0.0.2", address.getPort()).close();
        assertThatThrownBy(() -> new Socket("127.0.0.1", address.getPort()).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void hearsNothingOfAnAddressOrAFormAndTakesTheBodyAsItCame() throws Exception {
        String form = "application/x-www-form-urlencoded";

        assertThat(post("/shop/orders?X-Api-Key=value-of-key", ORDER).statusCode())
                .isEqualTo(401);
        assertThat(post("/shop/orders?x-api-key=value-of-key&a=b", ORDER).statusCode())
                .isEqualTo(401);
        assertThat(post("/shop/orders;X-Api-Key=value-of-key", ORDER).statusCode())
                .isIn(400, 401, 404);
        assertThat(post("/shop/orders", "X-Api-Key=value-of-key", "Content-Type", form)
                        .statusCode())
                .isEqualTo(401);
        assertThat(post(
                                "/shop/orders?CamelFileName=..%2Fevil&camelHttpResponseCode=500",
                                ORDER,
                                "X-Api-Key",
                                "value-of-key",
                                "CamelHttpUri",
                                "http://127.0.0.1:1/",
                                "cAmelFileName",
                                "../evil",
                                "X-File-Name",
                                "..%2F..%2Fevil",
                                "Content-Type",
                                form)
                        .statusCode())
                .isEqualTo(202);

        await().atMost(PATIENCE).until(() -> isDelivered("<script>alert(1)</script>"));
        assertThat(files("")).noneMatch(file -> file.toString().contains("evil"));
    }

    @Test
    void keepsWhatItKeepsWhereItIsToldTo() throws Exception {
        assertThat(home.resolve("kept/database")).isDirectory();
        try (Stream<Path> others = Files.list(home.resolve("data"))) {
            assertThat(others).containsExactly(home.resolve("data/secrets"));
        }
    }

    @Test
    void takesTheFileOutOfAForm() throws Exception {
        String form = "--x\r\nContent-Disposition: form-data; name=\"X-Api-Key\"\r\n\r\nvalue-of-key\r\n--x\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"order.json\"\r\n\r\n"
                + ORDER.replace("<script>alert(1)</script>", "OF-A-FORM")
                + "\r\n--x--\r\n";
        String type = "multipart/form-data; boundary=x";

        assertThat(post("/shop/orders", form, "Content-Type", type).statusCode())
                .isEqualTo(401);
        assertThat(post("/shop/orders", form, "Content-Type", type, "X-Api-Key", "value-of-key")
                        .statusCode())
                .isEqualTo(202);

        await().atMost(PATIENCE).until(() -> isDelivered("OF-A-FORM"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/status",
                "//api/status",
                "/%61pi/status",
                "/api;x=1/status",
                "/;/api/status",
                "/./api/status",
                "/x/../api/status",
                "/api/./status",
                "/api%2Fstatus",
                "/API/status"
            })
    void commandsNothingWithoutTheTokenHoweverThePathIsWritten(String path) throws Exception {
        assertThat(request(path, "GET")).startsWith("HTTP/1.1 4").doesNotContain("channels");
    }

    @Test
    void refusesACommandBeforeItReadsIt() throws Exception {
        assertThat(request("/api/replay/1", "POST")).startsWith("HTTP/1.1 401");
    }

    /** As no client would write it. */
    private String request(String path, String method) throws IOException {
        try (Socket socket =
                new Socket(access.address().getHost(), access.address().getPort())) {
            socket.getOutputStream()
                    .write((method + " " + path
                                    + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void showsWhatPartnersWroteAsTextOnly() throws Exception {
        post(
                "/shop/orders",
                ORDER.replace("alert(1)", "alert(2)").replace("2.5", "\"<img src=x onerror=alert(3)>\""),
                "X-Api-Key",
                "value-of-key",
                "X-File-Name",
                "<b>.json");

        Visit visit = Visit.as(access, "anna", "viewer", false);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(visit.get("/console/parked").body()).contains("lines[0].quantity.value"));
        assertThat(visit.get("/console/parked").body() + visit.get("/console").body())
                .doesNotContain("<script>alert", "<img src=x", "<b>.json", "value-of-key");
    }

    @Test
    void commandsSomethingWithTheTokenAndLeadsPersonsToTheConsole() throws Exception {
        HttpRequest status = HttpRequest.newBuilder(access.address().resolve("/api/status"))
                .header("Authorization", access.authorization())
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(status, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
        assertThat(request("/", "GET")).startsWith("HTTP/1.1 302").contains("/console");
    }

    private static boolean isDelivered(String order) throws IOException {
        for (Path file : files("out")) {
            if (!file.getFileName().toString().startsWith(".")
                    && Files.readString(file).contains(order)) {
                return true;
            }
        }
        return false;
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(access.address().toString().replaceFirst("/$", "") + path))
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve(folder))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
