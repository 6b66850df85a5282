package io.tenantry.auth.keycloak;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Form;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Gets tokens from Keycloak, which alone checks passwords and signs. */
@ApplicationScoped
public class TokenGrants {
  private final TokenEndpoint endpoint;
  private final String clientId;
  private final String clientSecret;

  TokenGrants(
      @RestClient TokenEndpoint endpoint,
      @ConfigProperty(name = "tenantry.keycloak.client-id") String clientId,
      @ConfigProperty(name = "tenantry.keycloak.client-secret") String clientSecret) {
    this.endpoint = endpoint;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
  }

  /**
   * A session for a password, and a one-time code where the account asks for one.
   *
   * @return fails with {@link GrantRefused} or {@link KeycloakUnavailable}
   */
  public Uni<Tokens> byPassword(String email, String password, Optional<String> oneTimeCode) {
    Form form = form("password").param("username", email).param("password", password);
    oneTimeCode.ifPresent(code -> form.param("totp", code));
    return grant(form);
  }

  /**
   * A fresh pair of tokens for a refresh token, which is used up by it.
   *
   * @return fails with {@link GrantRefused} or {@link KeycloakUnavailable}
   */
  public Uni<Tokens> byRefreshToken(String refreshToken) {
    return grant(form("refresh_token").param("refresh_token", refreshToken));
  }

  private Uni<Tokens> grant(Form form) {
    return endpoint.grant(form).onFailure().transform(KeycloakFailures::ofGrant);
  }

  private Form form(String grantType) {
    return new Form()
        .param("grant_type", grantType)
        .param("client_id", clientId)
        .param("client_secret", clientSecret)
        .param("scope", "openid");
  }
}
