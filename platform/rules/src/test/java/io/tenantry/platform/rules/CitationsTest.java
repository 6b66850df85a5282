package io.tenantry.platform.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule, decision and document that sources cite can be looked up in the repository. */
class CitationsTest {
  private static final Set<String> TEXTS =
      Set.of("avsc", "csv", "html", "java", "md", "properties", "sql", "xml", "yaml", "yml");

  /** The list of endpoints is a source itself. */
  private static final String SOURCE = "endpoints.csv";

  private static final Pattern SECTION =
      Pattern.compile("(?:rules\\.md`?|RentFlow)\\s+(?:\\* )?§(\\d+(?:\\.\\d+)?)");
  private static final Pattern ID =
      Pattern.compile(
          "(?<![\\w-])(?:[AC]|AUTH|GW|PROP|BOOK|RENT|LEASE|MNT|MKT|CHAT|SRCH|NOTF|ANL|AI|PLAT)-\\d{2}(?![\\w-])");
  private static final Pattern DOCUMENT =
      Pattern.compile(
          "(?:rules|decisions|api-core|architecture|catalogue|additions|style|data-model)\\.md");
  private static final Pattern ADR = Pattern.compile("(?:ADR |docs/adr/)0*(\\d+)");

  private final String rules = Repository.read("docs/rules.md");
  private final String documents = rules + Repository.read("docs/decisions.md");

  @Test
  void cited_sections_and_ids_stand_in_docs() throws IOException {
    Set<String> sections =
        all(Pattern.compile("^###? (\\d+(?:\\.\\d+)?)", Pattern.MULTILINE), rules);
    Set<String> ids =
        all(Pattern.compile("^\\| ([A-Z]+-\\d{2}) \\|", Pattern.MULTILINE), documents);
    Set<String> sources = all(SECTION, rules);
    assertThat(cited(SECTION)).isNotEmpty().allMatch(cite -> known(cite, sections, sources));
    assertThat(cited(ID)).isNotEmpty().allMatch(cite -> ids.contains(cite.text()));
  }

  @Test
  void cited_documents_and_decision_records_exist() throws IOException {
    assertThat(cited(DOCUMENT))
        .allMatch(cite -> Set.of("rules.md", "decisions.md").contains(cite.text()));
    Set<Integer> records;
    try (Stream<Path> files = Files.list(Path.of("../../docs/adr"))) {
      records =
          files
              .map(file -> Integer.valueOf(file.getFileName().toString().substring(0, 4)))
              .collect(Collectors.toSet());
    }
    assertThat(cited(ADR))
        .isNotEmpty()
        .allMatch(cite -> records.contains(Integer.valueOf(cite.text())));
  }

  private static boolean known(Cite cite, Set<String> sections, Set<String> sources) {
    return sections.contains(cite.text()) || sources.contains(cite.text());
  }

  private record Cite(Path file, String text) {}

  private static List<Cite> cited(Pattern pattern) throws IOException {
    return Repository.files(TEXTS).stream()
        .filter(file -> !file.endsWith(SOURCE) && !file.endsWith("CitationsTest.java"))
        .flatMap(
            file ->
                all(pattern, Repository.read(file)).stream()
                    .map(text -> new Cite(Repository.relative(file), text)))
        .toList();
  }

  private static Set<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(CitationsTest::lastGroup)
        .collect(Collectors.toSet());
  }

  private static String lastGroup(MatchResult found) {
    return found.group(found.groupCount());
  }
}
