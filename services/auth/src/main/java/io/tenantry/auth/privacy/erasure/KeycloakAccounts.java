package io.tenantry.auth.privacy.erasure;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The calls of Keycloak's admin API that end an account. */
@RegisterRestClient(configKey = "keycloak-admin")
interface KeycloakAccounts {
  /** A session of an account; its id is the claim {@code sid} of the tokens. */
  record Session(String id) {}

  @GET
  @Path("/users/{id}/sessions")
  Uni<List<Session>> sessions(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, UUID id);

  @DELETE
  @Path("/users/{id}")
  Uni<Void> delete(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, UUID id);
}
