package io.tenantry.search.listing;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;

/** Search for listings, open to everybody. */
@Path("/api/v1/search")
@PermitAll
public class ListingSearchResource {
  private final ListingSearch search;

  ListingSearchResource(ListingSearch search) {
    this.search = search;
  }

  /** Listings like another. */
  record SimilarListings(List<FoundListing> items) {}

  /** Clusters of listings, the largest first. */
  record Clusters(List<MapCluster> items) {}

  /** Published listings that fit, with counts to narrow the search down by. */
  @GET
  @Path("/listings")
  public Uni<SearchPage> search(@BeanParam SearchParameters parameters) {
    return search.search(CriteriaReader.read(parameters));
  }

  /** One published listing. */
  @GET
  @Path("/listings/{id}")
  public Uni<ListingDetail> find(UUID id) {
    return search.find(id);
  }

  /** Lists similar listings. */
  @GET
  @Path("/listings/{id}/similar")
  public Uni<SimilarListings> similar(UUID id, @QueryParam("limit") String limit) {
    return search.similarTo(id, CriteriaReader.readLimit(limit)).map(SimilarListings::new);
  }

  /** Clusters the matching listings on a part of the map ({@code bbox}). */
  @GET
  @Path("/map")
  public Uni<Clusters> map(
      @BeanParam SearchParameters parameters, @QueryParam("zoom") String zoom) {
    return search.clusters(CriteriaReader.readMap(parameters, zoom)).map(Clusters::new);
  }
}
