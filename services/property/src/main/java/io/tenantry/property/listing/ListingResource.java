package io.tenantry.property.listing;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.idempotency.Idempotency;
import io.tenantry.platform.idempotency.IdempotencyKeyFilter;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.IfMatch;
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
import jakarta.ws.rs.QueryParam;
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
  private final ListingMoves moves;
  private final Idempotency idempotency;
  private final Caller caller;

  ListingResource(Listings listings, ListingMoves moves, Idempotency idempotency, Caller caller) {
    this.listings = listings;
    this.moves = moves;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  /** Makes an offer; it waits for approval, or is kept as a draft. */
  @POST
  @Path("/properties/{propertyId}/listings")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Listing.class)))
  public Uni<Response> add(
      UUID propertyId,
      @QueryParam("draft") boolean draft,
      @HeaderParam(IdempotencyKeyFilter.HEADER) String key,
      @Valid @NotNull ListingDetails details) {
    return idempotency.create(
        caller,
        key,
        (draft ? "draft-listing " : "submit-listing ") + propertyId,
        details,
        tx ->
            draft
                ? listings.draft(tx, caller, propertyId, details)
                : listings.submit(tx, caller, propertyId, details));
  }

  /** The organization's listings, newest first. */
  @GET
  @Path("/listings")
  @PermissionsAllowed(Permission.LISTINGS_READ)
  public Uni<Page<Listing>> listAll(
      @Valid @BeanParam ListingFilter filter, @Valid @BeanParam PageRequest page) {
    return listings.list(caller, filter, page);
  }

  /** A property's listings, newest first. */
  @GET
  @Path("/properties/{propertyId}/listings")
  @PermissionsAllowed(Permission.LISTINGS_READ)
  public Uni<Page<Listing>> list(
      UUID propertyId, @Valid @BeanParam ListingFilter filter, @Valid @BeanParam PageRequest page) {
    return listings.list(caller, propertyId, filter, page);
  }

  /** One listing. */
  @GET
  @Path("/listings/{id}")
  @PermissionsAllowed(Permission.LISTINGS_READ)
  public Uni<Listing> find(UUID id) {
    return listings.find(caller, id);
  }

  /** Replaces an offer; a draft stays one, anything else waits for approval again. */
  @PUT
  @Path("/listings/{id}")
  public Uni<Listing> change(
      UUID id, @BeanParam IfMatch ifMatch, @Valid @NotNull ListingDetails details) {
    return listings.change(caller, id, ifMatch, details);
  }

  /** Takes an offer off the market for good. */
  @DELETE
  @Path("/listings/{id}")
  public Uni<Void> archive(UUID id, @BeanParam IfMatch ifMatch) {
    return moves.archive(caller, id, ifMatch).replaceWithVoid();
  }

  /** Returns the quality of a listing, and everything that is missing. */
  @GET
  @Path("/listings/{id}/quality")
  @PermissionsAllowed(Permission.LISTINGS_READ)
  public Uni<Quality> quality(UUID id) {
    return moves.quality(caller, id);
  }

  /** Submits a draft or a rejected listing; it waits for approval. */
  @POST
  @Path("/listings/{id}/submit")
  public Uni<Listing> submit(UUID id, @BeanParam IfMatch ifMatch) {
    return moves.submit(caller, id, ifMatch);
  }

  /** Takes a published listing off the market for a while. */
  @POST
  @Path("/listings/{id}/pause")
  public Uni<Listing> pause(UUID id, @BeanParam IfMatch ifMatch) {
    return moves.pause(caller, id, ifMatch);
  }

  /** Puts a paused listing back on the market. */
  @POST
  @Path("/listings/{id}/resume")
  public Uni<Listing> resume(UUID id, @BeanParam IfMatch ifMatch) {
    return moves.resume(caller, id, ifMatch);
  }

  /** Changes price and availability, without a new approval. */
  @PUT
  @Path("/listings/{id}/terms")
  public Uni<Listing> changeTerms(
      UUID id, @BeanParam IfMatch ifMatch, @Valid @NotNull ListingTerms terms) {
    return listings.change(caller, id, ifMatch, terms);
  }
}
