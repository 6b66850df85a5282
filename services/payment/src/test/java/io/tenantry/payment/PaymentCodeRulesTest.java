package io.tenantry.payment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tenantry.platform.testing.CodeRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentCodeRulesTest extends CodeRules {
  private static final String HERE = PaymentCodeRulesTest.class.getPackageName() + ".";

  @ParameterizedTest
  @ValueSource(strings = {"stripe", "razorpay"})
  void only_its_own_package_knows_a_provider(String provider) {
    noClasses()
        .that()
        .resideOutsideOfPackage(HERE + provider + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com." + provider + "..", HERE + provider + "..")
        .because("what providers have in common is in the package provider")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(HERE.substring(0, HERE.length() - 1)));
  }
}
