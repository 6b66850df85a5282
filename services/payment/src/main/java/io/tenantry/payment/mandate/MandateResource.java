package io.tenantry.payment.mandate;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.idempotency.Idempotency;
import io.tenantry.platform.idempotency.IdempotencyKeyFilter;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Mandates: what a resident lets an organization charge. */
@Path("/api/v1/payments/mandates")
@PermissionsAllowed(Permission.PAYMENTS_READ)
public class MandateResource {
  private final Mandates mandates;
  private final Idempotency idempotency;
  private final Caller caller;

  MandateResource(Mandates mandates, Idempotency idempotency, Caller caller) {
    this.mandates = mandates;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  /** The caller's mandates, or those given to their organization. */
  @GET
  public Uni<Page<Mandate>> list(@Valid @BeanParam PageRequest page) {
    return mandates.list(caller, page).map(found -> Page.of(found, page.limit(), Mandate::id));
  }

  /** Gives a mandate. */
  @POST
  @PermissionsAllowed(Permission.PAYMENT_METHODS_WRITE)
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = Mandate.class)))
  public Uni<Response> create(
      @HeaderParam(IdempotencyKeyFilter.HEADER) String key, @NotNull @Valid MandateWish wish) {
    return idempotency.create(
        caller, key, "payments/mandates", wish, tx -> mandates.create(tx, caller, wish));
  }

  /** Takes a mandate back: from now on nothing is charged under it. */
  @DELETE
  @PermissionsAllowed(Permission.PAYMENT_METHODS_WRITE)
  @Path("/{id}")
  public Uni<Void> cancel(UUID id) {
    return mandates
        .cancel(caller, id)
        .map(found -> found.orElseThrow(() -> Problems.notFound("The mandate")))
        .replaceWithVoid();
  }
}
