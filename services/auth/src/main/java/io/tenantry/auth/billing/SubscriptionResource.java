package io.tenantry.auth.billing;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.organization.Plan;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** Administration of an organization's plan and standing. */
@Path("/api/v1/admin/organizations/{id}")
@PermissionsAllowed(Permission.PLATFORM_ORGANIZATIONS)
public class SubscriptionResource {
  private final Subscriptions subscriptions;
  private final Caller caller;

  SubscriptionResource(Subscriptions subscriptions, Caller caller) {
    this.subscriptions = subscriptions;
    this.caller = caller;
  }

  /** The plan an organization is put on. */
  record Choice(@NotNull Plan plan) {}

  /** Reason of the act; the organization's members read it. */
  record Reason(@NotBlank @Size(max = 1000) String reason) {}

  /** Puts it on a plan; from trial or suspension it is active by that. */
  @PUT
  @Path("/plan")
  public Uni<Billing> choosePlan(UUID id, @NotNull @Valid Choice choice) {
    return subscriptions.choosePlan(caller, id, choice.plan());
  }

  /** Lets its people read only. */
  @POST
  @Path("/suspend")
  public Uni<Billing> suspend(UUID id, @NotNull @Valid Reason reason) {
    return subscriptions.suspend(caller, id, reason.reason());
  }

  /** Ends a suspension. */
  @POST
  @Path("/restore")
  public Uni<Billing> restore(UUID id) {
    return subscriptions.restore(caller, id);
  }

  /** Ends the subscription for good; its people read only. */
  @POST
  @Path("/cancel")
  public Uni<Billing> cancel(UUID id, @NotNull @Valid Reason reason) {
    return subscriptions.cancel(caller, id, reason.reason());
  }
}
