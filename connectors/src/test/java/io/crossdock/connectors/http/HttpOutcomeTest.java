package io.crossdock.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Problem;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.NetworkCodes;
import io.crossdock.connectors.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer means, and the lack of one. */
class HttpOutcomeTest extends HttpBench {

    private static final String LOOK_UP =
            "{ idempotent: false, look-up: \"/orders?reference={key}\", found: /items/0, identifiers: { order: /id } }";

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

    @Test
    void anAnswerOfTenThousandLevelsIsNoJson() throws Exception {
        partner().answers(200, "application/json", "[".repeat(10_000) + "]".repeat(10_000));
        send(partner().target("", "{ answer: json }"));

        deliver("a.json", ORDER);

        assertThat(target().explain(failures().get(0))).isEqualTo(Http.ANSWER_NOT_JSON);
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
    void asksWhetherADocumentIsThereBeforeItIsSentAgain() throws Exception {
        List<String> stored = new CopyOnWriteArrayList<>();
        partner().answers((exchange, body) -> {
            if (exchange.getRequestMethod().equals("POST")) {
                stored.add("reference=" + exchange.getRequestHeaders().getFirst("Idempotency-Key"));
                exchange.close();
            } else {
                boolean there = stored.contains(exchange.getRequestURI().getQuery());
                byte[] found = (there ? "{\"items\":[{\"id\":7}]}" : "{\"items\":[]}").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, found.length);
                exchange.getResponseBody().write(found);
            }
        });
        send(partner().target("", LOOK_UP));

        deliver("a.json", ORDER);
        assertThat(target().explain(failures().get(0)).category()).isEqualTo(Problem.Category.PARTNER);
        Receipt again = deliverAgain("a.json", ORDER);

        assertThat(again.result()).isEqualTo(Receipt.Result.DELIVERED);
        assertThat(again.identifiers()).containsExactly(java.util.Map.entry("order", "7"));
        assertThat(stored).containsExactly("reference=key-a.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    200 | {"items":[]}
                    404 | {}
                    410 | {}
                    """)
    void sendsAgainWhatIsNotThere(int status, String answer) throws Exception {
        List<byte[]> stored = new CopyOnWriteArrayList<>();
        partner().answers((exchange, body) -> {
            boolean asked = exchange.getRequestMethod().equals("GET");
            if (!asked) {
                stored.add(body);
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(asked ? status : 201, bytes.length);
            exchange.getResponseBody().write(bytes);
        });
        send(partner().target("", LOOK_UP));

        assertThat(deliverAgain("a.json", ORDER).result()).isEqualTo(Receipt.Result.DELIVERED);

        assertThat(stored).containsExactly(ORDER);
    }

    @Test
    void sendsNothingWhileThePartnerDoesNotSayWhetherItIsThere() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        partner().answers((exchange, body) -> {
            asked.add(exchange.getRequestMethod());
            exchange.sendResponseHeaders(503, -1);
        });
        send(partner().target("", LOOK_UP));

        deliverAgain("a.json", ORDER);

        assertThat(target().explain(failures().get(0))).isEqualTo(Http.BUSY);
        assertThat(asked).containsExactly("GET");
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

    private static void hang() {
        java.util.concurrent.locks.LockSupport.parkNanos(2_000_000_000L);
    }
}
