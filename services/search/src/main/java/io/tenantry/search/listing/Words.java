package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch._types.query_dsl.MatchQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.List;
import java.util.Map;

/**
 * Finds words, wherever in a listing each of them is. The fields' similarity is {@code boolean}: a
 * word is worth its field's weight, whatever else is in the index. So the score of a listing that
 * does not change does not change either, and a cursor stays where it was.
 *
 * @param forgiving whether words that are nearly these are found as well
 */
record Words(String text, boolean forgiving) {
  static final String EVERYTHING = "everything";

  /** Of more than two words, three of four must be there. */
  private static final String ENOUGH = "2<75%";

  private static final Map<String, Float> WEIGHTS =
      Map.of(
          "title", 3f,
          "city.words", 2.5f,
          "addressLine1", 2f,
          "propertyName", 2f,
          "unitType.words", 2f,
          "propertyType.words", 2f,
          "amenityWords", 1f,
          "letters", 2f,
          "description", 0.5f);

  /** Returns the filter, without an order. */
  Query filter() {
    return everything();
  }

  /** Returns the query, scored by the fields that match. */
  Query scored() {
    List<Query> places =
        WEIGHTS.entrySet().stream().map(field -> in(field.getKey(), field.getValue())).toList();
    return Query.of(q -> q.bool(bool -> bool.must(everything()).should(places)));
  }

  private Query everything() {
    return Query.of(q -> q.match(match(EVERYTHING).minimumShouldMatch(ENOUGH).build()));
  }

  private Query in(String field, float weight) {
    return Query.of(q -> q.match(match(field).boost(weight).build()));
  }

  /** Mistakes are forgiven, but not in the first letter: people get that right. */
  private MatchQuery.Builder match(String field) {
    MatchQuery.Builder match = new MatchQuery.Builder().field(field).query(text);
    return forgiving ? match.fuzziness("AUTO").prefixLength(1).maxExpansions(50) : match;
  }
}
