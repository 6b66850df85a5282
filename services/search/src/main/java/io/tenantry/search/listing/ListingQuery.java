package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch._types.DistanceUnit;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.AggregationRange;
import co.elastic.clients.elasticsearch._types.query_dsl.MultiMatchQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.util.NamedValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns criteria into a question to Elasticsearch. Facet filters go into the post filter: hits obey
 * them all, while each facet counts under the filters of the others.
 */
final class ListingQuery {
  static final String COUNTS = "counts";
  private static final int MOST_BUCKETS = 50;

  /** What was typed matches three words of four, in one field or in all taken together. */
  private static final String ENOUGH_WORDS = "2<75%";

  private static final List<String> FIELDS =
      List.of("title^3", "propertyName^2", "city.words^2", "everything");

  private final Criteria criteria;
  private final List<Integer> rentBounds;

  ListingQuery(Criteria criteria, List<Integer> rentBounds) {
    this.criteria = criteria;
    this.rentBounds = rentBounds;
  }

  SearchRequest.Builder request() {
    SearchRequest.Builder request =
        new SearchRequest.Builder()
            .query(query())
            .size(criteria.limit() + 1)
            .trackTotalHits(total -> total.enabled(true))
            .source(source -> source.filter(fields -> fields.excludes("description")))
            .sort(sort());
    List<Query> filters = new ArrayList<>();
    for (Facet facet : Facet.values()) {
      filters.addAll(facet.filters(criteria));
      request.aggregations(facet.key(), aggregation(facet));
    }
    if (!filters.isEmpty()) {
      request.postFilter(all(filters));
    }
    criteria.words().ifPresent(words -> request.highlight(highlight(words)));
    criteria.cursor().ifPresent(cursor -> request.searchAfter(cursor.values()));
    return request;
  }

  private Query query() {
    List<Query> filters = new ArrayList<>();
    criteria
        .currency()
        .ifPresent(
            code -> filters.add(Query.of(q -> q.term(t -> t.field("rent.currency").value(code)))));
    criteria
        .availableFrom()
        .ifPresent(
            day ->
                filters.add(
                    Query.of(
                        q ->
                            q.range(
                                range ->
                                    range.date(
                                        d -> d.field("availableFrom").lte(day.toString()))))));
    criteria.area().ifPresent(area -> filters.add(within(area)));
    return Query.of(
        q ->
            q.bool(
                bool -> {
                  criteria.words().ifPresent(words -> bool.must(forgiving(words)._toQuery()));
                  return bool.filter(filters);
                }));
  }

  /** Forgives typing mistakes, but not in the first letter: people get that right. */
  private static MultiMatchQuery forgiving(String words) {
    return MultiMatchQuery.of(
        match ->
            match
                .query(words)
                .fields(FIELDS)
                .fuzziness("AUTO")
                .prefixLength(1)
                .maxExpansions(50)
                .minimumShouldMatch(ENOUGH_WORDS));
  }

  private static Query within(Area area) {
    return Query.of(
        q ->
            q.geoDistance(
                geo ->
                    geo.field("location")
                        .distance(area.radiusKm() + "km")
                        .location(
                            at ->
                                at.latlon(
                                    point ->
                                        point.lat(area.centre().lat()).lon(area.centre().lon())))));
  }

  /** Without the forgiving: finding is cheap with it, marking is ten times dearer. */
  private static Highlight highlight(String words) {
    Query exact =
        Query.of(q -> q.multiMatch(match -> match.query(words).fields("title", "description")));
    return Highlight.of(
        highlight ->
            highlight
                .encoder(HighlighterEncoder.Html)
                .highlightQuery(exact)
                .fields(
                    NamedValue.of("title", FieldHighlights.WHOLE),
                    NamedValue.of("description", FieldHighlights.FRAGMENT)));
  }

  private List<SortOptions> sort() {
    SortOptions newest = field("id", SortOrder.Desc);
    return switch (criteria.sort()) {
      case RELEVANCE -> List.of(SortOptions.of(s -> s.score(score -> score)), newest);
      case RENT -> List.of(field("rent.amount", SortOrder.Asc), newest);
      case RENT_DESCENDING -> List.of(field("rent.amount", SortOrder.Desc), newest);
      case DISTANCE -> List.of(distance(), newest);
      case NEWEST -> List.of(newest);
    };
  }

  private SortOptions distance() {
    Area area = criteria.area().orElseThrow();
    return SortOptions.of(
        sort ->
            sort.geoDistance(
                geo ->
                    geo.field("location")
                        .location(
                            at ->
                                at.latlon(
                                    point ->
                                        point.lat(area.centre().lat()).lon(area.centre().lon())))
                        .unit(DistanceUnit.Kilometers)
                        .order(SortOrder.Asc)));
  }

  private static SortOptions field(String name, SortOrder order) {
    return SortOptions.of(sort -> sort.field(field -> field.field(name).order(order)));
  }

  private Aggregation aggregation(Facet facet) {
    Query filter = all(facet.filtersOfOthers(criteria));
    return Aggregation.of(
        aggregation -> aggregation.filter(filter).aggregations(COUNTS, counts(facet)));
  }

  private Aggregation counts(Facet facet) {
    return facet == Facet.RENT
        ? Aggregation.of(a -> a.range(range -> range.field("rent.amount").ranges(bands())))
        : Aggregation.of(a -> a.terms(terms -> terms.field(facet.key()).size(MOST_BUCKETS)));
  }

  private List<AggregationRange> bands() {
    List<AggregationRange> bands = new ArrayList<>();
    Double from = null;
    for (Integer bound : rentBounds) {
      Double lower = from;
      bands.add(AggregationRange.of(range -> range.from(lower).to(bound.doubleValue())));
      from = bound.doubleValue();
    }
    Double last = from;
    bands.add(AggregationRange.of(range -> range.from(last)));
    return bands;
  }

  private static Query all(List<Query> filters) {
    return Query.of(q -> q.bool(bool -> bool.filter(filters)));
  }
}
