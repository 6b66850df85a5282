package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch._types.DistanceUnit;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.AggregationRange;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.util.NamedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Turns criteria into a question to Elasticsearch. Facet filters go into the post filter: hits obey
 * them all, while each facet counts under the filters of the others.
 */
final class ListingQuery {
  static final String COUNTS = "counts";
  private static final int MOST_BUCKETS = 50;

  private final Criteria criteria;
  private final Reading reading;
  private final List<Constraint> constraints;
  private final List<Integer> rentBounds;

  ListingQuery(Criteria criteria, Reading reading, List<Integer> rentBounds) {
    this.criteria = criteria;
    this.reading = reading;
    this.constraints = Constraints.of(criteria);
    this.rentBounds = rentBounds;
  }

  /** A page with its facets. */
  SearchRequest.Builder request() {
    SearchRequest.Builder request =
        new SearchRequest.Builder()
            .query(query())
            .size(criteria.limit() + 1)
            .trackTotalHits(total -> total.enabled(true))
            .source(source -> source.filter(fields -> fields.excludes(FoundListing.NOT_SHOWN)))
            .sort(sort());
    for (Facet facet : Facet.values()) {
      request.aggregations(facet.key(), aggregation(facet));
    }
    List<Query> filters = that(constraint -> constraint.facet().isPresent());
    if (!filters.isEmpty()) {
      request.postFilter(all(filters));
    }
    reading.words(criteria).ifPresent(words -> request.highlight(highlight(words)));
    criteria.cursor().ifPresent(cursor -> request.searchAfter(cursor.values()));
    return request;
  }

  /**
   * All criteria at once, for what needs no order.
   *
   * @param forgiving whether words that are nearly those sought are found as well
   */
  Query whole(boolean forgiving) {
    List<Query> filters = that(constraint -> true);
    words(forgiving).map(Words::filter).ifPresent(filters::add);
    return all(filters);
  }

  private Optional<Words> words(boolean forgiving) {
    return reading.words(criteria).map(text -> new Words(text, forgiving));
  }

  private List<Query> that(Predicate<Constraint> wanted) {
    return new ArrayList<>(constraints.stream().filter(wanted).map(Constraint::query).toList());
  }

  /** Scores are worked out only where they order. */
  private Query query() {
    List<Query> filters = that(constraint -> constraint.facet().isEmpty());
    if (criteria.sort() != Sort.RELEVANCE) {
      words(false).map(Words::filter).ifPresent(filters::add);
      return all(filters);
    }
    Query found =
        Query.of(
            q ->
                q.bool(
                    bool -> {
                      words(false)
                          .ifPresentOrElse(
                              words -> bool.must(words.scored()),
                              () -> bool.must(any -> any.matchAll(one -> one)));
                      return bool.filter(filters);
                    }));
    return new Merit(reading.day()).of(found);
  }

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

  /** Rents are compared within a currency: 900 dollars are not less than 12,500 rupees. */
  private List<SortOptions> sort() {
    SortOptions newest = field("id", SortOrder.Desc);
    SortOptions currency = field("rent.currency", SortOrder.Asc);
    return switch (criteria.sort()) {
      case RELEVANCE -> List.of(SortOptions.of(s -> s.score(score -> score)), newest);
      case RENT -> List.of(currency, field("rent.amount", SortOrder.Asc), newest);
      case RENT_DESCENDING -> List.of(currency, field("rent.amount", SortOrder.Desc), newest);
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
                        .location(area.point())
                        .unit(DistanceUnit.Kilometers)
                        .order(SortOrder.Asc)));
  }

  private static SortOptions field(String name, SortOrder order) {
    return SortOptions.of(sort -> sort.field(field -> field.field(name).order(order)));
  }

  private Aggregation aggregation(Facet facet) {
    Query others = all(that(c -> c.facet().filter(its -> its != facet).isPresent()));
    return Aggregation.of(
        aggregation -> aggregation.filter(others).aggregations(COUNTS, counts(facet)));
  }

  private Aggregation counts(Facet facet) {
    return facet == Facet.RENT
        ? Aggregation.of(a -> a.range(range -> range.field(facet.field()).ranges(bands())))
        : Aggregation.of(a -> a.terms(terms -> terms.field(facet.field()).size(MOST_BUCKETS)));
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
