package io.tenantry.auth.privacy.export;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Everything the fleet holds about the caller. */
@Path("/api/v1/auth/me/exports")
@Authenticated
public class ExportResource {
  private final Exports exports;
  private final ExportContent content;
  private final Caller caller;

  ExportResource(Exports exports, ExportContent content, Caller caller) {
    this.exports = exports;
    this.content = content;
    this.caller = caller;
  }

  /** The export that was begun, or that is under way already. */
  record Ordered(UUID exportId) {}

  /** Begins to gather the caller's data; while one export is under way there is no other. */
  @POST
  @ResponseStatus(202)
  public Uni<Ordered> order() {
    return exports.order(caller).map(Ordered::new);
  }

  /** Returns the state of an export, and the services that have answered. */
  @GET
  @Path("/{id}")
  public Uni<Export> find(UUID id) {
    return exports
        .find(caller, id)
        .map(found -> found.orElseThrow(() -> Problems.notFound("The export")));
  }

  /** The whole document, one section a service, as a download. */
  @GET
  @Path("/{id}/content")
  public Uni<RestResponse<Map<String, Object>>> content(UUID id) {
    return find(id).flatMap(export -> content.of(caller, export)).map(ExportResource::download);
  }

  private static RestResponse<Map<String, Object>> download(Map<String, Object> document) {
    return ResponseBuilder.ok(document)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"tenantry-export.json\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
