package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScore;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScoreMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import io.tenantry.search.index.ListingSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Query for alternatives to a listing: the same kind of unit in the same currency, still available,
 * preferring near places, close rents and the same amenities.
 */
record Similar(ListingSource one) {
  private static final double SHARE_OF_RENT = 0.2;
  private static final double PLACE = 3;
  private static final double RENT = 2;
  private static final double ROOMS = 1;
  private static final double AMENITY = 0.2;
  private static final int MOST_AMENITIES = 10;

  SearchRequest.Builder request() {
    return new SearchRequest.Builder()
        .query(
            q ->
                q.functionScore(
                    score ->
                        score
                            .query(comparable())
                            .functions(functions())
                            .scoreMode(FunctionScoreMode.Sum)
                            .boostMode(FunctionBoostMode.Replace)))
        .trackTotalHits(total -> total.enabled(false))
        .source(source -> source.filter(fields -> fields.excludes(FoundListing.NOT_SHOWN)))
        .sort(s -> s.score(by -> by))
        .sort(s -> s.field(by -> by.field("id")));
  }

  private Query comparable() {
    return Query.of(
        q ->
            q.bool(
                bool ->
                    bool.filter(term("unitType", one.unitType()))
                        .filter(term("rent.currency", one.rent().getCurrencyUnit().getCode()))
                        .filter(f -> f.range(r -> r.number(n -> n.field("available").gt(0d))))
                        .mustNot(not -> not.ids(ids -> ids.values(one.id().toString())))));
  }

  private List<FunctionScore> functions() {
    List<FunctionScore> functions = new ArrayList<>(List.of(near(), affordable()));
    one.bedrooms().ifPresent(n -> functions.add(worth(bedrooms(n), ROOMS)));
    one.amenities().stream()
        .limit(MOST_AMENITIES)
        .forEach(amenity -> functions.add(worth(term("amenities", amenity), AMENITY)));
    return functions;
  }

  /** Half at 3 km. */
  private FunctionScore near() {
    var here = new Area(one.location(), 1).point();
    return FunctionScore.of(
        f ->
            f.exp(
                    decay ->
                        decay.geo(
                            geo ->
                                geo.field("location")
                                    .placement(at -> at.origin(here).scale("3km").decay(0.5))))
                .weight(PLACE));
  }

  private FunctionScore affordable() {
    double rent = one.rent().getAmount().doubleValue();
    return FunctionScore.of(
        f ->
            f.gauss(
                    decay ->
                        decay.numeric(
                            number ->
                                number
                                    .field("rent.amount")
                                    .placement(
                                        at ->
                                            at.origin(rent)
                                                .scale(Math.max(1, rent * SHARE_OF_RENT))
                                                .decay(0.5))))
                .weight(RENT));
  }

  private static FunctionScore worth(Query what, double weight) {
    return FunctionScore.of(f -> f.filter(what).weight(weight));
  }

  private static Query bedrooms(int number) {
    return Query.of(q -> q.term(t -> t.field("bedrooms").value(number)));
  }

  private static Query term(String field, String value) {
    return Query.of(q -> q.term(t -> t.field(field).value(value)));
  }
}
