package io.crossdock.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Problem.Code;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.edi.Fault;
import io.crossdock.mappings.edi.Faults;
import io.crossdock.mappings.edi.SegmentFormat;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every problem that there can be has a remedy in both languages, and those that operators meet are said in both. So is what is refused. */
class WordingTest {

    private static final Wording CHINESE = Wording.in(Locale.CHINESE);
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.crossdock");

    private static final Path OPS = Path.of("src/main/java/io/crossdock/ops");
    private static final Path ROUTES = Path.of("../routes/src/main/java/io/crossdock/routes");

    /** What these say is said to us, or in the log, or as the hub starts. */
    private static final List<Path> BEFORE_ANYBODY_ASKS = Stream.of(
                    "broker", "channel", "store", "Stores.java", "intake/Absence.java")
            .map(ROUTES::resolve)
            .toList();

    private static final String CONNECTORS = "io.crossdock.connectors";

    /** By id; of a code that several classes have, the first. */
    private static final Map<String, Code> CODES = new TreeMap<>();

    /** The ids of those that connectors have, whose messages are mostly what somebody else said. */
    private static final Set<String> OF_CONNECTORS = new TreeSet<>();

    @BeforeAll
    static void allCodesThereAre() throws ReflectiveOperationException {
        for (JavaClass one : CLASSES) {
            for (JavaField field : one.getFields()) {
                if (field.getRawType().isEquivalentTo(Code.class)
                        && field.getModifiers().contains(JavaModifier.STATIC)) {
                    add(one, value(field));
                }
            }
        }
        SegmentFormat.standards().forEach(standard -> Arrays.stream(Fault.values())
                .map(standard.faults()::of)
                .forEach(code -> CODES.putIfAbsent(code.id(), code)));
    }

    private static void add(JavaClass owner, Code code) {
        CODES.putIfAbsent(code.id(), code);
        if (owner.getPackageName().startsWith(CONNECTORS)) {
            OF_CONNECTORS.add(code.id());
        }
    }

    private static Code value(JavaField field) throws ReflectiveOperationException {
        Field reflected = field.reflect();
        reflected.setAccessible(true);
        return (Code) reflected.get(null);
    }

    @Test
    void codesAreConstantsSoThatAllOfThemAreKnown() {
        List<String> elsewhere = CLASSES.stream()
                .flatMap(one -> one.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isEquivalentTo(Code.class))
                .filter(call -> Set.of("data", "partner", "setup", "bug").contains(call.getName()))
                .filter(call -> !call.getOrigin().getName().equals("<clinit>"))
                .map(JavaMethodCall::getOriginOwner)
                .map(JavaClass::getName)
                .filter(name -> !name.equals(Faults.class.getName()))
                .distinct()
                .toList();
        assertThat(elsewhere).isEmpty();
        assertThat(CODES).hasSizeGreaterThan(300);
    }

    @Test
    void everyCodeHasARemedyInBothLanguages() {
        List<String> englishOnly = CODES.values().stream()
                .filter(code -> CHINESE.remedy(code).equals(code.remedy()))
                .map(Code::id)
                .toList();
        assertThat(englishOnly).isEmpty();
        assertThat(CODES.values())
                .allSatisfy(code ->
                        assertThat(Wording.in(Locale.ENGLISH).remedy(code)).isEqualTo(code.remedy()));
    }

    @Test
    void noRemedyIsOfACodeThatIsNoMore() {
        Set<String> known = CODES.keySet().stream()
                .flatMap(id -> Stream.of(id, id.replaceFirst("^(EDIFACT|X12|TRADACOMS)-", "*-")))
                .collect(Collectors.toSet());
        assertThat(CHINESE.remedies().keySet())
                .allSatisfy(key -> assertThat(known).contains(key.replaceFirst("\\.what$", "")));
    }

    @Test
    void whatAConnectorIsToldBySomebodyElseStaysBehindWhatItsCodeStandsFor() {
        assertThat(OF_CONNECTORS).hasSizeGreaterThan(80).allSatisfy(id -> assertThat(
                        CHINESE.message(problem(id, "Auth fail for methods 'password'")))
                .contains("：Auth fail for methods 'password'"));
        assertThat(CHINESE.message(problem("PARTNER-DENIED", "Auth fail"))).isEqualTo("伙伴拒绝登录或没有权限：Auth fail");
        assertThat(Wording.in(Locale.ENGLISH).message(problem("PARTNER-DENIED", "Auth fail")))
                .isEqualTo("Auth fail");
    }

    @Test
    void whatStandsInADocumentIsSaidAsItStandsThere() {
        assertThat(CHINESE.message(problem("VALUE-UNREADABLE", "'2$1\\' is not a number with decimal mark '.'")))
                .isEqualTo("“2$1\\”不是以“.”为小数点的数字");
        assertThat(CHINESE.message(problem("VALUE-UNREADABLE", "'…' is not a number with decimal mark '…'")))
                .as("also where it is not to be seen")
                .isEqualTo("“…”不是以“…”为小数点的数字");
        assertThat(CHINESE.message(problem("EDIFACT-COUNT", "UNT counts 7 segments, there are 8")))
                .isEqualTo("UNT 计有 7 个段，实有 8 个");
        assertThat(CHINESE.message(problem("TOTAL-DIFFERS", "a sentence that nobody knows")))
                .isEqualTo("a sentence that nobody knows");
    }

