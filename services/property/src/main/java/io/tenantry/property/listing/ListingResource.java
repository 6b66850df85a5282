package io.tenantry.property.listing;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.idempotency.Idempotency;
import io.tenantry.platform.idempotency.IdempotencyKeyFilter;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
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

/** Listings as their organization sees them; the public finds them through search. */
@Path("/api/v1")
@PermissionsAllowed(Permission.LISTINGS_WRITE)
public class ListingResource {
  private final Listings listings;
  private final Idempotency idempotency;
  private final Caller caller;

  ListingResource(Listings listings, Idempotency idempotency, Caller caller) {
    this.listings = listings;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  /** Makes an offer; it waits for approval. */
  @POST
  @Path("/properties/{propertyId}/listings")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Listing.class)))
  public Uni<Response> submit(
      UUID propertyId,
      @HeaderParam(IdempotencyKeyFilter.HEADER) String key,
      @Valid @NotNull ListingDetails details) {
    return idempotency.create(
        caller,
        key,
        "submit-listing " + propertyId,
        details,
        tx -> listings.submit(tx, caller, propertyId, details));
  }

  /** The organization's listings, newest first. */
  @GET
  @Path("/listings")
  @PermissionsAllowed(Permission.LISTINGS_READ)
  public Uni<Page<Listing>> listAll(@Valid @BeanParam PageRequest page) {
    return listings.list(caller, page);
  }

  /** A property's listings, newest first. */
  @GET
  @Path("/properties/{propertyId}/listings")
  @PermissionsAllowed(Permission.LISTINGS_READ)
  public Uni<Page<Listing>> list(UUID propertyId, @Valid @BeanParam PageRequest page) {
    return listings.list(caller, propertyId, page);
  }

  /** One listing. */
  @GET
  @Path("/listings/{id}")
  @PermissionsAllowed(Permission.LISTINGS_READ)
  public Uni<Listing> find(UUID id) {
    return listings.find(caller, id);
  }

  /** Replaces an offer; it waits for approval again. */
  @PUT
  @Path("/listings/{id}")
  public Uni<Listing> change(UUID id, @Valid @NotNull ListingDetails details) {
    return listings.change(caller, id, details);
  }

  /** Takes an offer off the market for good. */
  @DELETE
  @Path("/listings/{id}")
  public Uni<Void> archive(UUID id) {
    return listings.archive(caller, id);
  }
}
