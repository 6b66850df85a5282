package io.tenantry.maintenance.history;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** History of a request. */
@Path("/api/v1/maintenance/{requestId}/history")
@PermissionsAllowed(Permission.MAINTENANCE_READ)
public class HistoryResource {
  private final History history;
  private final Caller caller;

  HistoryResource(History history, Caller caller) {
    this.history = history;
    this.caller = caller;
  }

  /** Lists the history of a request, newest first. */
  @GET
  public Uni<Page<HistoryEntry.View>> list(UUID requestId, @Valid @BeanParam PageRequest page) {
    return history.of(caller, requestId, page);
  }
}
