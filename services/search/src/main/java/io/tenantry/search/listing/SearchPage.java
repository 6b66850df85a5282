package io.tenantry.search.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * A page of finds.
 *
 * @param total how many there are on all pages
 * @param nextCursor send as {@code cursor} to read on; absent on the last page
 * @param understood what was read out of {@code q}: bedrooms and rents are searched for as such
 * @param corrected what was searched for instead of words that no listing has
 * @param relaxations when nothing was found: which criterion to widen or drop, nearest first
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SearchPage(
    List<FoundListing> items,
    long total,
    Facets facets,
    Optional<String> nextCursor,
    Optional<Phrases> understood,
    Optional<String> corrected,
    Optional<List<Relaxation>> relaxations) {

  SearchPage with(List<Relaxation> ways) {
    return new SearchPage(
        items, total, facets, nextCursor, understood, corrected, Optional.of(ways));
  }
}
