package io.tenantry.search.saved;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.idempotency.IdempotencyKeyFilter;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** A person's saved searches. Nobody else sees them. */
@Path("/api/v1/search/saved")
@Authenticated
public class SavedSearchResource {
  private final SavedSearches searches;
  private final Caller caller;

  SavedSearchResource(SavedSearches searches, Caller caller) {
    this.searches = searches;
    this.caller = caller;
  }

  /** Saves a search. With an Idempotency-Key a retry gets the first answer. */
  @POST
  @APIResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SavedSearch.class)))
  public Uni<Response> save(
      @HeaderParam(IdempotencyKeyFilter.HEADER) String key, @NotNull @Valid SearchToSave search) {
    return searches.save(caller, key, search);
  }

  /** The caller's searches, the last saved first. */
  @GET
  public Uni<Page<SavedSearch>> list(@Valid @BeanParam PageRequest page) {
    return searches.list(caller, page);
  }

  /** One search. */
  @GET
  @Path("/{id}")
  public Uni<SavedSearch> find(UUID id) {
    return searches.find(caller, id).map(found -> found.orElseThrow(SavedSearchResource::notFound));
  }

  /** Changes a search; {@code alerts: false} ends its alerts. */
  @PUT
  @Path("/{id}")
  public Uni<SavedSearch> change(UUID id, @NotNull @Valid SearchToSave search) {
    return searches
        .change(caller, id, search)
        .map(found -> found.orElseThrow(SavedSearchResource::notFound));
  }

  /** Forgets a search, and ends its alerts. */
  @DELETE
  @Path("/{id}")
  public Uni<Void> forget(UUID id) {
    return searches
        .forget(caller, id)
        .invoke(
            forgotten -> {
              if (!forgotten) {
                throw notFound();
              }
            })
        .replaceWithVoid();
  }

  private static RuntimeException notFound() {
    return Problems.notFound("The saved search");
  }
}
