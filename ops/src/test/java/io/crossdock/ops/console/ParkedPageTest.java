package io.crossdock.ops.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.ops.Visit;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What waits for a person is seen and dealt with, also where it is more than a page. */
@Timeout(300)
class ParkedPageTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PARKED = 60;
    private static final Pattern ROW = Pattern.compile("name=\"document\" value=\"([^\"]+)\"");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private static final Pattern PREVIOUS = Pattern.compile("rel=\"prev\" href=\"([^\"]+)\"");

    @TempDir
    private Path home;

    private ConsoleHub hub;
    private Visit visit;

    @BeforeEach
    void sixtyOrdersWithTheSameSlip() throws Exception {
        hub = new ConsoleHub(home);
        visit = Visit.as(hub.access(), "anna", "operator", true);
        hub.write(
                "shop/out/1.csv",
                IntStream.rangeClosed(1, PARKED)
                        .mapToObj(number -> "PO-" + number + ";A;some\n")
                        .collect(Collectors.joining("", "Order;Item;Qty\n", "")));
        await().atMost(PATIENCE).until(() -> counted() == PARKED);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void countsAllOfThemOnTheOverview() throws Exception {
        assertThat(visit.get("/console").body())
                .contains(PARKED + " parked", PARKED + " documents")
                .doesNotContain("50 parked");
        assertThat(visit.get("/console/parked").body()).contains(PARKED + " documents");
    }

    @Test
    void showsAllOfThemPageByPage() throws Exception {
        String first = visit.get("/console/parked?problem=" + problem()).body();
        String second = visit.get(link(NEXT, first).orElseThrow()).body();

        assertThat(rows(first)).hasSize(50);
        assertThat(link(PREVIOUS, first)).isEmpty();
        assertThat(link(NEXT, second)).isEmpty();
        Set<String> all = new HashSet<>(rows(first));
        all.addAll(rows(second));
        assertThat(all).hasSize(PARKED);
        assertThat(rows(visit.get(link(PREVIOUS, second).orElseThrow()).body())).isEqualTo(rows(first));
    }

    @Test
    void rejectsAlsoThoseThatWereNotShown() throws Exception {
        assertThat(visit.get("/console/parked").body()).contains("name=\"all\" value=\"" + problem() + "\"");

        String told = visit.post(
                        "/console/parked",
                        Map.of("deed", "reject", "all", problem(), "reason", "the till was out of order"))
                .body();

        assertThat(told).contains(PARKED + " documents were rejected.");
        assertThat(counted()).isZero();
    }

    @Test
    void hasAlsoThoseGoAgainThatWereNotShown() throws Exception {
        HttpResponse<String> asked = visit.post("/console/parked", Map.of("deed", "reprocess", "all", problem()));

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(visit.get(asked.uri().getPath()).body()).contains(PARKED + " documents"));
    }

    @Test
    void correctsTheSlipAlsoInThoseThatWereNotShown() throws Exception {
        String slip = ask("/api/parked/slips").path(0).path("id").asText();
        assertThat(ask("/api/parked/slips").path(0).path("documents").asInt()).isEqualTo(PARKED);

        HttpResponse<String> corrected =
                visit.post("/console/parked", Map.of("deed", "correct", "all", problem(), "slip", slip, "value", "7"));
        String rerun = corrected.uri().getPath();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(visit.get(rerun).body()).contains("Yes, let it go"));
        visit.post(rerun, Map.of());

        await().atMost(PATIENCE).until(() -> hub.received("kestrel/in").size() == PARKED && counted() == 0);
    }

    @Test
    void givesProgramsAllOfThemPageByPage() throws Exception {
        List<String> seen = new ArrayList<>();
        Optional<String> next = Optional.of("/api/parked?limit=25");
        int pages = 0;
        while (next.isPresent()) {
            HttpResponse<String> page = answer(next.get());
            seen.addAll(CanonicalJson.MAPPER.readTree(page.body()).findValuesAsText("document"));
            next = page.headers().firstValue("Link").map(link -> link.replaceFirst("<(.+)>; rel=\"next\"", "$1"));
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(seen).doesNotHaveDuplicates().hasSize(PARKED);
    }

    private String problem() throws Exception {
        return ask("/api/status").path("parkedFor").path(0).path("problem").asText();
    }

    private long counted() throws Exception {
        return ask("/api/status").path("parkedFor").findValuesAsText("documents").stream()
                .mapToLong(Long::parseLong)
                .sum();
    }

    private static List<String> rows(String page) {
        return ROW.matcher(page).results().map(row -> row.group(1)).toList();
    }

    private static Optional<String> link(Pattern which, String page) {
        return which.matcher(page)
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                .findFirst();
    }

    private JsonNode ask(String path) throws Exception {
        return CanonicalJson.MAPPER.readTree(answer(path).body());
    }

    private HttpResponse<String> answer(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(hub.access().address().resolve(path))
                                .header("Authorization", hub.access().authorization())
                                .build(),
                        BodyHandlers.ofString());
    }
}
