package io.crossdock.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Receipt;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That requests are as connection and channel say, on their way out and in. */
class HttpSettingsTest extends HttpBench {

    private final List<String> asked = new CopyOnWriteArrayList<>();

    private void send(String connection, String channel) throws Exception {
        partner().answers((exchange, body) -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(204, -1);
        });
        send(partner().target(connection, channel));
        deliver("a.json", ORDER);
    }

    private List<String> shown(String header) {
        return partner().headersSeen.get(0).getOrDefault(header, List.of());
    }

    @Test
    void sendsWhatWhereAndAsWhomTheChannelSays() throws Exception {
        send(
                "basic: \"${secret:login}\"",
                "{ path: /v2/orders, method: PUT, key-header: X-Key, headers: { X-Site: north } }");

        assertThat(asked).containsExactly("PUT /v2/orders");
        assertThat(shown("X-key")).containsExactly("key-a.json");
        assertThat(shown("X-site")).containsExactly("north");
        assertThat(shown("Authorization")).containsExactly("Basic " + Guard.base64("value-of-login"));
        assertThat(shown("Idempotency-key")).isEmpty();
    }

    @Test
    void showsItsKeyInTheHeaderThatThePartnerNamed() throws Exception {
        send("api-key: \"${secret:key}\", api-key-header: X-Token", "{}");

        assertThat(shown("X-token")).containsExactly("value-of-key");
        assertThat(shown("X-api-key")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void signsTheBytesThatItSends(boolean gzip) throws Exception {
        List<byte[]> bodies = new CopyOnWriteArrayList<>();
        partner().answers((exchange, body) -> {
            bodies.add(body);
            exchange.sendResponseHeaders(204, -1);
        });
        send(partner().target("hmac: \"${secret:hook}\", hmac-header: X-Sign", "{ gzip: " + gzip + " }"));

        deliver("a.json", ORDER);

        assertThat(shown("X-sign")).containsExactly(signature(bodies.get(0)));
    }

    @Test
    void keepsNoAnswerWhereItIsNone() throws Exception {
        partner().answers(200, "text/plain", "thank you");
        send(partner().target("", "{ answer: empty }"));

        Receipt receipt = deliver("a.json", ORDER);

        assertThat(receipt.result()).isEqualTo(Receipt.Result.DELIVERED);
        assertThat(receipt.answer()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bearer: \"${secret:token}\" | Authorization | Bearer value-of-token",
                "{ api-key: \"${secret:key}\", api-key-header: X-Token } | X-Token | value-of-key"
            })
    void takesTheCredentialsThatWereAgreedAndNoOthers(String connection, String header, String value) throws Exception {
        receive(partner().source(connection, "path: /orders"));

        assertThat(partner()
                        .calls("/orders", ORDER, "X-Api-Key", "value-of-key")
                        .statusCode())
                .isEqualTo(401);
        assertThat(partner().calls("/orders", ORDER, header, value).statusCode())
                .isEqualTo(202);
    }

    @Test
    void takesASignatureInTheHeaderThatWasAgreed() throws Exception {
        receive(partner()
                .source(
                        "{ hmac: \"${secret:hook}\", hmac-body-only: true, hmac-header: X-Hub-Signature }",
                        "path: /orders"));

        assertThat(partner()
                        .calls("/orders", ORDER, "X-Signature", signature(ORDER))
                        .statusCode())
                .isEqualTo(401);
        assertThat(partner()
                        .calls("/orders", ORDER, "X-Hub-Signature", signature(ORDER))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void isOpenToEverybodyWhereToldTo() throws Exception {
        receive(partner().source("{}", "{ path: /orders, anonymous: true }"));

        assertThat(partner().calls("/orders", ORDER).statusCode()).isEqualTo(202);
    }

    @Test
    void readsReferenceAndNameFromTheHeadersThatThePartnerSends() throws Exception {
        Settings named = partner()
                .source(
                        "api-key: \"${secret:key}\"",
                        "{ path: /orders, reference-header: X-Request-Id, name-header: X-Name }");
        receive(named);

        partner()
                .calls(
                        "/orders",
                        ORDER,
                        "X-Api-Key",
                        "value-of-key",
                        "X-Request-Id",
                        "r-1",
                        "X-Name",
                        "gr%C3%B6%C3%9Fe.json",
                        "Idempotency-Key",
                        "another",
                        "X-File-Name",
                        "another.json");

        assertThat(takenReferences()).containsExactly("r-1");
        assertThat(takenNames()).containsExactly("größe.json");
    }

    private static String signature(byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("value-of-hook".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }
}
