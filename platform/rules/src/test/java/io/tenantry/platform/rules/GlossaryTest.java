package io.tenantry.platform.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Words that were retired do not come back in the names of types. */
class GlossaryTest {
  private static final Pattern ROW = Pattern.compile("^\\| ([a-z][a-z, ]*) \\|", Pattern.MULTILINE);
  private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  @Test
  void no_type_is_named_with_a_retired_word() throws IOException {
    List<String> retired = retired();
    assertThat(retired).contains("util");
    assertThat(Repository.files(Set.of("java")))
        .filteredOn(file -> file.toString().contains("/src/main/"))
        .allSatisfy(
            file ->
                assertThat(words(file)).as(file.toString()).doesNotContainAnyElementsOf(retired));
  }

  private static List<String> retired() {
    String glossary = Repository.read("docs/glossary.md");
    return ROW.matcher(glossary.substring(glossary.indexOf("## Retired words")))
        .results()
        .flatMap(row -> Stream.of(row.group(1).split(", ", -1)))
        .filter(word -> !word.equals("word"))
        .toList();
  }

  private static List<String> words(Path file) {
    String type = file.getFileName().toString().replace(".java", "");
    return Arrays.stream(WORD.split(type)).map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }
}
