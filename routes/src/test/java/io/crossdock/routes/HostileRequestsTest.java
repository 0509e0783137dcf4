package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.crossdock.routes.ledger.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What strangers and copies of real requests can do to the journey of a document: nothing. */
@Timeout(300)
class HostileRequestsTest {

    private static final String IN = "direction: in\ncarries: %s\nconnector: { %s: { path: /%s } }\nformat: json\n";

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Headers> seen = new CopyOnWriteArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private volatile int status = 204;
    private HttpServer api;
    private HubFixture fixture;
    private String hub;

    @BeforeEach
    void aHubWithOnePartnerWhoSendsAndOneWhoReceives() throws Exception {
        root.addAppender(log);
        log.start();
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", exchange -> {
            seen.add(exchange.getRequestHeaders());
            exchange.getRequestBody().readAllBytes();
            byte[] echo = exchange.getRequestHeaders().entrySet().toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, status == 204 ? -1 : echo.length);
            if (status != 204) {
                exchange.getResponseBody().write(echo);
            }
            exchange.close();
        });
        api.start();
        fixture = new HubFixture(folder)
                .folders("shop/stock", "shop/orders")
                .partner("erp", "{}")
                .partner("shop", "{}");
        hub = fixture.serving();
        fixture.connection("erp", "open: { http: { api-key: \"${secret:key}\" } }")
                .connection("erp", "hook: { http: { hmac: \"${secret:hook}\", hmac-timestamp-header: X-Time } }")
                .connection(
                        "shop",
                        "api: { http: { address: \"http://127.0.0.1:"
                                + api.getAddress().getPort() + "\", basic: \"${secret:shop}\" } }")
                .connection("erp", "plain: { http: { hmac: \"${secret:hook}\" } }")
                .connection("erp", "body: { http: { hmac: \"${secret:hook}\", hmac-body-only: true } }")
                .channel("erp.plain-in", IN.formatted("order", "plain", "plain"))
                .channel("erp.signed-in", IN.formatted("order", "body", "signed"))
                .channel("erp.orders-in", IN.formatted("order", "open", "orders"))
                .channel("erp.stock-in", IN.formatted("stock", "hook", "stock"))
                .channel("shop.orders-out", out("order", "drop: { folder: orders }", "Order: orderNumber"))
                .channel("shop.orders-api", out("order", "api: { path: /orders }", "Order: orderNumber"))
                .channel("shop.stock-out", out("stock", "drop: { folder: stock }", "Qty: buckets.available"))
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
        api.stop(0);
        root.detachAppender(log);
    }

    @Test
    void aCopyOfASignedRequestHasNoSecondEffect() throws Exception {
        long now = Instant.now().getEpochSecond();
        HttpResponse<String> first = stock(now - 60, 10, "K-1");
        await(() -> lines("shop", "stock").contains("10"));
        stock(now, 5, "K-2");
        await(() -> lines("shop", "stock").contains("5"));

        HttpResponse<String> copy = stock(now - 60, 10, "K-3");
        HttpResponse<String> again = stock(now - 60, 10, "K-2");
        HttpResponse<String> forged =
                send("/stock", stock(99), "X-Time", String.valueOf(now), "X-Signature", sign(now, stock(5)));
        fixture.restart();
        HttpResponse<String> afterRestart = stock(now - 60, 10, "K-4");
        fixture.settled();

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(List.of(copy.body(), again.body(), afterRestart.body())).containsOnly(first.body());
        assertThat(forged.statusCode()).isEqualTo(401);
        assertThat(lines("shop", "stock")).containsExactly("10", "5");
    }

    @Test
    void aCopyOfARequestThatSignsOnlyItsBodyHasNoSecondEffect() throws Exception {
        HttpResponse<String> first = signed("/signed", order("A-1"), "K-1");
        HttpResponse<String> copy = signed("/signed", order("A-1"), "K-2");
        HttpResponse<String> other = signed("/signed", order("A-2"), "K-3");
        HubStatus status = fixture.handled("erp.signed-in", 2);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(copy.body()).isEqualTo(first.body());
        assertThat(other.body()).isNotEqualTo(first.body());
        assertThat(HubFixture.count(status, "erp.signed-in", State.READ)).isEqualTo(2);
    }

    @Test
    void takesNoSignatureThatIsGoodForEver() throws Exception {
        assertThat(fixture.hub().channelProblems().get("erp.plain-in"))
                .asString()
                .contains("HTTP-SIGNATURE-WITHOUT-TIME", "would be good for ever");
        assertThat(signed("/plain", order("A-1"), "K-1").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> signed(String path, String body, String key) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("value-of-hook".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        return send(path, body, "X-Signature", signature, "Idempotency-Key", key);
    }

    @Test
    void controlHeadersReachNeitherTheJourneyNorAPartner() throws Exception {
        String query = "?CamelFileName=..%2F..%2Fquery&camelHttpUri=http%3A%2F%2F127.0.0.1%3A1&CamelHttpMethod=DELETE"
                + "&org.apache.camel.http=x&X-Stranger=1";

        HttpResponse<String> answer = send(
                "/orders" + query,
                order("A-1"),
                "X-Api-Key",
                "value-of-key",
                "CamelFileName",
                "../../header",
                "cAmElHttpUri",
                "http://127.0.0.1:1/",
                "CamelHttpPath",
                "/elsewhere",
                "CamelOverruleFileName",
                "evil",
                "org.apache.camel.component.file.GenericFile",
                "evil",
                "CrossdockOpenHop",
                "evil",
                "field_SUPPLIER",
                "evil",
                "X-Stranger",
                "evil");
        fixture.settled();
        await(() -> !seen.isEmpty());

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(fixture.received("shop", "orders").keySet())
                .singleElement()
                .asString()
                .matches("orders-out-\\d{6}\\.csv");
        assertThat(seen).singleElement().satisfies(headers -> {
            assertThat(headers.keySet()).noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT)
                    .matches("camel.*|org.*|x-stranger|field.*|crossdock.*"));
            assertThat(headers.entrySet().toString()).doesNotContain("evil", "elsewhere");
        });
        assertThat(files())
                .noneMatch(name -> name.contains("query") || name.contains("header") || name.contains("evil"));
    }

    @Test
    void aDocumentNumberIsNoPath() throws Exception {
        List<String> numbers = List.of(
                "../../../../etc/x",
                "/etc/x",
                "C:\\\\evil",
                "..\\\\..\\\\evil",
                "CON",
                "...",
                "a\\r\\nForged: x",
                "\\u001b[2J",
                "x".repeat(299));
        for (String number : numbers) {
            assertThat(send("/orders", order(number), "X-Api-Key", "value-of-key")
                            .statusCode())
                    .as(number)
                    .isEqualTo(202);
        }
        await(() -> fixture.received("shop", "orders").size() == numbers.size());

        assertThat(fixture.received("shop", "orders").keySet())
                .allMatch(name -> name.matches("orders-out-\\d{6}\\.csv"));
        assertThat(files()).noneMatch(name -> name.matches(".*(evil|etc|CON|Forged).*"));
        assertThat(send("/orders", order("a\\u0000b"), "X-Api-Key", "value-of-key")
                        .body())
                .contains("holds a NUL character");
    }

    @Test
    void showsNoSecretWhileALoginFails() throws Exception {
        status = 401;
        send("/orders", order("A-1"), "X-Api-Key", "value-of-key");
        send("/orders", order("A-2"), "X-Api-Key", "value-of-guess");
        await(() -> fixture.hub().status().channels().stream()
                .anyMatch(each -> each.toString().contains("PARTNER-DENIED")));

        String shop = java.util.Base64.getEncoder().encodeToString("value-of-shop".getBytes(StandardCharsets.UTF_8));
        String shown = fixture.hub().status() + " " + fixture.hub().channelProblems()
                + new com.fasterxml.jackson.databind.ObjectMapper()
                        .findAndRegisterModules()
                        .valueToTree(fixture.hub().status());
        assertThat(seen).isNotEmpty().allSatisfy(headers -> assertThat(headers.getFirst("Authorization"))
                .contains(shop));
        assertThat(shown).doesNotContain("value-of-", shop);
        assertThat(log.list)
                .extracting(event -> event.getFormattedMessage() + event.getThrowableProxy())
                .isNotEmpty()
                .noneMatch(line -> line.contains("value-of-") || line.contains(shop));
    }

    private HttpResponse<String> stock(long time, int quantity, String key) throws Exception {
        return send(
                "/stock",
                stock(quantity),
                "X-Time",
                String.valueOf(time),
                "X-Signature",
                sign(time, stock(quantity)),
                "Idempotency-Key",
                key);
    }

    private static String stock(int quantity) {
        return "{\"kind\":\"stock\",\"article\":{\"ids\":{\"buyer\":\"1\"}},\"location\":\"main\",\"buckets\":{\"available\":"
                + quantity + "},\"unit\":\"H87\"}";
    }

    private static String order(String number) {
        return "{\"kind\":\"order\",\"orderNumber\":\"" + number + "\",\"type\":\"standard\",\"function\":\"original\","
                + "\"lines\":[{\"number\":\"1\",\"article\":{\"ids\":{\"buyer\":\"1\"}},\"quantity\":{\"value\":1,\"unit\":\"H87\"}}]}";
    }

    private static String out(String kind, String connector, String column) {
        return "direction: out\ncarries: " + kind + "\nconnector: { " + connector + " }\nformat: { csv: { columns: { "
                + column + " } } }\n";
    }

    private static String sign(long time, String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("value-of-hook".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> send(String path, String body, String... headers) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(hub + path))
                .headers(headers)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private List<String> lines(String partner, String directory) {
        return fixture.lines(fixture.received(partner, directory));
    }

    /** The names of all files in and around the folder of the hub and its partners. */
    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString).toList();
        }
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(condition);
    }
}
