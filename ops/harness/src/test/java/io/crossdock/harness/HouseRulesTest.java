package io.crossdock.harness;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void theRecorderKnowsNothingOfTheHub() {
        noClasses()
                .that()
                .resideInAPackage("io.crossdock.harness.recorder")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.crossdock.config..",
                        "io.crossdock.mappings..",
                        "io.crossdock.connectors..",
                        "io.crossdock.routes..")
                .check(new ClassFileImporter().importPackages("io.crossdock.harness.recorder"));
    }
}
