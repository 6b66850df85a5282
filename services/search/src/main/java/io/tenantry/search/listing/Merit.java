package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScore;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScoreMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.time.LocalDate;
import java.util.List;

/**
 * Relevance of a listing beside the words: availability, completeness, freshness. All together they
 * lift a score by less than half, so that words come first.
 */
record Merit(LocalDate day) {
  private static final double AVAILABLE = 0.25;
  private static final double COMPLETE = 0.1;
  private static final double FRESH = 0.08;
  private static final double HALF = 0.5;

  Query of(Query found) {
    return Query.of(
        q ->
            q.functionScore(
                score ->
                    score
                        .query(found)
                        .functions(List.of(base(), available(), complete(), fresh()))
                        .scoreMode(FunctionScoreMode.Sum)
                        .boostMode(FunctionBoostMode.Multiply)));
  }

  private static FunctionScore base() {
    return FunctionScore.of(f -> f.filter(q -> q.matchAll(all -> all)).weight(1.0));
  }

  private static FunctionScore available() {
    return FunctionScore.of(
        f ->
            f.filter(q -> q.range(range -> range.number(n -> n.field("available").gt(0d))))
                .weight(AVAILABLE));
  }

  private static FunctionScore complete() {
    return FunctionScore.of(
        f -> f.fieldValueFactor(v -> v.field("completeness").missing(0d)).weight(COMPLETE));
  }

  /** Half after a month. */
  private FunctionScore fresh() {
    return FunctionScore.of(
        f ->
            f.exp(
                    decay ->
                        decay.date(
                            date ->
                                date.field("updatedAt")
                                    .placement(
                                        at ->
                                            at.origin(day.toString())
                                                .offset(days(1))
                                                .scale(days(30))
                                                .decay(HALF))))
                .weight(FRESH));
  }

  private static Time days(int number) {
    return Time.of(time -> time.time(number + "d"));
  }
}
