package io.tenantry.auth.keycloak;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The calls of Keycloak's admin API that auth needs, on its realm. */
@RegisterRestClient(configKey = "keycloak-admin")
interface AdminEndpoint {
  @POST
  @Path("/users")
  Uni<Response> create(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, NewUser user);

  @GET
  @Path("/users")
  Uni<List<User>> find(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
      @QueryParam("email") String email,
      @QueryParam("exact") boolean exact);

  @GET
  @Path("/users/{id}/credentials")
  Uni<List<StoredCredential>> credentials(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, UUID id);

  @GET
  @Path("/roles/{name}")
  Uni<RealmRole> role(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, String name);

  @GET
  @Path("/roles/{name}/users")
  Uni<List<Administrator>> holders(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
      String name,
      @QueryParam("max") int atMost);

  @GET
  @Path("/users/{id}/role-mappings/realm")
  Uni<List<RealmRole>> roles(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, UUID id);

  @POST
  @Path("/users/{id}/role-mappings/realm")
  Uni<Void> grant(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, UUID id, List<RealmRole> roles);

  @DELETE
  @Path("/sessions/{id}")
  Uni<Void> endSession(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, String id);

  @GET
  @Path("/users/{id}/sessions")
  Uni<List<UserSession>> sessions(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, UUID id);

  @POST
  @Path("/users/{id}/logout")
  Uni<Void> signOut(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, UUID id);

  @DELETE
  @Path("/users/{id}")
  Uni<Void> delete(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, UUID id);
}
