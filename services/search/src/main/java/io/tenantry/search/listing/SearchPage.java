package io.tenantry.search.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * A page of finds.
 *
 * @param total how many there are on all pages
 * @param nextCursor send as {@code cursor} to read on; absent on the last page
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SearchPage(
    List<FoundListing> items, long total, Facets facets, Optional<String> nextCursor) {}
