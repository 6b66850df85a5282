package io.tenantry.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import io.tenantry.platform.rules.ModuleRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules of services, of the gateway and of the platform, besides those of every module. */
public abstract class CodeRules extends ModuleRules {
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
}
