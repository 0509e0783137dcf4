package io.crossdock.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.connectors.ConnectorContract;
import io.crossdock.connectors.Counterpart;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpContractTest extends ConnectorContract {

    private static final byte[] ORDER = HttpBench.ORDER;

    @Override
    protected Counterpart counterpart() throws IOException {
        return new ApiPartner();
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

    private ApiPartner partner() {
        return (ApiPartner) counterpart;
    }
}
