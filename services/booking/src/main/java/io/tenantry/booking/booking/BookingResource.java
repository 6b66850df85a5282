package io.tenantry.booking.booking;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.idempotency.IdempotencyKeyFilter;
import io.tenantry.platform.idempotency.Idempotent;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Holds and bookings, as the resident who made them or the organization they concern sees them. */
@Path("/api/v1/bookings")
@PermissionsAllowed(Permission.BOOKINGS_READ)
public class BookingResource {
  private final Holds holds;
  private final Bookings bookings;
  private final Endings endings;
  private final Caller caller;

  BookingResource(Holds holds, Bookings bookings, Endings endings, Caller caller) {
    this.holds = holds;
    this.bookings = bookings;
    this.endings = endings;
    this.caller = caller;
  }

  /** Holds units for ten minutes, until they are paid. */
  @POST
  @Idempotent
  @Cancellable(false)
  @PermissionsAllowed(Permission.BOOKINGS_CREATE)
  @APIResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Booking.class)))
  public Uni<Response> place(
      @HeaderParam(IdempotencyKeyFilter.HEADER) String key, @NotNull @Valid BookingWish wish) {
    return holds.place(caller, key, wish);
  }

  /** The caller's bookings, newest first. */
  @GET
  public Uni<Page<Booking>> list(@Valid @BeanParam PageRequest page) {
    return bookings.list(caller, page);
  }

  /** One booking. */
  @GET
  @Path("/{id}")
  public Uni<Booking> find(UUID id) {
    return bookings.find(caller, id).map(found -> found.orElseThrow(BookingResource::notFound));
  }

  /** Ends a hold or booking; what was paid goes back. */
  @POST
  @Path("/{id}/cancel")
  @PermissionsAllowed(Permission.BOOKINGS_CANCEL)
  public Uni<Booking> cancel(UUID id) {
    return endings.cancel(caller, id).map(found -> found.orElseThrow(BookingResource::notFound));
  }

  private static RuntimeException notFound() {
    return Problems.notFound("The booking");
  }
}
