package io.tenantry.property.document;

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

/** Papers of the organization's properties. The bytes are uploaded to and read from the store. */
@Path("/api/v1")
@PermissionsAllowed(Permission.PROPERTIES_WRITE)
public class DocumentResource {
  private final Documents documents;
  private final Idempotency idempotency;
  private final Caller caller;

  DocumentResource(Documents documents, Idempotency idempotency, Caller caller) {
    this.documents = documents;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  /** Announces a document; the answer says where to upload it. */
  @POST
  @Path("/properties/{propertyId}/documents")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = PendingDocument.class)))
  public Uni<Response> announce(
      UUID propertyId,
      @HeaderParam(IdempotencyKeyFilter.HEADER) String key,
      @Valid @NotNull Document.Announcement announcement) {
    return idempotency.create(
        caller,
        key,
        "announce-document " + propertyId,
        announcement,
        tx -> documents.announce(tx, caller, propertyId, announcement));
  }

  /** A property's documents, newest first, with links that work for a short while. */
  @GET
  @Path("/properties/{propertyId}/documents")
  @PermissionsAllowed(Permission.PROPERTIES_READ)
  public Uni<Page<ReadyDocument>> list(UUID propertyId, @Valid @BeanParam PageRequest page) {
    return documents.list(caller, propertyId, page);
  }

  /** Says that the upload is done; it is looked at and counts from then on. */
  @POST
  @Path("/documents/{id}/complete")
  public Uni<ReadyDocument> complete(UUID id) {
    return documents.complete(caller, id);
  }

  /** One document, with a link that works for a short while. */
  @GET
  @Path("/documents/{id}")
  @PermissionsAllowed(Permission.PROPERTIES_READ)
  public Uni<ReadyDocument> find(UUID id) {
    return documents.find(caller, id);
  }

  /** Deletes a document. */
  @DELETE
  @Path("/documents/{id}")
  public Uni<Void> remove(UUID id) {
    return documents.remove(caller, id);
  }
}
