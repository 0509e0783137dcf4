package io.crossdock.ops.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.ops.Visit;
import io.crossdock.ops.console.ConsoleHub;
import io.crossdock.routes.access.Role;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What browsers are told, how many sessions one has, and what is shown to nobody. */
@Timeout(240)
class SafetyTest {

    private static final Pattern SCRIPT = Pattern.compile("<script(?![^>]*\\bsrc=)|\\son[a-z]+=|\\bstyle=|javascript:");
    private static final String KEY = "value-of-the-shop-key";

    @TempDir
    private static Path home;

    private static ConsoleHub hub;

    @BeforeAll
    static void start() throws IOException {
        Path secrets = home.resolve("data/secrets");
        java.nio.file.Files.createDirectories(secrets);
        java.nio.file.Files.writeString(secrets.resolve("shop-key"), KEY);
        Path partner = home.resolve("config/partners/bazaar/partner.yaml");
        java.nio.file.Files.createDirectories(partner.getParent());
        java.nio.file.Files.writeString(
                partner, "name: Bazaar\nconnections: { api: { http: { api-key: \"${secret:shop-key}\" } } }\n");
        java.nio.file.Files.writeString(
                partner.resolveSibling("orders-in.yaml"),
                "direction: in\ncarries: order\nconnector: { api: { path: /bazaar/orders } }\nformat: json\n");
        hub = new ConsoleHub(home);
        hub.write(
                "shop/out/1.csv",
                "Order;Item;Qty\nPO-1;TOP-SECRET-ARTICLE;7\nPO-2;TOP-SECRET-ARTICLE;TOP-SECRET-QUANTITY\n");
        await().atMost(Duration.ofMinutes(3))
                .until(() -> hub.received("kestrel/in").size() == 1);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void noPageLetsAScriptOrAFrameOfSomebodyElseIn() throws Exception {
        Visit visit = Visit.as(hub.access(), "carla", "administrator", true);
        for (String page : pages()) {
            HttpResponse<String> answer = visit.get(page);
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElse("");
            assertThat(policy)
                    .as(page)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                    .doesNotContain("unsafe", "*");
            assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                    .as(page)
                    .contains("nosniff");
            assertThat(SCRIPT.matcher(answer.body()).results().map(match -> match.group()))
                    .as(page)
                    .isEmpty();
        }
    }

    @Test
    void theCookieOfASessionIsForNoScriptAndNoOtherSite() throws Exception {
        HttpResponse<String> login = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(hub.access().address().resolve("/console/login"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(login.headers().allValues("Set-Cookie")).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                .contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void theEleventhSessionOfAPersonEndsTheFirst() throws Exception {
        Visit.admit(hub.access(), "max", "viewer", false, Visit.PASSWORD);
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            Visit visit = Visit.stranger(hub.access());
            assertThat(visit.login("max", Visit.PASSWORD).uri().getPath()).isEqualTo("/console");
            visits.add(visit);
        }

        assertThat(visits.get(0).get("/console").body()).doesNotContain("/console/documents");
        assertThat(visits.get(1).get("/console").uri().getPath()).isEqualTo("/console");
        assertThat(visits.get(10).get("/console").uri().getPath()).isEqualTo("/console");
    }

    @Test
    void aLoginMakesANewSession() throws Exception {
        Visit.admit(hub.access(), "nora", "viewer", false, Visit.PASSWORD);
        Visit visit = Visit.stranger(hub.access());
        visit.get("/console/login");
        String before = visit.cookies();
        visit.login("nora", Visit.PASSWORD);

        assertThat(visit.cookies()).isNotEqualTo(before);
    }

    @Test
    void noSecretIsShownToAnybody() throws Exception {
        Map<String, String> shown = new LinkedHashMap<>();
        String token = Visit.admit(hub.access(), "tool", "administrator", true, "");
        Visit visit = Visit.as(hub.access(), "vera", "administrator", true);
        List<String> secrets = List.of(KEY, token, hub.access().token(), Visit.PASSWORD, Tokens.hash(token), "$2a$");
        for (String page : pages()) {
            find(page, visit.get(page).body(), secrets, shown);
        }
        for (String call : calls()) {
            find(call, api(call, token).body(), secrets, shown);
        }
        assertThat(shown).isEmpty();
    }

    @Test
    void whatIsInDocumentsIsShownToNobodyWithoutTheRight() throws Exception {
        Map<String, String> shown = new LinkedHashMap<>();
        List<String> content = List.of("TOP-SECRET");
        for (Role role : Role.values()) {
            Visit visit = Visit.as(hub.access(), "blind-" + role.word(), role.word(), false);
            String token = Visit.admit(hub.access(), "blind-tool-" + role.word(), role.word(), false, "");
            for (String page : pages()) {
                find(role + " " + page, visit.get(page).body(), content, shown);
            }
            for (String call : calls()) {
                find(role + " " + call, api(call, token).body(), content, shown);
            }
        }
        assertThat(shown).isEmpty();
    }

    private static void find(String place, String text, List<String> wanted, Map<String, String> found) {
        wanted.stream().filter(text::contains).forEach(one -> {
            int at = text.indexOf(one);
            found.put(place + ": " + one, text.substring(Math.max(0, at - 120), Math.min(text.length(), at + 60)));
        });
    }

    private static List<String> pages() throws Exception {
        return List.of(
                "/console",
                "/console/documents",
                "/console/documents?q=PO-1",
                "/console/documents/" + document("PO-1"),
                "/console/documents/" + document("PO-2"),
                "/console/parked",
                "/console/channels",
                "/console/channels/one?id=shop.orders-in",
                "/console/channels/one?id=bazaar.orders-in",
                "/console/partners",
                "/console/xref",
                "/console/reruns",
                "/console/try");
    }

    private static List<String> calls() throws Exception {
        return List.of(
                "/metrics",
                "/api/status",
                "/api/parked",
                "/api/documents?q=PO-1",
                "/api/documents?q=PO-2",
                "/api/documents/" + document("PO-1"),
                "/api/documents/" + document("PO-2"),
                "/api/documents/" + document("PO-1") + "/raw",
                "/api/documents/" + document("PO-1") + "/canonical",
                "/api/reruns",
                "/api/audit",
                "/api/accounts",
                "/api/health",
                "/api/xref");
    }

    private static String document(String number) throws Exception {
        String found = api("/api/documents?q=" + number, hub.access().token()).body();
        return found.replaceAll("(?s).*\"document\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    private static HttpResponse<String> api(String path, String token) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(hub.access().address().resolve(path))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.ofString());
    }
}
