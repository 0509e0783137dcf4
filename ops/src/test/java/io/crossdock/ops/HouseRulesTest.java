package io.crossdock.ops;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.crossdock.connectors.Connector;
import io.crossdock.mappings.Format;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows and manners of the house; ops sees all modules, so they are guarded here. */
class HouseRulesTest {

    private static final String HOUSE = "io.crossdock.";
    private static final String CONFIG = HOUSE + "config..";
    private static final String MAPPINGS = HOUSE + "mappings..";
    private static final String CONNECTORS = HOUSE + "connectors..";
    private static final String ROUTES = HOUSE + "routes..";
    private static final String OPS = HOUSE + "ops..";

    private static JavaClasses house;

    @BeforeAll
    static void readTheHouse() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.crossdock");
        assertThat(house.size()).isGreaterThan(50);
    }

    @Test
    void configKnowsTheJdkAndTwoReadersEachInItsPackage() {
        check(classes()
                .that()
                .resideInAPackage(CONFIG)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", CONFIG)
                        .or(resideInAnyPackage("org.yaml.snakeyaml..", "de.siegmar.fastcsv.."))));
        check(noClasses()
                .that()
                .resideInAPackage(CONFIG)
                .and()
                .resideOutsideOfPackage(HOUSE + "config.tables..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("de.siegmar.fastcsv.."));
        check(noClasses()
                .that()
                .resideInAPackage(CONFIG)
                .and()
                .resideOutsideOfPackage(HOUSE + "config.yaml..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.yaml.snakeyaml.."));
    }

    @Test
    void mappingsKnowNoTransport() {
        check(noClasses()
                .that()
                .resideInAPackage(MAPPINGS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        CONNECTORS,
                        ROUTES,
                        OPS,
                        "org.springframework..",
                        "org.apache.camel..",
                        "jakarta.jms..",
                        "java.net.http..",
                        "java.sql..",
                        "javax.net.."));
        check(noClasses()
                .that()
                .resideInAPackage(MAPPINGS)
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(Server|Datagram)?Socket.*|java\\.nio\\.channels\\..*Socket.*"));
    }

    @Test
    void connectorsKnowNoDocument() {
        check(noClasses()
                .that()
                .resideInAPackage(CONNECTORS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(MAPPINGS, ROUTES, OPS, "org.springframework.."));
    }

    @Test
    void onlyTheConnectorForJmsKnowsJms() {
        check(noClasses()
                .that()
                .resideInAPackage(CONNECTORS)
                .and()
                .resideOutsideOfPackage(HOUSE + "connectors.jms..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.jms.."));
    }

    @Test
    void routesRunWithoutSpringBootAndWithoutWeb() {
        check(noClasses()
                .that()
                .resideInAPackage(ROUTES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        OPS, "org.springframework.boot..", "org.springframework.web..", "jakarta.servlet.."));
    }

    @Test
    void inOpsOnlyTheApplicationKnowsCamel() {
        check(noClasses()
                .that()
                .resideInAPackage(OPS)
                .and()
                .resideOutsideOfPackage(HOUSE + "ops.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel.."));
    }

    @Test
    void commandsThatNeedNoHubStartWithoutSpring() {
        check(noClasses()
                .that()
                .resideInAPackage(HOUSE + "ops.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta.servlet.."));
    }

    @Test
    void simulatorsAreStrangers() {
        check(noClasses()
                .that()
                .resideInAPackage(HOUSE + "simulators..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CONFIG, MAPPINGS, CONNECTORS, ROUTES, OPS));
    }

    @Test
    void formatsDoNotKnowEachOther() {
        Siblings formats = Siblings.of("io.crossdock.mappings.", Format.class);
        check(slices().assignedFrom(formats).should().notDependOnEachOther());
        check(noClasses()
                .that()
                .resideInAPackage(MAPPINGS)
                .and(not(formats.members()))
                .should()
                .dependOnClassesThat(formats.members()));
    }

    @Test
    void connectorsDoNotKnowEachOther() {
        Siblings connectors = Siblings.of("io.crossdock.connectors.", Connector.class);
        check(slices().assignedFrom(connectors).should().notDependOnEachOther());
        check(noClasses()
                .that()
                .resideInAPackage(CONNECTORS)
                .and(not(connectors.members()))
                .should()
                .dependOnClassesThat(connectors.members()));
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching("io.crossdock.(**)").should().beFreeOfCycles());
    }

    @Test
    void timeAndChanceAreGiven() {
        check(noClasses()
                .that(resideInAnyPackage(CONFIG, MAPPINGS, CONNECTORS, ROUTES))
                .should()
                .accessTargetWhere(theWallClockOrChance()));
    }

    /** What reads XML is to be made in one class, which shuts out documents types, entities and every address. */
    @Test
    void nobodyReadsXmlByHimself() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(HOUSE + "mappings.xml.SafeXml")
                .and()
                .resideOutsideOfPackage(HOUSE + "connectors.soap..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javax.xml..",
                        "org.xml.sax..",
                        "org.w3c.dom..",
                        "org.codehaus.stax2..",
                        "com.fasterxml.jackson.dataformat.xml..",
                        "org.apache.camel.language.xpath.."));
    }

    /** A transport that is XML reads its envelope, with readers that one class makes. */
    @Test
    void inSoapOneClassMakesWhatReadsXml() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(HOUSE + "connectors.soap..")
                        .and()
                        .doNotHaveSimpleName("Xml")
                        .should()
                        .dependOnClassesThat()
                        .haveNameMatching(
                                "javax\\.xml\\.(parsers\\..*|validation\\..*|xpath\\..*|stream\\.XML(Input|Output)Factory|transform\\.Transformer.*)"));
    }

    @Test
    void nobodyMakesObjectsOfClassesThatDataNames() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.ObjectInput(Stream|Filter).*|java\\.beans\\.XML.*|.*\\.ObjectMessage"));
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.thoughtworks.xstream..",
                        "com.esotericsoftware..",
                        "com.fasterxml.jackson.databind.jsontype.."));
        check(noClasses()
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "default typing", access -> access.getName().matches("(activate|enable)DefaultTyping.*"))));
        List<String> named = house.stream()
                .flatMap(type -> Stream.concat(Stream.of(type), type.getAllMembers().stream()))
                .map(place -> (CanBeAnnotated) place)
                .filter(place -> place.isAnnotatedWith(DescribedPredicate.<JavaAnnotation<?>>describe(
                        "types by class",
                        annotation -> annotation.getRawType().isEquivalentTo(JsonTypeInfo.class)
                                && annotation.as(JsonTypeInfo.class).use() != JsonTypeInfo.Id.NAME)))
                .map(Object::toString)
                .toList();
        assertThat(named).as("types told by anything but a word of ours").isEmpty();
    }

    @Test
    void nobodyEvaluatesTextsButTheExpressionsOfChannels() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(HOUSE + "mappings.expression..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.dashjoin..",
                        "javax.script..",
                        "org.springframework.expression..",
                        "org.apache.camel.language..",
                        "ognl..",
                        "groovy.."));
    }

    @Test
    void namesSayWhatAThingIs() {
        check(
                noClasses()
                        .should()
                        .haveNameMatching(
                                ".*\\.(Abstract[A-Z][^.]*|My[A-Z][^.]*|[^.]*(Impl|Manager|Helper|Helpers|Util|Utils|Utility))"));
    }

    /**
     * Bytecode tells a {@code catch (Throwable)} from what the compiler makes of try-with-resources only by the latter's
     * {@code addSuppressed}; a method that has both escapes this rule.
     */
    @Test
    void onlyTheBoundariesCatchEverything() {
        Set<String> boundaries = Set.of(
                "io.crossdock.routes.intake.Decoding.decode", // of intake: a codec's fault parks its input
                "io.crossdock.connectors.Probe.take", // a try may meet whatever its library throws
                "io.crossdock.routes.channel.Wiring.start", // Camel declares no narrower one
                "io.crossdock.routes.channel.Wiring.stop",
                "io.crossdock.mappings.expression.Compiled.evaluate"); // the expression library throws no narrower one
        Set<String> catching = house.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(HouseRulesTest::catchesEverything)
                .map(unit -> unit.getOwner().getName() + "." + unit.getName())
                .collect(Collectors.toSet());
        assertThat(catching).isEqualTo(boundaries);
    }

    private static boolean catchesEverything(JavaCodeUnit unit) {
        boolean closesResources = unit.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getName().equals("addSuppressed"));
        return unit.getTryCatchBlocks().stream()
                .flatMap(block -> block.getCaughtThrowables().stream())
                .anyMatch(caught -> caught.isEquivalentTo(Exception.class)
                        || caught.isEquivalentTo(RuntimeException.class)
                        || caught.isEquivalentTo(Error.class)
                        || caught.isEquivalentTo(Throwable.class) && !closesResources);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked = house.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(place -> !place.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .toList();
        assertThat(unmarked)
                .as("packages without @NullMarked in package-info.java")
                .isEmpty();
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(house);
    }

    /** What makes a run differ from the next one, unless it is a parameter. */
    private static DescribedPredicate<JavaAccess<?>> theWallClockOrChance() {
        Map<String, Set<Class<?>>> calls = Map.of(
                "now",
                Set.of(
                        Instant.class,
                        LocalDate.class,
                        LocalTime.class,
                        LocalDateTime.class,
                        OffsetDateTime.class,
                        ZonedDateTime.class),
                "systemUTC",
                Set.of(Clock.class),
                "systemDefaultZone",
                Set.of(Clock.class),
                "currentTimeMillis",
                Set.of(System.class),
                "sleep",
                Set.of(Thread.class),
                "random",
                Set.of(Math.class),
                "current",
                Set.of(ThreadLocalRandom.class),
                "<init>",
                Set.of(Random.class));
        return DescribedPredicate.describe(
                "the wall clock or chance", access -> calls.getOrDefault(access.getName(), Set.of()).stream()
                        .anyMatch(access.getTargetOwner()::isEquivalentTo));
    }

    /**
     * The packages directly below one package that implement its contract, each with all that is below it. The other ones are
     * common ground: all may stand on it, and it knows none of them.
     */
    private record Siblings(String root, Set<String> words) implements SliceAssignment {

        static Siblings of(String root, Class<?> contract) {
            Set<String> words = house.stream()
                    .filter(type -> type.getPackageName().startsWith(root))
                    .filter(type -> !type.isInterface() && type.isAssignableTo(contract))
                    .map(type -> word(root, type))
                    .collect(Collectors.toSet());
            assertThat(words).isNotEmpty();
            return new Siblings(root, words);
        }

        DescribedPredicate<JavaClass> members() {
            return DescribedPredicate.describe(
                    "belong to one of them", type -> word(type).isPresent());
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return word(type).map(SliceIdentifier::of).orElseGet(SliceIdentifier::ignore);
        }

        private Optional<String> word(JavaClass type) {
            return Optional.of(type)
                    .filter(one -> one.getPackageName().startsWith(root))
                    .map(one -> word(root, one))
                    .filter(words::contains);
        }

        private static String word(String root, JavaClass type) {
            return type.getPackageName().substring(root.length()).split("\\.")[0];
        }

        @Override
        public String getDescription() {
            return "the packages below " + root;
        }
    }
}