    @Test
    void aLineOfHistoryIsSaidInChineseWhereItTellsAProblem() {
        Problem problem = problem("UNIT-UNKNOWN", "unit 'EACH' is not taken by this channel");

        assertThat(CHINESE.told(problem.toString()))
                .isEqualTo("orders.edi: UNIT-UNKNOWN: 此渠道不接受单位“EACH” → " + CHINESE.remedy(problem.code()));
        assertThat(CHINESE.told("rejected by anna: too late")).isEqualTo("rejected by anna: too late");
        assertThat(Wording.in(Locale.ENGLISH).told(problem.toString())).isEqualTo(problem.toString());
    }

    /** The examples of bad input that the formats are tested by. */
    @Test
    void whatIsWrongWithDocumentsIsSaidInChineseToo() throws IOException {
        Map<String, String> messages = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("../mappings/src/test/resources/golden"))) {
            for (Path file :
                    files.filter(one -> one.endsWith("problems.json")).sorted().toList()) {
                collect(CanonicalJson.MAPPER.readTree(file.toFile()), messages);
            }
        }
        assertThat(messages).hasSizeGreaterThan(100);
        List<String> english = messages.entrySet().stream()
                .filter(one -> CODES.containsKey(one.getValue()))
                .filter(one -> code(one.getValue()).category() == Problem.Category.DATA)
                .filter(one ->
                        CHINESE.message(problem(one.getValue(), one.getKey())).equals(one.getKey()))
                .map(one -> one.getValue() + ": " + one.getKey())
                .sorted()
                .toList();
        assertThat(english).isEmpty();
    }

    @Test
    void whatIsRefusedIsSaidInChineseToo() throws IOException {
        List<Path> asked = Sayings.sources(List.of(
                        OPS.resolve("console"),
                        OPS.resolve("running"),
                        OPS.resolve("trial"),
                        OPS.resolve("door/Passwords.java"),
                        OPS.resolve("XrefFile.java"),
                        Path.of("../mappings/src/main/java/io/crossdock/mappings/canonical/CanonicalTree.java"),
                        ROUTES))
                .stream()
                .filter(source -> BEFORE_ANYBODY_ASKS.stream().noneMatch(source::startsWith))
                .toList();

        Set<String> refusals = Sayings.refusals(asked);

        assertThat(refusals)
                .hasSizeGreaterThan(40)
                .contains("… is not parked for …", "nothing of that was sent", "… is not a number");
        assertThat(refusals)
                .filteredOn(one -> CHINESE.said(one).equals(one))
                .as("add to problems.properties and problems_zh.properties")
                .isEmpty();
    }

    @Test
    void whyNothingGoesAgainIsSaidInChineseToo() throws IOException {
        Set<String> notes = Sayings.sentences(Stream.of("Preparation", "Repetition", "Family", "Changes")
                .map(name -> ROUTES.resolve("rerun/" + name + ".java"))
                .toList());

        assertThat(notes).hasSizeGreaterThan(15).contains("nothing is missing", "its raw input is not kept");
        assertThat(notes)
                .filteredOn(one -> CHINESE.said(one).equals(one))
                .as("add to problems.properties and problems_zh.properties")
                .isEmpty();
    }

    @Test
    void whatIsRefusedForSeveralReasonsOrForAProblemIsSaidInChineseThroughout() {
        assertThat(CHINESE.said("the field number is missing; lines[0].price is not a number"))
                .isEqualTo("缺少字段 number；lines[0].price 不是数字");
        assertThat(CHINESE.said(
                        "nothing was imported: " + problem("XREF-VALUE-MISSING", "column 'canonical' is empty")))
                .isEqualTo("没有导入任何内容：orders.edi: XREF-VALUE-MISSING: 列“canonical”为空 → "
                        + CHINESE.remedy(code("XREF-VALUE-MISSING")));
        assertThat(CHINESE.said("what nobody translated; nor this")).isEqualTo("what nobody translated; nor this");
        assertThat(Wording.in(Locale.ENGLISH).said("there is no document PO-1")).isEqualTo("there is no document PO-1");
    }

    private static void collect(JsonNode node, Map<String, String> messages) {
        if (node.has("code") && node.has("message")) {
            messages.put(node.path("message").asText(), node.path("code").asText());
        }
        node.forEach(inner -> collect(inner, messages));
    }

    private static Code code(String id) {
        return Optional.ofNullable(CODES.get(id)).orElseThrow();
    }

    private static Problem problem(String code, String message) {
        return code(code).at(Location.of("orders.edi"), message);
    }
}
