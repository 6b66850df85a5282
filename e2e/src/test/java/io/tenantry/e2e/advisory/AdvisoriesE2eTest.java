package io.tenantry.e2e.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;

/**
 * Holds every jar that is shipped against the published vulnerabilities we know of. Works offline.
 */
final class AdvisoriesE2eTest {
  private final List<Advisory> advisories = read();
  private final List<Path> jars = shipped();

  @Test
  void nothing_that_is_shipped_has_a_known_vulnerability() {
    assertThat(jars).hasSizeGreaterThan(500);
    assertThat(
            advisories.stream()
                .flatMap(
                    advisory ->
                        jars.stream()
                            .filter(advisory::affects)
                            .filter(jar -> !advisory.isAccepted(jar))
                            .map(jar -> advisory.id() + ": " + jar.getFileName()))
                .distinct())
        .as("Take the version that mends it, or say in advisories.csv why it stays")
        .isEmpty();
  }

  @Test
  void what_is_accepted_is_still_there_and_has_a_reason() {
    assertThat(advisories.stream().filter(advisory -> !advisory.seenIn().isEmpty()))
        .isNotEmpty()
        .allSatisfy(
            advisory -> {
              assertThat(advisory.reason()).isNotBlank();
              assertThat(jars)
                  .as(advisory.id() + " is mended: take its exception off the list")
                  .anyMatch(jar -> advisory.affects(jar) && advisory.isAccepted(jar));
            });
  }

  private static List<Advisory> read() {
    try (Reader in = Files.newBufferedReader(Path.of("src/test/resources/advisories.csv"));
        var rows =
            CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setCommentMarker('#')
                .get()
                .parse(in)) {
      return rows.stream().map(Advisory::of).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> shipped() {
    Path root = Path.of("").toAbsolutePath().getParent();
    return Stream.of("gateway", "services", "local/cache")
        .flatMap(folder -> jarsIn(root.resolve(folder)))
        .map(root::relativize)
        .filter(jar -> jar.startsWith("local/cache") || jar.toString().contains("/quarkus-app/"))
        .toList();
  }

  private static Stream<Path> jarsIn(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".jar")).toList().stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
