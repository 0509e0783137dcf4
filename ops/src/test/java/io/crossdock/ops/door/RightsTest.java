package io.crossdock.ops.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.ops.Visit;
import io.crossdock.ops.console.ConsoleHub;
import io.crossdock.routes.access.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks every page and every call with every role: nothing is reachable that should not be. */
@Timeout(240)
class RightsTest {

    /** What each page and call needs, said once more, apart from the product: whoever adds one says here who may. */
    private static final Map<String, String> NEEDS = new LinkedHashMap<>();

    private static final String PAYLOADS = "payloads";

    static {
        List.of(
                        "/console",
                        "/console/documents",
                        "/console/documents/{id}",
                        "/console/documents/{id}/compare",
                        "/console/parked",
                        "/console/channels",
                        "/console/channels/one",
                        "/console/partners",
                        "/console/xref",
                        "/console/xref/export",
                        "/console/reruns",
                        "/console/reruns/{id}",
                        "/console/try",
                        "/metrics",
                        "/api/health",
                        "/api/openapi.json",
                        "/api/status",
                        "/api/parked",
                        "/api/documents",
                        "/api/documents/{id}",
                        "/api/balance/{channel}",
                        "/api/xref",
                        "/api/reruns",
                        "/api/reruns/{id}",
                        "/api/reruns/{id}/documents")
                .forEach(path -> NEEDS.put("GET " + path, "viewer"));
        NEEDS.put("POST /console/try", "viewer");
        List.of(
                        "GET /console/audit",
                        "POST /console/parked",
                        "POST /console/documents/{id}/repair",
                        "POST /console/reruns",
                        "POST /console/reruns/{id}",
                        "POST /console/channels/{deed}",
                        "GET /api/audit",
                        "POST /api/parked/reject",
                        "POST /api/parked/correct",
                        "POST /api/channels/pause",
                        "POST /api/channels/drain",
                        "POST /api/channels/resume",
                        "POST /api/reruns",
                        "POST /api/reruns/{id}/run",
                        "POST /api/reruns/settled")
                .forEach(call -> NEEDS.put(call, "operator"));
        List.of(
                        "POST /console/parked/articles",
                        "POST /console/xref",
                        "POST /console/xref/import",
                        "POST /api/parked/articles",
                        "POST /api/xref",
                        "POST /api/xref/set",
                        "POST /api/apply")
                .forEach(call -> NEEDS.put(call, "configurator"));
        List.of(
                        "GET /console/people",
                        "POST /console/people",
                        "POST /console/people/remove",
                        "GET /api/accounts",
                        "POST /api/accounts",
                        "POST /api/accounts/{name}/remove",
                        "POST /api/clock")
                .forEach(call -> NEEDS.put(call, "administrator"));
        NEEDS.put("GET /api/documents/{id}/canonical", PAYLOADS);
        NEEDS.put("GET /api/documents/{id}/raw", PAYLOADS);
        NEEDS.put("GET /api/parked/articles", PAYLOADS);
        NEEDS.put("GET /api/parked/slips", PAYLOADS);
    }

    /** Open to all; they tell nothing. */
    private static final Set<String> OPEN =
            Set.of("GET /", "GET /console/login", "GET /health/live", "GET /health/ready");

    @TempDir
    private static Path home;

    private static ConsoleHub hub;

