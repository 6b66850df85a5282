package io.tenantry.auth.settings;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the gateway asks for its CORS answers. Inside the cluster only: no route leads here. */
@Path("/internal/v1/allowed-origins")
public class AllowedOriginsResource {
  private final OrganizationSettings settings;

  AllowedOriginsResource(OrganizationSettings settings) {
    this.settings = settings;
  }

  /** Web pages that may call the API. */
  record Origins(List<String> origins) {}

  /** The origins all organizations together allow. */
  @GET
  @PermitAll
  @Operation(hidden = true)
  public Uni<Origins> origins() {
    return settings.allowedOrigins().map(Origins::new);
  }
}
