package io.tenantry.auth.keycloak;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Keycloak's OpenID Connect token endpoint. */
@RegisterRestClient(configKey = "keycloak-tokens")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
interface TokenEndpoint {
  @POST
  @Path("/token")
  Uni<Tokens> grant(Form form);
}
