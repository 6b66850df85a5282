package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.web.Problems;
import io.tenantry.search.index.ListingIndex;
import io.tenantry.search.index.ListingSource;
import io.tenantry.search.index.SearchSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds published listings. */
@ApplicationScoped
class ListingSearch {
  private final ListingIndex index;
  private final SearchSettings settings;

  ListingSearch(ListingIndex index, SearchSettings settings) {
    this.index = index;
    this.settings = settings;
  }

  /** A page of what fits. */
  Uni<SearchPage> search(Criteria criteria) {
    return index
        .search(new ListingQuery(criteria, settings.rentBounds()).request(), ListingSource.class)
        .map(answer -> page(criteria, answer));
  }

  /** One listing; 404 when it is not on the market. */
  Uni<ListingDetail> find(UUID id) {
    return index
        .find(id)
        .map(source -> source.orElseThrow(() -> Problems.notFound("The listing")))
        .map(ListingDetail::of);
  }

  private static SearchPage page(Criteria criteria, SearchResponse<ListingSource> answer) {
    List<Hit<ListingSource>> hits = answer.hits().hits();
    boolean more = hits.size() > criteria.limit();
    List<Hit<ListingSource>> shown = more ? hits.subList(0, criteria.limit()) : hits;
    return new SearchPage(
        shown.stream().map(hit -> FoundListing.of(hit, criteria.area())).toList(),
        answer.hits().total().value(),
        Facets.of(answer.aggregations()),
        more
            ? Optional.of(new Cursor(criteria.sort(), shown.getLast().sort()).encoded())
            : Optional.empty());
  }
}
