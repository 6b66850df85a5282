package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Asks, when nothing was found, what would be found with one criterion less strict or gone. All
 * ways are counted in one question, and only among listings that miss a single criterion.
 */
final class Relaxations {
  private static final int MOST = 3;

  /** To give something up is further than to widen it. */
  private static final int GIVEN_UP = 100;

  private final List<Constraint> constraints;

  /** One way, and how far it is from what was asked. */
  private record Way(Relaxation to, int distance) {}

  Relaxations(Criteria criteria, Optional<String> sought) {
    constraints = new ArrayList<>(Constraints.of(criteria));
    sought
        .map(words -> Constraint.of("q", new Words(words, false).filter()))
        .ifPresent(constraints::add);
  }

  /** True when there is anything to relax. */
  boolean any() {
    return !constraints.isEmpty();
  }

  SearchRequest.Builder request() {
    SearchRequest.Builder request =
        new SearchRequest.Builder().size(0).trackTotalHits(total -> total.enabled(false));
    if (constraints.size() > 1) {
      request.query(missesOneAtMost());
    }
    for (int i = 0; i < constraints.size(); i++) {
      request.aggregations(name(i), without(i));
    }
    return request;
  }

  private Query missesOneAtMost() {
    List<Query> all = constraints.stream().map(Constraint::query).toList();
    String enough = Integer.toString(all.size() - 1);
    return Query.of(
        q ->
            q.constantScore(
                one ->
                    one.filter(
                        each -> each.bool(bool -> bool.should(all).minimumShouldMatch(enough)))));
  }

  /** Listings that the others leave; of these, what each wider form leaves. */
  private Aggregation without(int given) {
    List<Query> others =
        IntStream.range(0, constraints.size())
            .filter(i -> i != given)
            .mapToObj(i -> constraints.get(i).query())
            .toList();
    List<Constraint.Wider> wider = constraints.get(given).wider();
    return Aggregation.of(
        count -> {
          var left = count.filter(q -> q.bool(bool -> bool.filter(others)));
          for (int step = 0; step < wider.size(); step++) {
            Query query = wider.get(step).query();
            left.aggregations(name(step), within -> within.filter(query));
          }
          return left;
        });
  }

  /** The nearest way for each criterion, nearest first; of equally near ones, what finds most. */
  List<Relaxation> read(Map<String, Aggregate> counts) {
    return IntStream.range(0, constraints.size())
        .mapToObj(i -> ways(constraints.get(i), counts.get(name(i))))
        .flatMap(ways -> ways.filter(way -> way.to().total() > 0).limit(1))
        .sorted(
            Comparator.comparingInt(Way::distance)
                .thenComparing(way -> way.to().total(), Comparator.reverseOrder()))
        .limit(MOST)
        .map(Way::to)
        .toList();
  }

  /** From near to far. */
  private static Stream<Way> ways(Constraint constraint, Aggregate left) {
    Stream<Way> widened =
        IntStream.range(0, constraint.wider().size())
            .mapToObj(
                step ->
                    way(
                        constraint,
                        Optional.of(constraint.wider().get(step).value()),
                        left.filter().aggregations().get(name(step)),
                        step));
    return Stream.concat(widened, Stream.of(way(constraint, constraint.without(), left, GIVEN_UP)));
  }

  private static Way way(
      Constraint constraint, Optional<String> value, Aggregate counted, int distance) {
    return new Way(
        new Relaxation(constraint.parameter(), value, counted.filter().docCount()), distance);
  }

  private static String name(int number) {
    return "n" + number;
  }
}
