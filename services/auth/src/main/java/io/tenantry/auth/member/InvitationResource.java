package io.tenantry.auth.member;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.access.OwnSession;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Accepting an invitation that came by e-mail. */
@Path("/api/v1/auth/invitations")
public class InvitationResource {
  private final Joining joining;
  private final OwnSession session;

  InvitationResource(Joining joining, OwnSession session) {
    this.joining = joining;
    this.session = session;
  }

  /** Joins the organization; somebody new gets an account. Sign in afterwards. */
  @POST
  @Path("/accept")
  @PermitAll
  public Uni<Joining.Joined> accept(@NotNull @Valid Acceptance acceptance) {
    return joining.accept(acceptance, session.person());
  }
}
