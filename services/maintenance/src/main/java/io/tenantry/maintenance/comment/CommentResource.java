package io.tenantry.maintenance.comment;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.idempotency.Idempotency;
import io.tenantry.platform.idempotency.IdempotencyKeyFilter;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Permission;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
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

/** Comments of both sides on a request. */
@Path("/api/v1/maintenance/{requestId}/comments")
@PermissionsAllowed(Permission.MAINTENANCE_CREATE)
public class CommentResource {
  private final Comments comments;
  private final Idempotency idempotency;
  private final Caller caller;

  CommentResource(Comments comments, Idempotency idempotency, Caller caller) {
    this.comments = comments;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  /** Comments on a request; the other side is told. */
  @POST
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Comment.View.class)))
  public Uni<Response> add(
      UUID requestId,
      @HeaderParam(IdempotencyKeyFilter.HEADER) String key,
      @Valid @NotNull Comment.Text text) {
    return idempotency.create(
        caller,
        key,
        "comment-on-maintenance " + requestId,
        text,
        tx -> comments.add(tx, caller, requestId, text.text()));
  }

  /** The comments of a request, newest first. */
  @GET
  @PermissionsAllowed(Permission.MAINTENANCE_READ)
  public Uni<Page<Comment.View>> list(UUID requestId, @Valid @BeanParam PageRequest page) {
    return comments.list(caller, requestId, page);
  }
}
