package io.tenantry.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The boundaries of style.md as tests. Each module has a subclass in its root package, whose name
 * decides which packages are looked at.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CodeRules {
  private static final int LONGEST_FILE = 400;

  /** An update, up to its condition, that writes a word into a status. */
  private static final Pattern STATUS_BY_WORD =
      Pattern.compile(
          "\\bupdate\\s+(?!job_run\\b)[\\w ]+\\bset\\b(?:(?!\\bwhere\\b|\\breturning\\b|;)[\\s\\S])*?"
              + "(?<=\\bset|,)\\s+(?:status|state) = (?:case\\b[^,;]*)?'");

  private final String root = getClass().getPackageName();
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(root);

  @Test
  void fields_are_never_injected() {
    noFields()
        .should()
        .beAnnotatedWith(Inject.class)
        .because("constructors say what a class needs")
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void resources_do_not_touch_the_database() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Resource")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.tenantry.platform.data.Database")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx.mutiny.sqlclient..", "java.sql..")
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void time_comes_from_a_clock() {
    noClasses()
        .should()
        .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time")))))
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("tests and demos move the clock")
        .check(classes);
  }

  @Test
  void a_day_is_somebodys_day() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.tenantry.platform.time..")
        .should()
        .callMethod(LocalDate.class, "ofInstant", Instant.class, ZoneId.class)
        .orShould()
        .callMethod(LocalDate.class, "atStartOfDay", ZoneId.class)
        .because(
            "PropertyDay and PlatformDay say whose day it is: what people live by is the day at the"
                + " property")
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void entities_are_at_work_in_a_transaction_of_database_only() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.quarkus.hibernate.reactive.panache.common..")
                .or(name("io.quarkus.hibernate.reactive.panache.Panache"))
                .or(name("jakarta.persistence.Cacheable"))
                .or(name("org.hibernate.annotations.Cache")))
        .because(
            "Entities.in is the only door: it has a scope; a cache knows no organization"
                + " (docs/adr/0069)")
        .check(classes);
  }

  @Test
  void private_methods_of_beans_are_called_by_themselves_only() {
    noClasses()
        .should()
        .callMethodWhere(
            describe(
                "a private method of another class that is a bean",
                call ->
                    !call.getOriginOwner().equals(call.getTargetOwner())
                        && call.getTargetOwner().isAnnotatedWith(ApplicationScoped.class)
                        && call.getTarget()
                            .resolveMember()
                            .map(method -> isOwnOfTheInstance(method.getModifiers()))
                            .orElse(false)))
        .because("a proxy does not pass them on: they would run without the bean's fields")
        .check(classes);
  }

  private static boolean isOwnOfTheInstance(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PRIVATE) && !modifiers.contains(JavaModifier.STATIC);
  }

  @Test
  void features_do_not_depend_on_each_other_in_circles() {
    slices()
        .matching(root + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void nothing_of_another_service_is_used() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.tenantry..")
                .and(
                    not(
                        resideInAnyPackage(
                            root + "..", "io.tenantry.platform..", "io.tenantry.contracts.."))))
        .check(classes);
  }

  @Test
  void no_file_is_longer_than_400_lines() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      List<Path> tooLong =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> lines(file) > LONGEST_FILE)
              .toList();
      assertThat(tooLong).isEmpty();
    }
  }

  @Test
  void states_are_moved_through_their_table() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      List<Path> past =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> STATUS_BY_WORD.matcher(text(file)).find())
              .toList();
      assertThat(past)
          .as("SQL that sets a status by a word: pass the state that Moves allows as a parameter")
          .isEmpty();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
