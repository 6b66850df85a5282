package io.tenantry.auth.keycloak;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Keycloak's admin API, as far as it is about how people sign in. */
@RegisterRestClient(configKey = "keycloak-admin")
@Path("/users/{id}")
interface CredentialEndpoint {
  /** Changes the fields that are given and leaves the others. */
  @PUT
  Uni<Void> change(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, UUID id, Map<String, Object> fields);

  @PUT
  @Path("/reset-password")
  Uni<Void> setPassword(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, UUID id, NewUser.Password password);

  @GET
  @Path("/credentials")
  Uni<List<StoredCredential>> all(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, UUID id);

  @DELETE
  @Path("/credentials/{credential}")
  Uni<Void> remove(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, UUID id, String credential);

  @GET
  @Path("/federated-identity")
  Uni<List<LinkedProvider>> providers(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, UUID id);

  @DELETE
  @Path("/federated-identity/{provider}")
  Uni<Void> unlink(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, UUID id, String provider);
}
