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
import java.util.OptionalInt;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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
        return new HttpTarget(() -> NOW);
    }

    @Override
    protected Counterpart counterpart() throws IOException {
        return new ApiPartner();
    }

    @Override
    protected OptionalInt port() {
        return OptionalInt.of(partner().hubPort);
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "errors: /errors | {\"errors\":[{\"message\":\"no such article\"}]}",
                "errors: [/a, /data/userErrors] | {\"data\":{\"userErrors\":[\"x\"]}}",
                "errors: /Message | {\"Message\":\"no\"}",
                "expect: { /Result/IsSuccess: \"true\" } | {\"Result\":{\"IsSuccess\":false}}",
                "expect: { /code: \"0\" } | {\"errcode\":1}"
            })
    void aSuccessThatTellsErrorsIsARefusal(String setting, String answer) throws Exception {
        partner().answers(200, "application/json", answer);
        send(partner().target("", "{ " + setting + " }"));

        Receipt receipt = deliver("a.json", ORDER);

        assertThat(receipt.result()).isEqualTo(Receipt.Result.REFUSED);
        assertThat(receipt.problem()).map(Problem::code).contains(Http.REFUSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "errors: /errors | {\"errors\":[]}",
                "errors: /errors | {\"id\":1}",
                "errors: /Message | {\"Message\":\"\"}",
                "expect: { /Result/IsSuccess: \"true\" } | {\"Result\":{\"IsSuccess\":true}}"
            })
    void aSuccessWithoutErrorsIsADelivery(String setting, String answer) throws Exception {
        partner().answers(200, "application/json", answer);
        send(partner().target("", "{ " + setting + " }"));

        assertThat(deliver("a.json", ORDER).result()).isEqualTo(Receipt.Result.DELIVERED);
    }

    @Test
    void aSuccessThatSaysThatItIsBusyIsTriedAgain() throws Exception {
        partner().answers(200, "application/json", "{\"errors\":[{\"code\":\"THROTTLED\"}]}");
        send(partner().target("", "{ errors: /errors, busy: { /errors/0/code: THROTTLED } }"));

        deliver("a.json", ORDER);

        assertThat(target().explain(failures().get(0))).isEqualTo(Http.BUSY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"429 | 120 | 120", "503 | Mon, 2 Mar 2026 08:01:30 GMT | 90", "429 | soon | 0"})
    void keepsThePauseThatThePartnerAsksFor(int status, String header, long seconds) throws Exception {
        partner().answers((exchange, body) -> {
            exchange.getResponseHeaders().set("Retry-After", header);
            exchange.sendResponseHeaders(status, -1);
        });
        send();

        deliver("a.json", ORDER);

        assertThat(target().explain(failures().get(0))).isEqualTo(Http.BUSY);
        assertThat(Fault.pauseIn(failures().get(0)))
                .isEqualTo(seconds == 0 ? Optional.empty() : Optional.of(java.time.Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSocketThatIsClosedAfterStoringLeavesTheDoubtThatItMust(boolean idempotent) throws Exception {
        partner().answers((exchange, body) -> exchange.close());
        send(partner().target("", "{ name-header: X-File-Name, idempotent: " + idempotent + " }"));

        Receipt receipt = deliver("a.json", ORDER);

        assertThat(partner().received()).containsOnlyKeys("a.json");
        assertThat(receipt.result()).isEqualTo(Receipt.Result.UNCERTAIN);
        assertThat(failures()).hasSize(idempotent ? 1 : 0);
        failures().forEach(failure -> assertThat(target().explain(failure).category())
                .isEqualTo(Problem.Category.PARTNER));
    }

    @ParameterizedTest
    @CsvSource({"500, HTTP-PARTNER-BUSY", "403, PARTNER-DENIED"})
    void anErrorPageOfTenMegabytesFillsNoMemory(int status, String code) throws Exception {
        partner().answers((exchange, body) -> {
            exchange.sendResponseHeaders(status, 10_000_000);
            exchange.getResponseBody().write(new byte[10_000_000]);
        });
        send();

        deliver("a.json", ORDER);

        assertThat(target().explain(failures().get(0)).id()).isEqualTo(code);
        assertThat(failures().get(0).getMessage()).hasSizeLessThan(500);
    }

    @Test
    void sendsAFormWithTheFileInIt() throws Exception {
        List<byte[]> bodies = new java.util.concurrent.CopyOnWriteArrayList<>();
        partner().answers((exchange, body) -> {
            bodies.add(body);
            exchange.sendResponseHeaders(204, -1);
        });
        send(partner().target("", "{ file-field: upload, fields: { type: orders } }"));

        deliver("a\"b.json", ORDER);
        deliver("a\"b.json", ORDER);

        String type = partner()
                .headersSeen
                .get(0)
                .getOrDefault("Content-type", List.of(""))
                .get(0);
        String boundary = type.substring(type.indexOf('=') + 1);
        assertThat(type).startsWith("multipart/form-data");
        assertThat(new String(bodies.get(0), StandardCharsets.UTF_8))
                .isEqualTo(
                        "--B\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\norders\r\n--B\r\nContent-Disposition: form-data; name=\"upload\"; filename=\"a%22b.json\"\r\nContent-Type: application/edifact\r\n\r\n{\"number\":\"4711\"}\r\n--B--\r\n"
                                .replace("B\r", boundary + "\r")
                                .replace("B--", boundary + "--"));
        assertThat(bodies.get(1)).isEqualTo(bodies.get(0));
    }

    @Test
    void sendsCompressedWhereTold() throws Exception {
        List<byte[]> bodies = new java.util.concurrent.CopyOnWriteArrayList<>();
        partner().answers((exchange, body) -> {
            bodies.add(body);
            exchange.sendResponseHeaders(204, -1);
        });
        send(partner().target("", "{ gzip: true }"));

        deliver("a.json", ORDER);

        assertThat(partner().headersSeen.get(0).get("Content-encoding")).containsExactly("gzip");
        assertThat(new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(bodies.get(0))).readAllBytes())
                .isEqualTo(ORDER);
    }

    @Test
    void takesACompressedBody() throws Exception {
        receive(partner().source("api-key: \"${secret:key}\"", "path: /orders"));

        assertThat(zipped(HttpPollContractTest.zip(ORDER))).isEqualTo(202);
        assertThat(zipped(ORDER)).isEqualTo(400);
        assertThat(takenTexts()).containsExactly(new String(ORDER, StandardCharsets.UTF_8));
    }

    @Test
    void unzipsNoMoreThanItMayTake() throws Exception {
        receive(partner().source("api-key: \"${secret:key}\"", "{ path: /orders, max-size: 1 }"));

        assertThat(zipped(HttpPollContractTest.zip(new byte[1024 * 1024 + 1]))).isEqualTo(413);
        assertThat(takenNames()).isEmpty();
    }

    private int zipped(byte[] body) {
        return partner()
                .calls("/orders", body, "X-Api-Key", "value-of-key", "Content-Encoding", "gzip")
                .statusCode();
    }

    @Test
    void takesTheFileOutOfAForm() throws Exception {
        receive(partner().source("api-key: \"${secret:key}\"", "path: /orders"));
        String file = "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"../../Größe.json\"\r\n\r\n{}\r\n";
        String field = "--x\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\norders\r\n";

        assertThat(form(field + file + "--x--\r\n")).isEqualTo(202);
        assertThat(form(field + "--x--\r\n")).isEqualTo(422);
        assertThat(form(file + file + "--x--\r\n")).isEqualTo(422);
        assertThat(form(file)).isEqualTo(400);
        assertThat(takenNames()).containsExactly("Größe.json");
        assertThat(takenTexts()).containsExactly("{}");
    }

    private int form(String body) {
        return partner()
                .calls(
                        "/orders",
                        body.getBytes(StandardCharsets.UTF_8),
                        "X-Api-Key",
                        "value-of-key",
                        "Content-Type",
                        "multipart/mixed; boundary=x")
                .statusCode();
    }

    @Test
    @org.junit.jupiter.api.condition.EnabledIf("hasCurl")
    void takesWhatCurlSends() throws Exception {
        receive(partner().source("api-key: \"${secret:key}\"", "path: /orders"));
        java.nio.file.Path file = java.nio.file.Files.write(folder.resolve("from curl.json"), ORDER);
        String address = "http://127.0.0.1:" + partner().hubPort + "/orders";

        assertThat(curl(
                        "--data-binary",
                        "@" + file,
                        "-H",
                        "Content-Type: application/json",
                        "-H",
                        "X-File-Name: raw.json",
                        address))
                .isEqualTo("202");
        assertThat(curl("-T", file.toString(), "-H", "Expect: 100-continue", "-H", "X-File-Name: put.json", address))
                .isEqualTo("202");

        assertThat(takenNames()).containsExactly("raw.json", "put.json");
        assertThat(takenTexts()).containsOnly(new String(ORDER, StandardCharsets.UTF_8));
    }

    static boolean hasCurl() {
        boolean installed = java.nio.file.Files.isExecutable(java.nio.file.Path.of("/usr/bin/curl"));
        if (!installed) {
            System.err.println("NOT TESTED against curl: /usr/bin/curl is not installed");
        }
        return installed;
    }

    private static String curl(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
                "/usr/bin/curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "-H", "X-Api-Key: value-of-key"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void tellsTheAnswerWhereTheRequestAsksForItToo() throws Exception {
        receive(calling());

        assertThat(calls(partner().address() + "/answers/7")).isEqualTo(202);

        assertThat(takenNames()).hasSize(1);
        assertThat(partner().headersSeen).hasSize(1);
        assertThat(partner().headersSeen.get(0).get("X-api-key")).containsExactly("value-of-key");
    }

    @Test
    void isNotDoneBeforeTheAnswerIsTaken() throws Exception {
        partner().answers(500, "text/plain", "");
        receive(calling());

        assertThat(calls(partner().address() + "/answers/7")).isEqualTo(503);
        assertThat(source().explain(failures().get(0))).isEqualTo(Http.CALLBACK_FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://127.0.0.1:1/",
                "http://localhost/",
                "http://[::ffff:127.0.0.1]/",
                "http://user@evil.example/",
                "file:///etc/passwd",
                "no address"
            })
    void callsNobodyThatWasNotAgreedOn(String address) throws Exception {
        receive(calling());

        assertThat(calls(address)).isEqualTo(422);
        assertThat(takenNames()).isEmpty();
    }

    private Settings calling() {
        return partner()
                .source(
                        "{ api-key: \"${secret:key}\", callbacks: \""
                                + partner().address() + "\" }",
                        "{ path: /orders, callback-header: X-Callback }");
    }

    private int calls(String callback) {
        return partner()
                .calls("/orders", ORDER, "X-Api-Key", "value-of-key", "X-Callback", callback)
                .statusCode();
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
