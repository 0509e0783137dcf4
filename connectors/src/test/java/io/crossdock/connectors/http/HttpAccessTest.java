package io.crossdock.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Fault;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may send to the hub, and what of a request counts. */
class HttpAccessTest extends HttpBench {

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

    @ParameterizedTest
    @CsvSource({"10s, 10, 202", "10s, -10, 202", "10s, 11, 401", "10s, -11, 401", "1h, 301, 401"})
    void trustsATimestampAsFarOffAsWasAgreedAndNoMoreThanFiveMinutes(String window, int off, int status)
            throws Exception {
        receive(partner()
                .source(
                        "{ hmac: \"${secret:hook}\", hmac-timestamp-header: X-Time, hmac-window: " + window + " }",
                        "path: /orders"));
        String time = String.valueOf(NOW.getEpochSecond() + off);

        assertThat(signed(time, ORDER, signature(time, ORDER))).isEqualTo(status);
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
}
