package io.crossdock.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.connectors.ConnectorContract;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.NetworkCodes;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.Source;
import io.crossdock.connectors.Target;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpContractTest extends ConnectorContract {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final byte[] ORDER = "{\"number\":\"4711\"}".getBytes(StandardCharsets.UTF_8);

    @Override
    protected Source source() {
        return new HttpSource(() -> NOW);
    }

    @Override
    protected Target target() {
        return new HttpTarget();
    }

    @Override
    protected Counterpart counterpart() throws IOException {
        return new ApiPartner();
    }

    @Override
    protected void prepare(CamelContext context) throws Exception {
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(partner().hubPort);
        context.addService(new VertxPlatformHttpServer(server));
    }

    @Test
    void answersAFailureWithoutAWordAboutIt() throws Exception {
        failRoute();
        receive();
        counterpart.sends("a.json", ORDER);

        HttpResponse<String> answer = partner().answerTo("a.json");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("30");
        assertThat(answer.body()).isEqualTo("{\"error\":\"not taken, please send again\"}");
    }

    @Test
    void takesNothingFromStrangers() throws Exception {
        receive();

        assertThat(partner().calls("/orders", ORDER).statusCode()).isEqualTo(401);
        assertThat(partner()
                        .calls("/orders", ORDER, "Authorization", "Basic " + Guard.base64("value-of-other"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(takenNames()).isEmpty();
    }

    @Test
    void takesTheNextPasswordToo() throws Exception {
        receive();

        HttpResponse<String> answer =
                partner().calls("/orders", ORDER, "Authorization", "Basic " + Guard.base64("next-of-login"));

        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void isOpenToNobodyUnlessTold() {
        Settings open = partner().source("{}", "path: /orders");

        assertThatThrownBy(() -> receive(open))
                .satisfies(failure -> assertThat(Fault.codeIn(failure)).contains(Http.NO_AUTHENTICATION));
    }

    @Test
    void refusesMoreThanItMayTake() throws Exception {
        receive(partner().source("api-key: \"${secret:key}\"", "{ path: /orders, max-size: 1 }"));

        HttpResponse<String> tooLarge =
                partner().calls("/orders", new byte[1024 * 1024 + 1], "X-Api-Key", "value-of-key");
        HttpResponse<String> largest = partner().calls("/orders", new byte[1024 * 1024], "X-Api-Key", "value-of-key");

        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(largest.statusCode()).isEqualTo(202);
        assertThat(takenNames()).hasSize(1);
    }

    @Test
    void trustsOnlyASignatureOfThisBodyAndThisMoment() throws Exception {
        receive(partner().source("{ hmac: \"${secret:hook}\", hmac-timestamp-header: X-Time }", "path: /orders"));
        String now = String.valueOf(NOW.getEpochSecond());
        String early = String.valueOf(NOW.getEpochSecond() - 301);

        assertThat(signed(now, ORDER, signature(now, ORDER))).isEqualTo(202);
        assertThat(signed(now, new byte[] {1}, signature(now, ORDER))).isEqualTo(401);
        assertThat(signed(early, ORDER, signature(early, ORDER))).isEqualTo(401);
        assertThat(signed(now, ORDER, signature(early, ORDER))).isEqualTo(401);
        assertThat(signed(now, ORDER, "00")).isEqualTo(401);
        assertThat(takenNames()).hasSize(1);
    }

    @Test
    void tellsACopyOfASignedRequestByItsSignatureHoweverThatIsWritten() throws Exception {
        receive(partner().source("{ hmac: \"${secret:hook}\", hmac-timestamp-header: X-Time }", "path: /orders"));
        String now = String.valueOf(NOW.getEpochSecond());
        String later = String.valueOf(NOW.getEpochSecond() + 1);
        String signature = signature(now, ORDER);
        String base64 =
                java.util.Base64.getEncoder().encodeToString(HexFormat.of().parseHex(signature.substring(7)));

        assertThat(signed(now, ORDER, signature)).isEqualTo(202);
        assertThat(signed(
                        now, ORDER, signature.toUpperCase(java.util.Locale.ROOT).replace("SHA256=", "")))
                .isEqualTo(202);
        assertThat(signed(now, ORDER, base64)).isEqualTo(202);
        assertThat(signed(later, ORDER, signature(later, ORDER))).isEqualTo(202);

        assertThat(takenProofs().subList(0, 3)).containsOnly(Optional.of(signature.substring(7)));
        assertThat(takenProofs().get(3)).isPresent().isNotEqualTo(takenProofs().get(0));
    }

    @Test
    void takesTheSameBodyForACopyWhereOnlyTheBodyIsSigned() throws Exception {
        receive(partner().source("{ hmac: \"${secret:hook}\", hmac-body-only: true }", "path: /orders"));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("value-of-hook".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));

        String signature = HexFormat.of().formatHex(mac.doFinal(ORDER));

        assertThat(signed("0", ORDER, signature)).isEqualTo(202);
        assertThat(signed("1", ORDER, signature)).isEqualTo(202);

        assertThat(takenProofs()).hasSize(2).containsOnly(Optional.of(signature));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Api-Key=value-of-key",
                "x-api-key=value-of-key",
                "X%2DApi%2DKey=value-of-key",
                "a=b&X-Api-Key=value-of-key",
                "a=b;X-Api-Key=value-of-key"
            })
    void takesNoCredentialsFromAnAddress(String query) throws Exception {
        receive(partner().source("api-key: \"${secret:key}\"", "path: /orders"));

        assertThat(partner().calls("/orders?" + query, ORDER).statusCode()).isEqualTo(401);
        assertThat(takenNames()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelFileName=../../evil",
                "camelhttpuri=http://127.0.0.1:1/",
                "CAMELHTTPRESPONSECODE=500",
                "CamelHttpResponseCode=500",
                "org.apache.camel.component.file.GenericFile=evil",
                "X-File-Name=..%2F..%2Fevil",
                "Idempotency-Key=evil",
                "CamelHttpQuery=x&CamelHttpMethod=DELETE"
            })
    void letsNothingOfAnAddressIntoTheJourney(String query) throws Exception {
        receive(partner().source("api-key: \"${secret:key}\"", "path: /orders"));
        String header = query.substring(0, query.indexOf('='));
        String value = query.substring(query.indexOf('=') + 1);

        int queried = partner()
                .calls("/orders?" + query, ORDER, "X-Api-Key", "value-of-key")
                .statusCode();
        int headed = header.startsWith("X-") || header.startsWith("Idem")
                ? 202
                : partner()
                        .calls("/orders", ORDER, "X-Api-Key", "value-of-key", header, value)
                        .statusCode();

        assertThat(List.of(queried, headed)).containsOnly(202);
        assertThat(takenNames()).isNotEmpty().allMatch(name -> name.startsWith("orders-") && !name.contains("evil"));
        assertThat(takenHeaders()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"301", "302", "303", "307", "308"})
    void followsNoRedirectToAnotherAddress(int status) throws Exception {
        try (ApiPartner metadata = new ApiPartner()) {
            partner().answers((exchange, body) -> {
                exchange.getResponseHeaders().set("Location", metadata.address() + "/latest/meta-data");
                exchange.sendResponseHeaders(status, -1);
            });
            send();

            deliver("a.json", ORDER);

            assertThat(failures()).hasSize(1);
            assertThat(target().explain(failures().get(0))).isEqualTo(Http.REDIRECTED);
            assertThat(metadata.headersSeen).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"401, PARTNER-DENIED", "403, PARTNER-DENIED", "407, PARTNER-DENIED"})
    void showsNoSecretWhenTheLoginFails(int status, String code) throws Exception {
        partner().answers((exchange, body) -> {
            byte[] echo = exchange.getRequestHeaders().entrySet().toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("WWW-Authenticate", "Bearer realm=\"" + new String(echo, StandardCharsets.UTF_8) + "\"");
            exchange.sendResponseHeaders(status, echo.length);
            exchange.getResponseBody().write(echo);
        });
        send();
        receive();

        deliver("a.json", ORDER);
        partner().calls("/orders", ORDER, "Authorization", "Basic " + Guard.base64("value-of-login") + "x");

        assertThat(target().explain(failures().get(0)).id()).isEqualTo(code);
        assertShowsNoSecret();
    }

    @Test
    void anAnswerOfTenThousandLevelsIsNoJson() throws Exception {
        partner().answers(200, "application/json", "[".repeat(10_000) + "]".repeat(10_000));
        send(partner().target("", "{ answer: json }"));

        deliver("a.json", ORDER);

        assertThat(target().explain(failures().get(0))).isEqualTo(Http.ANSWER_NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Location: http://127.0.0.1", "X-A: b\r\nX-Injected: c", "a\nb.json"})
    void aNameMakesNoHeader(String name) throws Exception {
        send();

        deliver(name, ORDER);

        assertThat(partner().headersSeen)
                .allSatisfy(headers -> assertThat(headers).doesNotContainKeys("X-injected", "X-Injected", "Location"));
    }

    @Test
    void reducesAHostileNameToItsLeaf() throws Exception {
        receive();

        counterpart.sends("../../etc/cron.d/evil", ORDER);

        assertThat(takenNames()).containsExactly("evil");
    }

    @Test
    void sendsTheSameKeyAtEveryAttempt() throws Exception {
        send();

        deliver("a.json", ORDER);
        deliver("a.json", ORDER);

        assertThat(partner().headersSeen)
                .extracting(headers -> headers.get("Idempotency-key"))
                .containsExactly(List.of("key-a.json"), List.of("key-a.json"));
        assertThat(partner().headersSeen.get(0).get("Authorization")).containsExactly("Bearer value-of-token");
    }

    @ParameterizedTest
    @CsvSource({"400", "404", "409", "422"})
    void aRefusalIsAboutTheDocument(int status) throws Exception {
        partner().answers(status, "application/json", "{\"error\":\"no such article\"}");
        send();

        Receipt receipt = deliver("a.json", ORDER);

        assertThat(receipt.result()).isEqualTo(Receipt.Result.REFUSED);
        assertThat(receipt.problem()).map(Problem::category).contains(Problem.Category.DATA);
        assertThat(receipt.answer().orElseThrow().bytes()).asString().contains("no such article");
    }

    @ParameterizedTest
    @CsvSource({
        "301, HTTP-REDIRECTED",
        "401, PARTNER-DENIED",
        "403, PARTNER-DENIED",
        "405, HTTP-UNEXPECTED-STATUS",
        "408, HTTP-PARTNER-BUSY",
        "425, HTTP-PARTNER-BUSY",
        "429, HTTP-PARTNER-BUSY",
        "500, HTTP-PARTNER-BUSY",
        "503, HTTP-PARTNER-BUSY"
    })
    void anyOtherStatusIsNotTheDocumentsFault(int status, String code) throws Exception {
        partner().answers(status, "text/plain", "");
        send();

        deliver("a.json", ORDER);

        assertThat(failures()).hasSize(1);
        assertThat(target().explain(failures().get(0)).id()).isEqualTo(code);
    }

    @Test
    void takesNumbersOutOfTheAnswer() throws Exception {
        partner().answers(201, "application/json", "{\"data\":{\"id\":90071,\"note\":null}}");
        send(partner().target("", "{ answer: json, identifiers: { order: /data/id, note: /data/note } }"));

        Receipt receipt = deliver("a.json", ORDER);

        assertThat(receipt.identifiers()).containsExactly(java.util.Map.entry("order", "90071"));
        assertThat(receipt.answer().orElseThrow().bytes()).asString().contains("90071");
    }

    @Test
    void aPageInsteadOfJsonIsNoDelivery() throws Exception {
        partner().answers(200, "text/html", "<html>Maintenance</html>");
        send(partner().target("", "{ answer: json }"));

        deliver("a.json", ORDER);

        assertThat(target().explain(failures().get(0))).isEqualTo(Http.ANSWER_NOT_JSON);
    }

    @Test
    void aConflictMayMeanThatItIsThere() throws Exception {
        partner().answers(409, "text/plain", "exists");
        send(partner().target("", "{ conflict-is-delivered: true }"));

        assertThat(deliver("a.json", ORDER).result()).isEqualTo(Receipt.Result.DELIVERED);
    }

    @Test
    void silenceIsThePartnersFaultWhereTheKeyIsKnown() throws Exception {
        partner().answers((exchange, body) -> hang());
        send(partner().target("", "{ timeout: 200ms }"));

        deliver("a.json", ORDER);

        assertThat(target().explain(failures().get(0))).isEqualTo(NetworkCodes.SILENT);
    }

    @Test
    void silenceIsDoubtWhereTheKeyIsNotKnown() throws Exception {
        partner().answers((exchange, body) -> hang());
        send(partner().target("", "{ timeout: 200ms, idempotent: false }"));

        assertThat(deliver("a.json", ORDER).result()).isEqualTo(Receipt.Result.UNCERTAIN);
        assertThat(failures()).isEmpty();
    }

    @Test
    void aRefusedConnectionLeavesNoDoubt() throws Exception {
        send(partner().target("", "{ idempotent: false }"));
        counterpart.breaksDown();

        deliver("a.json", ORDER);

        assertThat(target().explain(failures().get(0))).isEqualTo(NetworkCodes.UNREACHABLE);
    }

    @Test
    void anEndlessAnswerFillsNoMemory() throws Exception {
        partner().answers((exchange, body) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[3_000_000]);
        });
        send();

        Receipt receipt = deliver("a.json", ORDER);

        assertThat(receipt.result()).isEqualTo(Receipt.Result.DELIVERED);
        assertThat(receipt.answer()).isEmpty();
    }

    private static void hang() {
        java.util.concurrent.locks.LockSupport.parkNanos(2_000_000_000L);
    }

    private int signed(String time, byte[] body, String signature) {
        return partner()
                .calls("/orders", body, "X-Time", time, "X-Signature", signature)
                .statusCode();
    }

    private static String signature(String time, byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("value-of-hook".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    }

    private ApiPartner partner() {
        return (ApiPartner) counterpart;
    }
}
