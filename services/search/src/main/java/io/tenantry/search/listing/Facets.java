package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many listings there are of each kind, were its own filter not set. */
record Facets(
    List<Count<String>> city,
    List<Count<String>> amenities,
    List<Count<Long>> bedrooms,
    List<Band> rent) {

  /** Listings with this value. */
  record Count<T>(T value, long count) {}

  /** Listings with a rent from, inclusive, to, exclusive; an absent bound is open. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Band(Optional<Long> from, Optional<Long> to, long count) {}

  static Facets of(Map<String, Aggregate> answers) {
    return new Facets(
        words(counts(answers, Facet.CITY)),
        words(counts(answers, Facet.AMENITIES)),
        counts(answers, Facet.BEDROOMS).lterms().buckets().array().stream()
            .map(bucket -> new Count<>(bucket.key(), bucket.docCount()))
            .toList(),
        counts(answers, Facet.RENT).range().buckets().array().stream()
            .map(
                bucket ->
                    new Band(
                        Optional.ofNullable(bucket.from()).map(Double::longValue),
                        Optional.ofNullable(bucket.to()).map(Double::longValue),
                        bucket.docCount()))
            .toList());
  }

  private static Aggregate counts(Map<String, Aggregate> answers, Facet facet) {
    return answers.get(facet.key()).filter().aggregations().get(ListingQuery.COUNTS);
  }

  private static List<Count<String>> words(Aggregate counts) {
    return counts.sterms().buckets().array().stream()
        .map(bucket -> new Count<>(bucket.key().stringValue(), bucket.docCount()))
        .toList();
  }
}
