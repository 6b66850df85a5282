package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.tenantry.platform.text.Places;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers of listings of each kind, as they would be without its own filter. */
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
        places(counts(answers, Facet.CITY)),
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

  /** Names of one place that differ in accents or capitals count as the most frequent of them. */
  private static List<Count<String>> places(Aggregate counts) {
    Map<String, Count<String>> places = new LinkedHashMap<>();
    words(counts)
        .forEach(
            place ->
                places.merge(
                    Places.key(place.value()),
                    place,
                    (one, other) -> new Count<>(one.value(), one.count() + other.count())));
    return places.values().stream()
        .sorted(Comparator.comparingLong((Count<String> place) -> place.count()).reversed())
        .toList();
  }

  /** An index of an earlier release has no such field, and counts nothing. */
  private static List<Count<String>> words(Aggregate counts) {
    return !counts.isSterms()
        ? List.of()
        : counts.sterms().buckets().array().stream()
            .map(bucket -> new Count<>(bucket.key().stringValue(), bucket.docCount()))
            .toList();
  }
}
