package io.tenantry.search.relevance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.testing.ScratchDatabase;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Measures the order of results: nDCG@10 over the judged queries of {@code relevance}, on a real
 * Elasticsearch. Grades: 3 what was looked for, 2 nearly, 1 may do; all else 0. In {@code
 * judgements-of-phrases.csv} they follow a rule: of the listings at the place, with the rooms and
 * the rent asked for, 3 has those of the kind asked for, 2 of these what is sold out, 1 what is
 * free and of another kind.
 */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(JudgedListings.class)
class RelevanceIT {
  private static final int SHOWN = 10;
  private static final int FEWEST_QUERIES = 55;
  private static final int FEWEST_PHRASES = 30;

  /** The quality reached; lower it only with a reason. */
  private static final double FLOOR = 0.877;

  /** A query and how good it was answered. */
  private record Score(String query, double value) {}

  @Test
  void results_are_as_well_ordered_as_they_were() {
    List<Score> words = scores("judgements.csv");
    List<Score> phrases = scores("judgements-of-phrases.csv");
    assertThat(words).hasSizeGreaterThanOrEqualTo(FEWEST_QUERIES);
    assertThat(phrases).hasSizeGreaterThanOrEqualTo(FEWEST_PHRASES);
    assertThat(mean(words)).isGreaterThanOrEqualTo(FLOOR);
    assertThat(mean(Stream.concat(words.stream(), phrases.stream()).toList()))
        .isGreaterThanOrEqualTo(FLOOR);
  }

  private static List<Score> scores(String file) {
    List<Score> scores =
        JudgedListings.rows(file).stream()
            .map(row -> score(row.get("query"), grades(row)))
            .toList();
    System.out.printf(
        Locale.ROOT,
        "nDCG@%d of %d queries of %s: %.4f%n",
        SHOWN,
        scores.size(),
        file,
        mean(scores));
    scores.stream()
        .sorted(Comparator.comparingDouble(Score::value))
        .limit(SHOWN)
        .forEach(
            low -> System.out.printf(Locale.ROOT, "  nDCG %.3f %s%n", low.value(), low.query()));
    return scores;
  }

  private static double mean(List<Score> scores) {
    return scores.stream().mapToDouble(Score::value).average().orElseThrow();
  }

  private static Score score(String query, Map<String, Integer> grades) {
    List<String> found =
        given()
            .queryParam("q", query)
            .queryParam("limit", SHOWN)
            .get("/api/v1/search/listings")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getList("items.id");
    List<Integer> gained = found.stream().map(id -> grades.getOrDefault(id, 0)).toList();
    List<Integer> best =
        grades.values().stream().sorted(Comparator.reverseOrder()).limit(SHOWN).toList();
    return new Score(query, gain(gained) / gain(best));
  }

  private static double gain(List<Integer> grades) {
    double sum = 0;
    for (int place = 0; place < grades.size(); place++) {
      sum += (Math.pow(2, grades.get(place)) - 1) / (Math.log(place + 2) / Math.log(2));
    }
    return sum;
  }

  private static Map<String, Integer> grades(Map<String, String> row) {
    Map<String, Integer> grades = new HashMap<>();
    for (String judged : row.get("listings").split(" ", -1)) {
      String[] parts = judged.split(":", 2);
      grades.put(JudgedListings.id(parts[0]), Integer.valueOf(parts[1]));
    }
    return grades;
  }
}
