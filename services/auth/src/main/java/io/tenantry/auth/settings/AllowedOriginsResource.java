package io.tenantry.auth.settings;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Allowed origins for the gateway's CORS answers. Inside the cluster only: no route leads here. */
@Path("/internal/v1/allowed-origins")
public class AllowedOriginsResource {
  private final OrganizationSettings settings;

  AllowedOriginsResource(OrganizationSettings settings) {
    this.settings = settings;
  }

  /**
   * Web pages that may call the API.
   *
   * @param organizations who allowed each of them
   */
  record Origins(List<String> origins, Map<String, List<UUID>> organizations) {
    static Origins of(List<AllowedOrigin> all) {
      return new Origins(
          all.stream().map(AllowedOrigin::origin).toList(),
          all.stream()
              .collect(Collectors.toMap(AllowedOrigin::origin, AllowedOrigin::organizations)));
    }
  }

  /** The origins that organizations allow, each for its own people. */
  @GET
  @PermitAll
  @Operation(hidden = true)
  public Uni<Origins> origins() {
    return settings.allowedOrigins().map(Origins::of);
  }
}
