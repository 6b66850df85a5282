package io.tenantry.auth.moderation;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** Keeping people out who must not be in. */
@Path("/api/v1/admin/users/{id}")
@PermissionsAllowed(Permission.PLATFORM_USERS)
public class ModerationResource {
  private final Moderation moderation;
  private final Caller caller;

  ModerationResource(Moderation moderation, Caller caller) {
    this.moderation = moderation;
    this.caller = caller;
  }

  /** Reason of the act, kept with it. */
  record Reason(@NotBlank @Size(max = 1000) String reason) {}

  /** Ends a person's sessions; they cannot sign in until they are restored. */
  @POST
  @Path("/suspend")
  public Uni<Void> suspend(UUID id, @NotNull @Valid Reason reason) {
    return moderation.suspend(caller, id, reason.reason());
  }

  /** Lets them sign in again. */
  @POST
  @Path("/restore")
  public Uni<Void> restore(UUID id, @NotNull @Valid Reason reason) {
    return moderation.restore(caller, id, reason.reason());
  }
}
