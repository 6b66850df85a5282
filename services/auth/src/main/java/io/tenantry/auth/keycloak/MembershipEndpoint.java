package io.tenantry.auth.keycloak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The calls of Keycloak's admin API by which a person's rights are kept as the database has them.
 */
@RegisterRestClient(configKey = "keycloak-admin")
@Path("/users/{id}")
interface MembershipEndpoint {
  @GET
  Uni<ObjectNode> user(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, UUID id);

  @PUT
  Uni<Void> replace(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, UUID id, ObjectNode user);

  @GET
  @Path("/role-mappings/realm")
  Uni<List<RealmRole>> roles(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, UUID id);

  @GET
  @Path("/role-mappings/realm/available")
  Uni<List<RealmRole>> otherRoles(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, UUID id);

  @POST
  @Path("/role-mappings/realm")
  Uni<Void> grant(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, UUID id, List<RealmRole> roles);

  @DELETE
  @Path("/role-mappings/realm")
  Uni<Void> withdraw(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, UUID id, List<RealmRole> roles);
}
