package io.tenantry.search.listing;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** Search for listings, open to everybody. */
@Path("/api/v1/search/listings")
@PermitAll
public class ListingSearchResource {
  private final ListingSearch search;

  ListingSearchResource(ListingSearch search) {
    this.search = search;
  }

  /** Published listings that fit, with counts to narrow the search down by. */
  @GET
  public Uni<SearchPage> search(@BeanParam SearchParameters parameters) {
    return search.search(CriteriaReader.read(parameters));
  }

  /** One published listing. */
  @GET
  @Path("/{id}")
  public Uni<ListingDetail> find(UUID id) {
    return search.find(id);
  }
}
