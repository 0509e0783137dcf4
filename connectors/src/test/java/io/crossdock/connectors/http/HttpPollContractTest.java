package io.crossdock.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.crossdock.connectors.ConnectorContract;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.NetworkCodes;
import io.crossdock.connectors.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPollContractTest extends ConnectorContract {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T08:00:00Z"));

    @Override
    protected Source source() {
        return new HttpSource(now::get);
    }

    @Override
    protected Counterpart counterpart() throws IOException {
        return new PolledApi();
    }

    @Test
    void followsACursorFromPageToPageAndFromLookToLook() throws Exception {
        List<String> asked = new java.util.concurrent.CopyOnWriteArrayList<>();
        partner().answers((exchange, body) -> {
            String query = String.valueOf(exchange.getRequestURI().getRawQuery());
            asked.add(query);
            json(
                    exchange,
                    switch (query) {
                        case "state=open" -> "{\"orders\":[1,2],\"meta\":{\"cursor\":\"a&b\"}}";
                        case "state=open&after=a%26b" -> "{\"orders\":[3],\"meta\":{\"cursor\":\"c\"}}";
                        default -> "{\"orders\":[],\"meta\":{\"cursor\":\"c\"}}";
                    });
        });

        receive(
                polled().source(
                                "{ poll: true, path: \"/orders?state=open\", items: /orders, cursor: /meta/cursor, cursor-parameter: after }"));

        awaitTaken(2);
        await().until(() -> asked.size() > 4);
        assertThat(takenTexts().get(1)).contains("[3]");
        assertThat(asked)
                .startsWith("state=open", "state=open&after=a%26b", "state=open&after=c", "state=open&after=c");
        assertThat(takenNames()).containsExactly("orders-1", "orders-2");
        assertThat(failures()).isEmpty();
    }

    @Test
    void followsTheLinksOfAnAnswer() throws Exception {
        partner().answers((exchange, body) -> {
            String query = String.valueOf(exchange.getRequestURI().getRawQuery());
            if (query.equals("null")) {
                exchange.getResponseHeaders().set("Link", "</first>; rel=\"prev\", </stock?page=2>; rel=\"next\"");
            }
            exchange.getResponseHeaders().set("Last-Modified", "Mon, 02 Mar 2026 07:00:00 GMT");
            boolean known = exchange.getRequestHeaders().containsKey("If-Modified-Since");
            json(exchange, known ? 304 : 200, "[" + query + "]");
        });

        receive(polled().source("{ poll: true, path: /stock, next: Link }"));

        awaitTaken(2);
        await().until(() -> bookmark.read().orElse("").contains("07:00:00"));
        assertThat(takenTexts()).containsExactly("[null]", "[page=2]");
        assertThat(failures()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://127.0.0.1:1/",
                "http://2130706433/",
                "http://[::1]/",
                "https://evil.example/",
                "//10.0.0.1/",
                "file:///etc/passwd"
            })
    void followsNoLinkToAnotherOrigin(String link) throws Exception {
        partner().answers((exchange, body) -> json(exchange, "{\"items\":[],\"next\":\"" + link + "\"}"));

        receive(polled().source("{ poll: true, path: /stock, items: /items, next: /next }"));

        await().until(() -> !failures().isEmpty());
        assertThat(source().explain(failures().get(0))).isEqualTo(Http.LINK_ELSEWHERE);
    }

    @Test
    void goesNotRoundInACircle() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        partner().answers((exchange, body) -> {
            asked.incrementAndGet();
            json(exchange, "{\"items\":[1],\"next\":\"/stock\"}");
        });

        receive(polled().source("{ poll: true, path: /stock, items: /items, next: /next }"));

        await().until(() -> asked.get() > 3);
        camel().stop();
        assertThat(takenNames()).hasSizeLessThanOrEqualTo(asked.get());
    }

    @Test
    void takesUnchangedContentOnceAndChangedContentAgain() throws Exception {
        List<String> stock = new java.util.concurrent.CopyOnWriteArrayList<>(List.of("5"));
        AtomicInteger asked = new AtomicInteger();
        partner().answers((exchange, body) -> {
            json(exchange, stock.get(0));
            asked.incrementAndGet();
        });
        receive(polled().source("{ poll: true, path: /stock }"));

        for (String next : List.of("5", "4", "5")) {
            stock.set(0, next);
            int before = asked.get();
            await().until(() -> asked.get() > before + 2);
        }

        assertThat(takenTexts()).containsExactly("5", "4", "5");
        assertThat(takenReferences()).doesNotHaveDuplicates();
    }

    @Test
    void repeatsRecognisablyWhatWasTakenBeforeTheBookmarkWasWritten() throws Exception {
        bookmark.failing.set(1);
        receive();

        counterpart.sends("a.json", "{}".getBytes(StandardCharsets.UTF_8));

        awaitTaken(2);
        await().until(() -> counterpart.isAcknowledged("a.json"));
        assertThat(takenReferences().get(1)).isEqualTo(takenReferences().get(0));
    }

    @Test
    void asksNothingBeforeThePauseIsOverThatThePartnerWants() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        partner().answers((exchange, body) -> {
            exchange.getResponseHeaders().set("Retry-After", "120");
            json(exchange, asked.getAndIncrement() == 0 ? 429 : 200, "[1]");
        });
        receive(polled().source("{ poll: true, path: /stock }"));
        await().until(() -> !failures().isEmpty());
        assertThat(source().explain(failures().get(0))).isEqualTo(Http.BUSY);

        now.updateAndGet(time -> time.plusSeconds(119));
        await().during(java.time.Duration.ofMillis(400)).until(() -> asked.get() == 1);
        now.updateAndGet(time -> time.plusSeconds(2));

        awaitTaken(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Maintenance</html>", "{\"errors\":[\"no\"]}", "", "[1]", "{\"items\":1}"})
    void takesNoOtherAnswerThanTheOneAgreedOn(String answer) throws Exception {
        partner().answers((exchange, body) -> json(exchange, answer));

        receive(polled().source("{ poll: true, path: /stock, items: /items }"));

        await().until(() -> !failures().isEmpty());
        assertThat(source().explain(failures().get(0))).isIn(Http.ITEMS_MISSING, Http.ANSWER_NOT_JSON);
        assertThat(takenNames()).isEmpty();
    }

    @Test
    void unzipsNoMoreThanItMayTake() throws Exception {
        partner().answers((exchange, body) -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            send(exchange, 200, zip(new byte[3 * 1024 * 1024]));
        });

        receive(polled().source("{ poll: true, path: /stock, max-size: 2 }"));

        await().until(() -> !failures().isEmpty());
        assertThat(source().explain(failures().get(0))).isEqualTo(Http.TOO_LARGE);
        assertThat(takenNames()).isEmpty();
    }

    @Test
    void takesAZippedAnswer() throws Exception {
        partner().answers((exchange, body) -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            send(exchange, 200, zip("[1,2]".getBytes(StandardCharsets.UTF_8)));
        });

        receive(polled().source("{ poll: true, path: /stock }"));

        awaitTaken(1);
        assertThat(takenTexts()).containsExactly("[1,2]");
    }

    @Test
    void asksWithTheHeadersOfTheChannel() throws Exception {
        partner().answers((exchange, body) -> json(exchange, "[1]"));

        receive(polled().source("{ poll: true, path: /stock, headers: { X-Site: north } }"));

        awaitTaken(1);
        assertThat(partner().headersSeen.get(0)).containsEntry("X-site", List.of("north"));
    }

    @Test
    void waitsNoLongerForAnAnswerThanItIsToldTo() throws Exception {
        partner().answers((exchange, body) -> LockSupport.parkNanos(5_000_000_000L));

        receive(polled().source("{ poll: true, path: /stock, timeout: 300ms }"));

        await().until(() -> !failures().isEmpty());
        assertThat(source().explain(failures().get(0))).isEqualTo(NetworkCodes.SILENT);
    }

    @Test
    void followsNoRedirectHoweverManyThereAre() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        partner().answers((exchange, body) -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().set("Location", "/again" + asked.size());
            exchange.sendResponseHeaders(302, -1);
        });

        receive(polled().source("{ poll: true, path: /stock }"));

        await().until(() -> failures().size() >= 2);
        assertThat(source().explain(failures().get(0))).isEqualTo(Http.REDIRECTED);
        assertThat(asked).containsOnly("/stock");
    }

    @Test
    void explainsAWrongToken() throws Exception {
        partner().answers((exchange, body) -> json(exchange, 401, "{}"));

        receive();

        await().until(() -> !failures().isEmpty());
        assertThat(source().explain(failures().get(0))).isEqualTo(NetworkCodes.DENIED);
        assertShowsNoSecret();
    }

    static void json(HttpExchange exchange, String text) throws IOException {
        json(exchange, 200, text);
    }

    private static void json(HttpExchange exchange, int status, String text) throws IOException {
        send(exchange, status, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        boolean none = bytes.length == 0 || status == 304;
        exchange.sendResponseHeaders(status, none ? -1 : bytes.length);
        if (!none) {
            exchange.getResponseBody().write(bytes);
        }
    }

    static byte[] zip(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.toByteArray();
    }

    private ApiPartner partner() {
        return polled().api;
    }

    private PolledApi polled() {
        return (PolledApi) counterpart;
    }
}
