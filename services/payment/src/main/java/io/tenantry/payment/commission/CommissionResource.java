package io.tenantry.payment.commission;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.payment.query.Asked;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** Commissions of the platform, for its administrators. */
@Path("/api/v1/admin/commission")
@PermissionsAllowed(Permission.PLATFORM_COMMISSION)
public class CommissionResource {
  private final CommissionTerms terms;
  private final Caller caller;

  CommissionResource(CommissionTerms terms, Caller caller) {
    this.terms = terms;
    this.caller = caller;
  }

  /** Commissions by organization. */
  record Report(List<CommissionTerms.Earned> items) {}

  /** Reports the commissions of a period by organization; the last 30 days when none is named. */
  @GET
  public Uni<Report> report(@RestQuery String from, @RestQuery String to) {
    return terms.earned(Asked.day("from", from), Asked.day("to", to)).map(Report::new);
  }

  /** Agrees on a percentage, and on where the rest goes. */
  @PUT
  @Path("/{organizationId}")
  public Uni<CommissionTerms.Terms> set(
      UUID organizationId, @NotNull @Valid CommissionTerms.Terms wish) {
    return terms.set(caller, organizationId, wish);
  }
}
