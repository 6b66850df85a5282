package io.tenantry.auth.billing;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** Billing of an organization for its use of the platform. */
@Path("/api/v1/tenants/{id}/billing")
@PermissionsAllowed(Permission.ORGANIZATION_READ)
public class BillingResource {
  private final Subscriptions subscriptions;
  private final Caller caller;

  BillingResource(Subscriptions subscriptions, Caller caller) {
    this.subscriptions = subscriptions;
    this.caller = caller;
  }

  /** Plan, price, standing and history. */
  @GET
  public Uni<Billing> find(UUID id) {
    return subscriptions.find(caller, id);
  }
}
