package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks, when nothing was found, what would be found with one criterion less strict or gone. All
 * ways are counted in one question.
 */
final class Relaxations {
  private static final int MOST = 3;

  /** To give something up is further than to widen it. */
  private static final int GIVEN_UP = 100;

  private final List<Way> ways = new ArrayList<>();

  /** One way: the constraints that remain, and how far it is from what was asked. */
  private record Way(Relaxation to, int distance, List<Query> remaining) {}

  Relaxations(Criteria criteria, Reading reading) {
    List<Constraint> constraints = new ArrayList<>(Constraints.of(criteria));
    criteria
        .words()
        .map(words -> Constraint.of("q", new Words(words, reading.forgivingMistakes()).filter()))
        .ifPresent(constraints::add);
    for (int i = 0; i < constraints.size(); i++) {
      List<Query> others = new ArrayList<>(constraints.stream().map(Constraint::query).toList());
      others.remove(i);
      addWays(constraints.get(i), others);
    }
  }

  private void addWays(Constraint constraint, List<Query> others) {
    for (int step = 0; step < constraint.wider().size(); step++) {
      Constraint.Wider wider = constraint.wider().get(step);
      add(
          constraint,
          Optional.of(wider.value()),
          step,
          Stream.concat(others.stream(), Stream.of(wider.query())).toList());
    }
    add(constraint, constraint.without(), GIVEN_UP, others);
  }

  private void add(
      Constraint constraint, Optional<String> value, int distance, List<Query> remaining) {
    ways.add(new Way(new Relaxation(constraint.parameter(), value, 0), distance, remaining));
  }

  /** Whether there is anything to relax. */
  boolean any() {
    return !ways.isEmpty();
  }

  SearchRequest.Builder request() {
    SearchRequest.Builder request =
        new SearchRequest.Builder().size(0).trackTotalHits(total -> total.enabled(false));
    for (int i = 0; i < ways.size(); i++) {
      List<Query> remaining = ways.get(i).remaining();
      request.aggregations(
          "way" + i, count -> count.filter(q -> q.bool(bool -> bool.filter(remaining))));
    }
    return request;
  }

  /** The nearest way for each criterion, nearest first; of equally near ones, what finds most. */
  List<Relaxation> read(Map<String, Aggregate> counts) {
    List<Way> found = new ArrayList<>();
    for (int i = 0; i < ways.size(); i++) {
      Way way = ways.get(i);
      long total = counts.get("way" + i).filter().docCount();
      if (total > 0 && found.stream().noneMatch(better -> covers(better, way))) {
        found.add(
            new Way(
                new Relaxation(way.to().parameter(), way.to().value(), total),
                way.distance(),
                List.of()));
      }
    }
    return found.stream()
        .sorted(
            Comparator.comparingInt(Way::distance)
                .thenComparing(way -> way.to().total(), Comparator.reverseOrder()))
        .limit(MOST)
        .map(Way::to)
        .toList();
  }

  /** A nearer way of the same criterion; each amenity is a criterion of its own. */
  private static boolean covers(Way better, Way way) {
    return better.to().parameter().equals(way.to().parameter())
        && better.distance() < way.distance();
  }
}
