package io.tenantry.search.suggest;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.text.Letters;
import io.tenantry.search.index.ListingIndex;
import io.tenantry.search.suggest.Suggestion.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Completes what someone is typing from what is on the market. */
@ApplicationScoped
class Suggestions {
  private static final int MOST = 10;
  private static final int MOST_CITIES = 3;
  private static final String CITY = "city.beginning";
  private static final String TITLE = "title.beginning";
  private static final String PROPERTY = "propertyName.beginning";

  private final ListingIndex index;

  Suggestions(ListingIndex index) {
    this.index = index;
  }

  /** Fields of a listing that suggestions use. */
  record Source(String title, String propertyName) {}

  /** Suggestions for a beginning: cities, then houses, then listings. */
  Uni<List<Suggestion>> of(String typed) {
    return index.inTime(
        index.search(request(Letters.fold(typed)), Source.class).map(Suggestions::read));
  }

  static SearchRequest.Builder request(String typed) {
    Query city = beginsWith(CITY, typed);
    Query title = beginsWith(TITLE, typed);
    Query property = beginsWith(PROPERTY, typed);
    return new SearchRequest.Builder()
        .size(MOST)
        .query(q -> q.bool(bool -> bool.should(city, title, property)))
        .postFilter(q -> q.bool(bool -> bool.should(title, property)))
        .source(source -> source.filter(fields -> fields.includes("title", "propertyName")))
        .aggregations("cities", cities(city));
  }

  private static Aggregation cities(Query city) {
    return Aggregation.of(
        aggregation ->
            aggregation
                .filter(city)
                .aggregations(
                    "names",
                    names -> names.terms(terms -> terms.field("cityName").size(MOST_CITIES))));
  }

  /** Named, so that a hit says by which of its fields it was found. */
  private static Query beginsWith(String field, String typed) {
    return Query.of(
        q ->
            q.match(
                match ->
                    match
                        .field(field)
                        .query(typed)
                        .operator(Operator.And)
                        .fuzziness("AUTO")
                        .prefixLength(1)
                        .queryName(field)));
  }

  private static List<Suggestion> read(SearchResponse<Source> answer) {
    Stream<Suggestion> cities =
        cities(answer.aggregations().get("cities").filter().aggregations().get("names"));
    Stream<Suggestion> properties =
        foundBy(PROPERTY, answer).map(hit -> new Suggestion(hit.propertyName(), Kind.PROPERTY));
    Stream<Suggestion> listings =
        foundBy(TITLE, answer).map(hit -> new Suggestion(hit.title(), Kind.LISTING));
    return Stream.of(cities, properties, listings)
        .flatMap(found -> found)
        .distinct()
        .limit(MOST)
        .toList();
  }

  /** An index of an earlier release does not know the names of cities. */
  private static Stream<Suggestion> cities(Aggregate names) {
    return !names.isSterms()
        ? Stream.empty()
        : names.sterms().buckets().array().stream()
            .map(bucket -> new Suggestion(bucket.key().stringValue(), Kind.CITY));
  }

  private static Stream<Source> foundBy(String field, SearchResponse<Source> answer) {
    return answer.hits().hits().stream()
        .filter(hit -> hit.matchedQueries().containsKey(field))
        .map(Hit::source);
  }
}
