package io.tenantry.platform.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Rules of every module. Each module has a subclass in its root package, whose name decides which
 * packages are looked at; services extend the {@code CodeRules} of platform-testing, which has
 * more.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ModuleRules {
  private static final int LONGEST_FILE = 400;
  protected final String root = getClass().getPackageName();
  protected final JavaClasses classes = new ClassFileImporter().importPaths(compiled());
  private final Sources sources = Sources.in(modules());

  /** Returns the folders of the modules under test. */
  protected List<Path> modules() {
    return List.of(Path.of(""));
  }

  protected final List<Path> compiled() {
    return modules().stream()
        .map(module -> module.resolve("target/classes"))
        .filter(Files::exists)
        .toList();
  }

  @Test
  void docstrings_begin_with_a_subject_or_a_verb() {
    assertThat(new Docstrings().in(sources)).isEmpty();
  }

  @Test
  void features_do_not_depend_on_each_other_in_circles() {
    slices()
        .assignedFrom(new Features(root))
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void fields_are_never_injected() {
    noFields()
        .should()
        .beAnnotatedWith("jakarta.inject.Inject")
        .because("constructors say what a class needs")
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void lambdas_are_nested_at_most_twice() {
    assertThat(new NestedLambdas().in(sources)).isEmpty();
  }

  @Test
  void no_file_is_longer_than_400_lines() {
    assertThat(sources.files())
        .allSatisfy(
            file -> assertThat(lines(file)).as(file.toString()).isLessThanOrEqualTo(LONGEST_FILE));
  }

  @Test
  void test_names_are_sentences() {
    assertThat(new TestNames().in(sources)).isEmpty();
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
