package io.tenantry.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.tenantry.platform.rules.ModuleRules;
import jakarta.enterprise.context.ApplicationScoped;
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

/** Rules of services, of the gateway and of the platform, besides those of every module. */
public abstract class CodeRules extends ModuleRules {
  /** An update, up to its condition, that writes a word into a status. */
  private static final Pattern STATUS_BY_WORD =
      Pattern.compile(
          "\\bupdate\\s+(?!job_run\\b)[\\w ]+\\bset\\b(?:(?!\\bwhere\\b|\\breturning\\b|;)[\\s\\S])*?"
              + "(?<=\\bset|,)\\s+(?:status|state) = (?:case\\b[^,;]*)?'");

  private static final DescribedPredicate<JavaClass> EVENT =
      resideInAPackage("io.tenantry.contracts..")
          .and(not(resideInAPackage("io.tenantry.contracts.money..")))
          .and(describe("an event", EventsSection::isEvent));

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
        .that()
        .resideOutsideOfPackage("io.tenantry.platform.entities..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.quarkus.hibernate.reactive.panache.common..")
                .or(name("io.quarkus.hibernate.reactive.panache.Panache"))
                .or(name("jakarta.persistence.Cacheable"))
                .or(name("org.hibernate.annotations.Cache")))
        .because(
            "Entities.in is the only door: it has a scope; a cache knows no organization"
                + " (docs/adr/0069)")
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void events_are_heard_by_classes_called_events() {
    noMethods()
        .that()
        .areDeclaredInClassesThat()
        .haveSimpleNameNotEndingWith("Events")
        .should()
        .beAnnotatedWith(describe("@Incoming", CodeRules::isIncoming))
        .because("who looks for what a service hears looks for XEvents")
        .allowEmptyShould(true)
        .check(classes);
  }

  private static boolean isIncoming(JavaAnnotation<?> annotation) {
    return annotation.getRawType().getSimpleName().startsWith("Incoming");
  }

  @Test
  void events_are_made_by_classes_called_facts() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Facts")
        .and()
        .haveSimpleNameNotEndingWith("States")
        .and()
        .resideOutsideOfPackage("io.tenantry.platform..")
        .should()
        .callMethodWhere(target(name("newBuilder")).and(target(owner(EVENT))))
        .orShould()
        .callConstructorWhere(target(owner(EVENT)))
        .because("who looks for what a service publishes looks for XFacts, and XStates")
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
  void nothing_outside_is_called_in_a_transaction() throws IOException {
    assertThat(OutsideCalls.in(compiled())).isEmpty();
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
  void states_are_moved_through_their_table() throws IOException {
    for (Path module : modules()) {
      List<Path> past = setStatusByWord(module.resolve("src/main"));
      assertThat(past)
          .as("SQL that sets a status by a word: pass the state that Moves allows as a parameter")
          .isEmpty();
    }
  }

  private static List<Path> setStatusByWord(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> STATUS_BY_WORD.matcher(text(file)).find())
          .toList();
    }
  }

  @Test
  void the_readme_says_which_events_come_in_and_go_out() {
    EventsSection.isWritten(classes);
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

  private static boolean isOwnOfTheInstance(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PRIVATE) && !modifiers.contains(JavaModifier.STATIC);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
