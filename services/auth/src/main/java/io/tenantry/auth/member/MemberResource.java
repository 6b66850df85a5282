package io.tenantry.auth.member;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.email.EmailAddress;
import io.tenantry.auth.email.Emails;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Members of an organization. */
@Path("/api/v1/tenants/{id}/members")
@PermissionsAllowed(Permission.MEMBERS_WRITE)
public class MemberResource {
  private final Members members;
  private final Caller caller;

  MemberResource(Members members, Caller caller) {
    this.members = members;
    this.caller = caller;
  }

  /** Invitation; a viewer when no role is sent (decisions.md C-03). */
  record Invited(@NotNull @EmailAddress String email, Optional<MemberRole> role) {
    Invited {
      email = Emails.canonical(email);
      role = role == null ? Optional.empty() : role;
    }
  }

  /** A member's new role. */
  record Change(@NotNull MemberRole role) {}

  /** The organization's people and who is invited, in a stable order. */
  @GET
  @PermissionsAllowed(Permission.MEMBERS_READ)
  public Uni<Page<Member>> list(UUID id, @Valid @BeanParam PageRequest page) {
    return members.list(caller, id, page);
  }

  /** Invites somebody by e-mail. Inviting again sends a new link, and the role sent now counts. */
  @POST
  @ResponseStatus(201)
  public Uni<Member> invite(UUID id, @NotNull @Valid Invited invited) {
    return members.invite(caller, id, invited.email(), invited.role().orElse(MemberRole.VIEWER));
  }

  /** Gives a member another role; their sessions end. */
  @PUT
  @Path("/{userId}")
  public Uni<Void> changeRole(UUID id, UUID userId, @NotNull @Valid Change change) {
    return members.changeRole(caller, id, userId, change.role());
  }

  /** Removes a member, or takes back the invitation of this id. */
  @DELETE
  @Path("/{userId}")
  public Uni<Void> remove(UUID id, UUID userId) {
    return members.remove(caller, id, userId);
  }
}
