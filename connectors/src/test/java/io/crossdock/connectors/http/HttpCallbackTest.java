package io.crossdock.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that go where the request asks for them. */
class HttpCallbackTest extends HttpBench {

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
}