    @BeforeAll
    static void start() throws IOException {
        hub = new ConsoleHub(home);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void knowsEveryPageAndCallThereIs() {
        Set<String> served = new TreeSet<>();
        for (Map.Entry<RequestMappingInfo, ?> one : hub.bean(
                        "requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()) {
            RequestMappingInfo mapping = one.getKey();
            mapping.getPathPatternsCondition().getPatternValues().forEach(path -> mapping.getMethodsCondition()
                    .getMethods()
                    .forEach(method -> served.add(method + " " + path)));
        }
        Set<String> known = new TreeSet<>(NEEDS.keySet());
        known.addAll(OPEN);
        assertThat(served).isEqualTo(known);
    }

    @Test
    void letsEachRoleDoWhatItMayAndNothingElse() throws Exception {
        Map<String, String> surprises = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            for (boolean payloads : List.of(false, true)) {
                String name = role.word() + (payloads ? "-reader" : "");
                Visit visit = Visit.as(hub.access(), name, role.word(), payloads);
                String token = Visit.admit(hub.access(), name + "-program", role.word(), payloads, "");
                for (Map.Entry<String, String> call : NEEDS.entrySet()) {
                    if (call.getKey().contains("/people/remove")
                            || call.getKey().contains("/clock")) {
                        continue;
                    }
                    boolean may = call.getValue().equals(PAYLOADS)
                            ? payloads
                            : role.may(Role.of(call.getValue()).orElseThrow());
                    int status = status(call.getKey(), visit, Optional.of(token));
                    if ((status == 403) == may) {
                        surprises.put(name + ": " + call.getKey(), "answered " + status);
                    }
                }
            }
        }
        assertThat(surprises).isEmpty();
    }

    @Test
    void letsStrangersInNowhere() throws Exception {
        Map<String, Integer> entered = new LinkedHashMap<>();
        for (String call : NEEDS.keySet()) {
            int status = call.contains("/console")
                    ? stranger(call)
                    : status(call, Visit.stranger(hub.access()), Optional.empty());
            if (status != 401) {
                entered.put(call, status);
            }
        }
        assertThat(entered).isEmpty();
    }

    /** The login is what a stranger gets to see, or nothing at all. */
    private static int stranger(String call) throws Exception {
        HttpResponse<String> answer = call.startsWith("GET")
                ? Visit.stranger(hub.access()).get(path(call))
                : Visit.stranger(hub.access()).post(path(call), Map.of());
        return answer.statusCode() == 403 || answer.uri().getPath().equals("/console/login")
                ? 401
                : answer.statusCode();
    }

    @Test
    void takesNoFormThatCameFromElsewhere() throws Exception {
        Visit visit = Visit.as(hub.access(), "clara", "administrator", true);

        assertThat(visit.send("/console/people", "name=eve&role=administrator&password=long-enough-for-it")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visit.get("/console/people").body()).doesNotContain(">eve<");
    }

    @Test
    void locksAnAccountAfterFiveWrongPasswords() throws Exception {
        Visit.admit(hub.access(), "lukas", "viewer", false, Visit.PASSWORD);
        Visit visit = Visit.stranger(hub.access());
        for (int i = 0; i < 5; i++) {
            assertThat(visit.login("lukas", "wrong wrong wrong").uri().getQuery())
                    .isEqualTo("wrong");
        }
        assertThat(visit.login("lukas", Visit.PASSWORD).uri().getQuery()).isEqualTo("locked");
        assertThat(visit.login("nobody", "wrong wrong wrong").uri().getQuery()).isEqualTo("wrong");
    }

    @Test
    void showsOutWhoseAccountIsRemoved() throws Exception {
        Visit visit = Visit.as(hub.access(), "otto", "viewer", false);
        assertThat(visit.get("/console").uri().getPath()).isEqualTo("/console");

        api("POST /api/accounts/otto/remove", Optional.empty(), hub.access().authorization());

        assertThat(visit.get("/console").uri().getPath()).isEqualTo("/console/login");
    }

    @Test
    void showsNoContentWithoutTheRightToSeeIt() throws Exception {
        hub.write("shop/out/secret.csv", "Order;Item;Qty\nPO-SECRET-ONE;TOP-SECRET-ARTICLE;7\n");
        Visit blind = Visit.as(hub.access(), "blind", "operator", false);
        Visit reader = Visit.as(hub.access(), "reader", "viewer", true);
        await().atMost(Duration.ofMinutes(2))
                .until(() ->
                        blind.get("/console/documents?q=PO-SECRET-ONE").body().contains("/console/documents/t"));
        String list = blind.get("/console/documents?q=PO-SECRET-ONE").body();
        int begin = list.indexOf("/console/documents/t");
        String page = list.substring(begin, list.indexOf('"', begin));

        assertThat(reader.get(page).body()).contains("TOP-SECRET-ARTICLE");
        assertThat(blind.get(page).body()).contains("PO-SECRET-ONE").doesNotContain("TOP-SECRET-ARTICLE");
    }

    private static int status(String call, Visit visit, Optional<String> token) throws Exception {
        if (call.contains("/console")) {
            HttpResponse<String> answer =
                    call.startsWith("GET") ? visit.get(path(call)) : visit.post(path(call), Map.of());
            return answer.statusCode();
        }
        return api(call, token, "").statusCode();
    }

    private static HttpResponse<String> api(String call, Optional<String> token, String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(hub.access().address().toString().replaceFirst("/$", "") + path(call)));
        token.ifPresent(one -> request.header("Authorization", "Bearer " + one));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (call.startsWith("POST")) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}"));
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static String path(String call) {
        return call.substring(call.indexOf(' ') + 1).replaceAll("\\{[a-z]+}", "none");
    }
}
