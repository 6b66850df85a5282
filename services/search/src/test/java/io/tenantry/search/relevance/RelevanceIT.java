package io.tenantry.search.relevance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.testing.ScratchDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * How good the order of results is: nDCG@10 over the judged queries of {@code
 * relevance/judgements.csv}, on a real Elasticsearch. Grades: 3 what was looked for, 2 nearly, 1
 * may do; all else 0.
 */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(JudgedListings.class)
class RelevanceIT {
  private static final int SHOWN = 10;
  private static final int FEWEST_QUERIES = 40;

  /** What was reached; lower it only with a reason. */
  private static final double FLOOR = 0.87;

  /** A query and how good it was answered. */
  private record Score(String query, double value) {}

  @Test
  void results_are_as_well_ordered_as_they_were() {
    List<Score> scores = new ArrayList<>();
    for (Map<String, String> row : JudgedListings.rows("judgements.csv")) {
      scores.add(score(row.get("query"), grades(row)));
    }
    double mean = scores.stream().mapToDouble(Score::value).average().orElseThrow();
    System.out.printf(Locale.ROOT, "nDCG@%d of %d queries: %.3f%n", SHOWN, scores.size(), mean);
    scores.stream()
        .sorted(Comparator.comparingDouble(Score::value))
        .limit(SHOWN)
        .forEach(
            low -> System.out.printf(Locale.ROOT, "  nDCG %.3f %s%n", low.value(), low.query()));

    assertThat(scores).hasSizeGreaterThanOrEqualTo(FEWEST_QUERIES);
    assertThat(mean).isGreaterThanOrEqualTo(FLOOR);
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
