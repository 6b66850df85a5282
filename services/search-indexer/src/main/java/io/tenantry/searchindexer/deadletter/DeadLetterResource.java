package io.tenantry.searchindexer.deadletter;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Permission;
import io.tenantry.searchindexer.deadletter.DeadLetters.Replay;
import io.tenantry.searchindexer.deadletter.DeadLetters.Waiting;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Events that the index could not apply, for platform administrators. */
@Path("/api/v1/admin/search/dead-letters")
@PermissionsAllowed(Permission.PLATFORM_JOBS)
public class DeadLetterResource {
  private final DeadLetters letters;

  DeadLetterResource(DeadLetters letters) {
    this.letters = letters;
  }

  /** Everything that waits for its cause to be removed. */
  @GET
  public Uni<Waiting> list() {
    return letters.waiting();
  }

  /** Tries all of it again. Harmless: what had its effect has none again. */
  @POST
  @Path("/replay")
  public Uni<Replay> replay() {
    return letters.replay();
  }
}
