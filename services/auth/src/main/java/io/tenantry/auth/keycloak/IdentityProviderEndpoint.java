package io.tenantry.auth.keycloak;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Keycloak's admin API, as far as it is about providers that sign people in for it. */
@RegisterRestClient(configKey = "keycloak-admin")
@Path("/identity-provider")
interface IdentityProviderEndpoint {
  @POST
  @Path("/import-config")
  Uni<Map<String, String>> discover(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, Map<String, String> source);

  @POST
  @Path("/instances")
  Uni<Void> add(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, Map<String, Object> provider);

  @PUT
  @Path("/instances/{alias}")
  Uni<Void> replace(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
      String alias,
      Map<String, Object> provider);

  @DELETE
  @Path("/instances/{alias}")
  Uni<Void> remove(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, String alias);

  @GET
  @Path("/instances/{alias}/mappers")
  Uni<List<Map<String, Object>>> mappers(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, String alias);

  @POST
  @Path("/instances/{alias}/mappers")
  Uni<Void> addMapper(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
      String alias,
      Map<String, Object> mapper);
}
