package io.crossdock.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Checked;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Secret;
import io.crossdock.config.Setting;
import io.crossdock.config.Setting.Type;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlSettingsTest {

    private static final Secret.Provider SECRETS = name -> name.equals("till-key") ? List.of("s3same") : List.of();

    private static final Spec SPEC = Spec.of(
            "till",
            "A till.",
            Setting.text("folder", "Where the files lie.").must().identifies(),
            Setting.number("port", 1, 65535, "The port.").or("8080"),
            Setting.flag("archive", "Keep what was read."),
            Setting.time("pause", "Between two looks.").or("30s"),
            Setting.choice("mode", List.of("move", "delete", "keep"), "What happens afterwards.")
                    .or("move"),
            Setting.secret("key", "The key."),
            Setting.many("names", new Type.Text(), "File names."),
            Setting.table("codes", new Type.Text(), "Our code by theirs."),
            Setting.group(
                    "csv",
                    "The layout.",
                    Setting.text("separator", "Between columns.").or(","),
                    Setting.many("columns", new Type.Text(), "In order.").or("[sku, quantity]")),
            Setting.group("proxy", "Way out.", Setting.text("host", "Its name.").must()));

    private static Checked<Settings> read(String yaml) {
        return YamlSettings.read(SPEC, yaml, "till.yaml", SECRETS);
    }

    private static List<String> problems(String yaml) {
        return read(yaml).problems().stream()
                .map(problem -> problem.at() + " " + problem.code().id() + " " + problem.message())
                .toList();
    }

    @Test
    void readsEveryType() {
        Settings settings =
                read("""
                        folder: /out
                        port: 21
                        archive: true
                        pause: 5m
                        mode: keep
                        key: ${secret:till-key}
                        names: [orders, 007]
                        codes: { b: two, a: one }
                        csv: { separator: ";" }
                        proxy: { host: gate }
                        """)
                        .get();
        assertThat(settings.text("folder")).isEqualTo("/out");
        assertThat(settings.number("port")).isEqualTo(21);
        assertThat(settings.flag("archive")).isTrue();
        assertThat(settings.time("pause")).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.text("mode")).isEqualTo("keep");
        assertThat(settings.secret("key").reveal()).isEqualTo("s3same");
        assertThat(settings.texts("names")).containsExactly("orders", "007");
        assertThat(settings.table("codes")).containsExactly(Map.entry("b", "two"), Map.entry("a", "one"));
        assertThat(settings.group("csv").text("separator")).isEqualTo(";");
        assertThat(settings.group("csv").texts("columns")).containsExactly("sku", "quantity");
        assertThat(settings.group("proxy").text("host")).isEqualTo("gate");
        assertThat(settings.at()).isEqualTo(new Location("till.yaml", 1, 1, ""));
    }

    @Test
    void fillsInFallbacksAndLeavesAGroupWithARequiredKeyAbsent() {
        Settings settings = read("folder: /out").get();
        assertThat(settings.number("port")).isEqualTo(8080);
        assertThat(settings.time("pause")).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.text("mode")).isEqualTo("move");
        assertThat(settings.group("csv").text("separator")).isEqualTo(",");
        assertThat(settings.flag("archive")).isFalse();
        assertThat(settings.has("key")).isFalse();
        assertThat(settings.has("proxy")).isFalse();
    }

    @Test
    void takesASingleValueForAListOfOne() {
        assertThat(read("folder: /out\nnames: orders").get().texts("names")).containsExactly("orders");
    }

    @Test
    void keepsTheLettersOfATextThatYamlCouldTakeForSomethingElse() {
        Settings settings = read("folder: 0040\nnames: [no, 1.10, 2024-01-05]").get();
        assertThat(settings.text("folder")).isEqualTo("0040");
        assertThat(settings.texts("names")).containsExactly("no", "1.10", "2024-01-05");
    }

    @Test
    void namesAllProblemsAtOnceWithPlaceAndLikelyWord() {
        assertThat(
                        problems(
                                """
                        foldr: /out
                        port: 70000
                        archive: yes
                        pause: soon
                        mode: moev
                        key: s3same
                        names: { a: b }
                        codes: [x]
                        csv:
                          seperator: ";"
                          columns: [sku, [quantity]]
                        proxy: {}
                        port: 80
                        """))
                .containsExactly(
                        "till.yaml:1:1 (foldr) KEY-UNKNOWN unknown key 'foldr'; did you mean 'folder'?",
                        "till.yaml:1:1 (folder) KEY-MISSING 'folder' is missing: Where the files lie.",
                        "till.yaml:2:7 (port) VALUE-WRONG expected a whole number from 1 to 65535, not '70000'",
                        "till.yaml:3:10 (archive) VALUE-WRONG expected true or false, not 'yes'",
                        "till.yaml:4:8 (pause) VALUE-WRONG expected a time such as 30s, 5m, 4h or 2d, not 'soon'",
                        "till.yaml:5:7 (mode) VALUE-WRONG expected one of move, delete, keep, not 'moev'; did you mean 'move'?",
                        "till.yaml:6:6 (key) SECRET-IN-CLEAR expected ${secret:name}, not the secret itself",
                        "till.yaml:7:8 (names) VALUE-WRONG expected a text",
                        "till.yaml:8:8 (codes) VALUE-WRONG expected names, each with a text",
                        "till.yaml:10:3 (csv.seperator) KEY-UNKNOWN unknown key 'seperator'; did you mean 'separator'?",
                        "till.yaml:11:18 (csv.columns[1]) VALUE-WRONG expected a text",
                        "till.yaml:12:8 (proxy.host) KEY-MISSING 'host' is missing: Its name.",
                        "till.yaml:13:1 (port) KEY-DUPLICATE 'port' is here twice");
    }

    @Test
    void everyProblemIsOfTheSetupAndHasARemedy() {
        assertThat(read("foldr: 1\nkey: x\nport: z").problems()).allSatisfy(problem -> {
            assertThat(problem.category()).isEqualTo(Problem.Category.SETUP);
            assertThat(problem.code().remedy()).endsWith(".");
        });
    }

    @Test
    void listsTheKnownKeysWhereNoneIsNear() {
        assertThat(problems("folder: /out\ncsv: { zzz: 1 }"))
                .containsExactly("till.yaml:2:8 (csv.zzz) KEY-UNKNOWN unknown key 'zzz'; known are separator, columns");
    }

    @Test
    void missesTheValueOfAKeyAndOfASecret() {
        assertThat(problems("folder:\nkey: ${secret:other}"))
                .containsExactly(
                        "till.yaml:1:8 (folder) VALUE-WRONG expected a text",
                        "till.yaml:2:6 (key) SECRET-MISSING secret 'other' has no value");
    }

    @Test
    void refusesASecretWhereItWouldBeShown() {
        assertThat(problems("folder: /out/${secret:till-key}"))
                .containsExactly("till.yaml:1:9 (folder) SECRET-MISPLACED this key takes no secret");
    }

    @Test
    void saysWhereTheYamlItselfBreaks() {
        assertThat(read("folder: /out\nnames: [a, b\nport: 1").problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(LanguageCodes.YAML_SYNTAX);
                    assertThat(problem.at()).isEqualTo(new Location("till.yaml", 3, 5, ""));
                });
        assertThat(problems("- folder"))
                .containsExactly(
                        "till.yaml:1:1 VALUE-WRONG expected the keys folder, port, archive, pause, mode, key, names, codes, csv, proxy",
                        "till.yaml:1:1 (folder) KEY-MISSING 'folder' is missing: Where the files lie.");
    }

    @Test
    void constructsNothingFromTags() {
        String tags = "tags are not allowed; quote a value that begins with an exclamation mark";
        assertThat(problems("folder: !!javax.script.ScriptEngineManager [x]"))
                .containsExactly("till.yaml:1:9 YAML-SYNTAX " + tags);
        assertThat(problems("folder: !till /out\nport: !till '1'"))
                .containsExactly(
                        "till.yaml:1:9 (folder) VALUE-WRONG expected a text",
                        "till.yaml:2:7 (port) VALUE-WRONG expected a whole number from 1 to 65535");
    }

    @Test
    void survivesManyAliasesAndDeepNesting() {
        String bomb = "a: &a [x, x]\n" + "b: [" + "*a, ".repeat(60) + "*a]";
        assertThat(read(bomb).problems()).extracting(Problem::code).contains(LanguageCodes.YAML_SYNTAX);
        assertThat(read("folder: " + "[".repeat(60) + "]".repeat(60)).problems())
                .extracting(Problem::code)
                .containsExactly(LanguageCodes.YAML_SYNTAX);
        assertThat(problems("folder: &f [*f]")).containsExactly("till.yaml:1:9 (folder) VALUE-WRONG expected a text");
    }

    @Test
    void repeatsNoValueThatCouldBeASecret() {
        assertThat(problems("folder: /out\nkey: *s3same").toString()
                        + problems("folder: /\nkey: s3same").toString()
                        + problems("key: !!s3same x")
                        + problems("key: !s3same x"))
                .doesNotContain("s3same");
    }
}
