package io.crossdock.ops.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.routes.HubStatus.Alarm;
import io.crossdock.routes.HubStatus.Balance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The alert rules and the dashboard ask for figures that there are, by labels that those have. */
class MonitoringTest {

    private static final Path FOLDER = Path.of("monitoring");
    private static final Pattern FIGURE = Pattern.compile("\\b(?:crossdock|jvm|process)_[a-z_]+");
    private static final Pattern ASKED = Pattern.compile("(\\b(?:crossdock|jvm|process)_[a-z_]+)\\{([^}]*)\\}");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)\\s*(?:=~|!~|!=|=)");
    private static final Pattern BY = Pattern.compile("\\bby \\(([^)]*)\\)");
    private static final Pattern SHOWN = Pattern.compile("\\$labels\\.([a-z_]+)|\\{\\{([a-z_]+)\\}\\}");

    /** What Prometheus itself adds to whatever it reads. */
    private static final Set<String> ADDED = Set.of("instance", "job", "le");

    /** Every figure with its labels. */
    private final Map<String, Set<String>> told = told();

    private static Map<String, Set<String>> told() {
        Figures figures = new Figures();
        figures.witness().saw(Samples.delivered("a.out", Duration.ofSeconds(1)));
        Map<String, Set<String>> told = new TreeMap<>();
        figures.of(
                        Samples.status(
                                List.of(new Balance("delivery", "a.out", 0, 3, Map.of("delivered", 2L))),
                                List.of(new Alarm("delivery", "a.out", 1, Instant.EPOCH))),
                        Samples.figures(),
                        Samples.disks(),
                        true)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> told.computeIfAbsent(line.split("[{ ]", 2)[0], name -> new TreeSet<>(ADDED))
                        .addAll(labels(line)));
        return told;
    }

    private static Set<String> labels(String line) {
        return line.contains("{")
                ? LABEL.matcher(line.substring(line.indexOf('{'), line.lastIndexOf('}')))
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    @Test
    void alertsAndDashboardAskForWhatThereIs() throws IOException {
        List<String> all = new ArrayList<>(
                alerts().stream().map(rule -> String.valueOf(rule.get("expr"))).toList());
        targets().forEach(target -> all.add(target.path("expr").asText()));
        assertThat(all).hasSizeGreaterThan(40);
        for (String expression : all) {
            Set<String> asked =
                    FIGURE.matcher(expression).results().map(MatchResult::group).collect(Collectors.toSet());
            assertThat(told.keySet()).as(expression).containsAll(asked);
            ASKED.matcher(expression).results().forEach(match -> assertThat(told.get(match.group(1)))
                    .as(match.group())
                    .containsAll(labels("{" + match.group(2) + "}")));
            Set<String> known = asked.stream()
                    .flatMap(name -> told.getOrDefault(name, Set.of()).stream())
                    .collect(Collectors.toSet());
            BY.matcher(expression).results().forEach(match -> assertThat(known)
                    .as(expression)
                    .containsAll(List.of(match.group(1).split(", *"))));
        }
    }

    @Test
    void whatAnAlertSaysIsKnownToItsFigure() throws IOException {
        for (Map<String, Object> rule : alerts()) {
            String expression = String.valueOf(rule.get("expr"));
            Set<String> known = FIGURE.matcher(expression)
                    .results()
                    .flatMap(match -> told.getOrDefault(match.group(), Set.of()).stream())
                    .collect(Collectors.toSet());
            assertThat(known)
                    .as(rule.get("alert") + " " + rule.get("annotations"))
                    .containsAll(SHOWN.matcher(String.valueOf(rule.get("annotations")))
                            .results()
                            .map(match -> match.group(1))
                            .filter(label -> label != null)
                            .collect(Collectors.toSet()));
            assertThat(String.valueOf(rule.get("labels"))).containsPattern("severity=(page|ticket)");
            assertThat(String.valueOf(rule.get("annotations"))).contains("summary=", "action=");
        }
    }

    @Test
    void somebodyIsToldOfEachThingThatMayNotBeOverlooked() throws IOException {
        assertThat(alerts().stream().map(rule -> String.valueOf(rule.get("alert"))))
                .doesNotHaveDuplicates()
                .contains(
                        "AcknowledgementOverdue",
                        "OldestWaits",
                        "SomethingParked",
                        "HubFailed",
                        "BalanceUneven",
                        "BalanceNotJudged",
                        "NodeGone",
                        "CertificateEnds",
                        "BrokerBlocked",
                        "DiskFills",
                        "NotReady");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> alerts() throws IOException {
        Map<String, List<Map<String, Object>>> file = new Yaml().load(Files.readString(FOLDER.resolve("alerts.yaml")));
        List<Map<String, Object>> groups = file.getOrDefault("groups", List.of());
        return (List<Map<String, Object>>) groups.get(0).getOrDefault("rules", List.of());
    }

    private static List<JsonNode> targets() throws IOException {
        JsonNode dashboard = CanonicalJson.MAPPER.readTree(Files.readString(FOLDER.resolve("dashboard.json")));
        return dashboard.findParents("expr");
    }
}
